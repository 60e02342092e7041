"""A status is read, remarked at its sentences, returned, approved, published, and shown when its round is closed."""

import pytest

from handleplan.record.answers import say_unchanged
from handleplan.record.models import Comment, Report
from handleplan.record.report_states import Remark, change_state
from handleplan.record.round_closing import close_round
from years import answer_all


@pytest.fixture
def submitted(report, head) -> Report:
    answer_all(report)
    return change_state(report, "submitted", by=head)


def decide(client, report, person, **posted):
    client.force_login(person)
    return client.post(f"{report.get_absolute_url()}trin", posted)


def page(client, report, person=None) -> str:
    if person:
        client.force_login(person)
    else:
        client.logout()
    return client.get(report.get_absolute_url()).content.decode()


def state(report) -> str:
    return Report.objects.get(pk=report.pk).state


def test_the_coordinator_has_a_place_for_a_remark_at_each_sentence(client, submitted, decider):
    shown = page(client, submitted, decider)
    assert '<span class="sentence-text">Vi har ansat to.</span>' in shown
    assert all(word in shown for word in ("Godkend", "Send tilbage"))
    assert "Offentliggør</button>" not in shown


def test_it_is_returned_with_remarks_at_sentences(client, submitted, decider):
    fields, quotes = ["done", "achieved", ""], ["Vi har ansat to.", "x", ""]
    posted = {"remark_field": fields, "quote": quotes, "remark": ["Hvor?", "", "Godt begyndt."], "to": "returned"}
    assert decide(client, submitted, decider, **posted).status_code == 302
    assert state(submitted) == "returned"
    said = list(Comment.objects.values_list("field", "quote", "text").order_by("pk"))
    assert said == [("done", "Vi har ansat to.", "Hvor?"), ("", "", "Godt begyndt.")]


def test_what_was_remarked_stands_there_again_when_the_step_is_refused(client, submitted, decider, head):
    change_state(submitted, "draft", by=head)
    posted = {"remark_field": "done", "quote": "Vi har ansat to.", "remark": "Hvor?", "to": "returned"}
    answer = decide(client, submitted, decider, **posted)
    assert answer.status_code == 422
    assert "kan ikke blive" in answer.content.decode()
    assert state(submitted) == "draft"


def test_without_a_word_it_is_not_returned(client, submitted, decider):
    answer = decide(client, submitted, decider, to="returned")
    assert (answer.status_code, state(submitted)) == (422, "submitted")
    assert "Skriv hvorfor" in answer.content.decode()


def test_it_is_approved_and_published_and_then_everybody_reads_it(client, submitted, decider, head):
    assert "Vi har ansat to." not in page(client, submitted)
    decide(client, submitted, decider, to="approved")
    decide(client, submitted, decider, to="published")
    shown = page(client, submitted)
    assert "Vi har ansat to." in shown
    assert "Forløb" not in shown
    assert "<form method" not in shown.partition("<main")[2]
    assert "Forløb" in page(client, submitted, head)


def test_the_head_takes_it_back_and_may_not_approve_it(client, submitted, head):
    assert decide(client, submitted, head, to="approved").status_code == 422
    decide(client, submitted, head, to="draft")
    assert state(submitted) == "draft"


def test_a_step_that_nobody_knows_is_refused(client, submitted, decider):
    assert decide(client, submitted, decider, to="eaten").status_code == 422
    assert state(submitted) == "submitted"


def test_who_has_no_part_in_it_has_no_such_page(client, submitted, django_user_model):
    stranger = django_user_model.objects.create_user("fremmed@nørrelund.dk", None)
    assert decide(client, submitted, stranger, to="approved").status_code == 404
    assert client.get(submitted.get_absolute_url()).status_code == 404


def test_unchanged_is_read_as_somebodys_word_with_the_text_it_repeats(client, report, head, decider):
    say_unchanged(report, field="done", by=head)
    shown = page(client, report, decider)
    assert "Ingen ændring siden sidst" in shown
    assert "sagt af Leder0" in shown
    assert "Vi er fortsat som planlagt." in shown


def test_a_closed_round_is_read_from_what_was_frozen(client, submitted, decider):
    for to in ("approved", "published"):
        change_state(submitted, to, by=decider)
    close_round(submitted.round, by=decider)
    submitted.entries.update(text="Rettet bagefter")
    submitted.answer_versions.update(text="Rettet bagefter")
    shown = page(client, submitted)
    assert "Vi har ansat to." in shown
    assert "Rettet bagefter" not in shown


def test_a_status_that_was_read_from_a_document_is_shown_with_its_plan(client, report, head):
    earlier = report.plan.reports.select_related("plan__framework__owner", "round").get(round__year=2023)
    client.force_login(head)
    assert client.get(earlier.get_absolute_url()).url == earlier.plan.get_absolute_url()


def test_every_step_of_the_way_is_told(client, report, head, decider):
    answer_all(report)
    change_state(report, "submitted", by=head)
    change_state(report, "returned", by=decider, remarks=[Remark("Hvor mange?")])
    change_state(report, "submitted", by=head)
    change_state(report, "approved", by=decider)
    client.force_login(decider)
    way = client.get(report.get_absolute_url()).context["history"]
    assert [step.what for step in way] == [
        "Runden blev åbnet",
        "Indsendt",
        "Sendt tilbage",
        "Indsendt",
        "Godkendt",
    ]
    assert [step.by for step in way] == ["", "Leder0", "Kirsten", "Leder0", "Kirsten"]
