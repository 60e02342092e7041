"""What the status form posts is kept, all of it, whatever button was pressed, with a script and without."""

import re

import pytest

from handleplan.record.answers import save_answer, say_unchanged, set_verdict
from handleplan.record.answers_given import answers_of, reason_field
from handleplan.record.models import AnswerVersion, Attachment, Measurement, Report, Target
from handleplan.record.report_states import change_state, say_ready
from years import PICTURE, answer_all


@pytest.fixture
def statement(report):
    return answers_of(report).criteria[0].statement


@pytest.fixture
def target(statement):
    return Target.objects.create(statement=statement, text="Mindst 12 er i job", quantity=12, unit="borgere")


def write(client, report, person, script=False, **posted):
    client.force_login(person)
    headers = {"HX-Request": "true"} if script else {}
    return client.post(f"{report.get_absolute_url()}skriv", posted, headers=headers)


def page(client, report, person) -> str:
    client.force_login(person)
    return client.get(report.get_absolute_url()).content.decode()


def now(report) -> Report:
    return Report.objects.select_related("round", "plan", "edition").get(pk=report.pk)


def texts(report) -> dict[str, str]:
    return {one.field: one.text for one in answers_of(now(report)).questions}


def test_the_form_shows_the_promise_last_rounds_answer_and_what_is_lacking(client, report, head):
    shown = page(client, report, head)
    assert "Borgere med handicap har et arbejde på plejehjemmene" in shown
    assert "Når mindst seks borgere er ansat i skånejob" in shown
    assert "Vi er fortsat som planlagt." in shown
    assert "4 ting mangler" in shown
    assert shown.count('type="radio"') == 9
    assert "checked" not in shown


def test_any_button_saves_everything_that_was_typed(client, report, head, statement, target):
    posted = {"text:done": "Vi har ansat to.", f"text:{reason_field(statement.pk)}": "Der er to endnu."}
    posted |= {f"verdict:{statement.pk}": "partly", f"quantity:{target.pk}": "1.250,5"}
    posted |= {f"as_of:{target.pk}": "maj 2026"}
    answer = write(client, report, head, do="unchanged:achieved", **posted)
    assert (answer.status_code, answer.url) == (302, f"{report.get_absolute_url()}#felt-achieved")
    assert texts(report)["done"] == "Vi har ansat to."
    criterion = answers_of(now(report)).criteria[0]
    assert (criterion.verdict.value, criterion.reason) == ("partly", "Der er to endnu.")
    measured = Measurement.objects.get(report=report, withdrawn_at=None)
    assert (str(measured.quantity), measured.as_of) == ("1250.500", "2026-05")
    shown = page(client, report, head)
    assert "Ingen ændring siden sidst" in shown
    assert "Sagt af Leder0" in shown


def test_what_cannot_be_taken_stands_in_its_field_again_with_the_reason(client, report, head, target):
    name = f"quantity:{target.pk}"
    answer = write(client, report, head, do="submit", **{"text:done": "Vi har ansat to.", name: "en del"})
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert "„en del“ er ikke et tal" in shown
    assert 'value="en del"' in shown
    assert texts(report)["done"] == "Vi har ansat to."
    assert now(report).state == "draft"


def test_submitting_what_lacks_something_leads_to_the_list(client, report, head):
    answer = write(client, report, head, do="submit", **{"text:done": "Vi har ansat to."})
    assert answer.url == f"{report.get_absolute_url()}#mangler"
    shown = client.get(report.get_absolute_url()).content.decode()
    assert "Status fra „Plejehjemmene“ mangler noget." in shown
    assert re.findall(r'<a href="#(felt-[a-z]+(?:-\d+)?)">„', shown)[:2] == ["felt-achieved", "felt-next"]


def test_the_head_submits_and_the_form_is_there_no_more(client, report, head):
    answer_all(report)
    write(client, report, head, do="submit", **{"text:done": "Nu tre.", "version:done": "1"})
    assert now(report).state == "submitted"
    shown = page(client, report, head)
    assert "Nu tre." in shown
    assert "<textarea" not in shown
    assert "Træk tilbage og ret" in shown


def test_a_contributor_has_the_button_for_the_head_and_no_other(client, report, helper, head):
    shown = page(client, report, helper)
    assert "Klar til lederen" in shown
    assert 'value="submit"' not in shown
    answer = write(client, report, helper, do="ready", **{"text:done": "Vi har ansat to."})
    assert now(report).ready_at is not None
    assert texts(report)["done"] == "Vi har ansat to."
    assert "Leder0 får besked med en mail" in client.get(answer.url).content.decode()
    assert "Indsend" in page(client, report, head)


def test_a_field_that_is_saved_by_itself_answers_with_what_stands_around_it(client, report, head):
    answer = write(client, report, head, script=True, do="typed", **{"text:done": "Vi har", "version:done": "0"})
    shown = answer.content.decode()
    assert 'name="version:done" value="1"' in shown
    assert "3 ting mangler" in shown
    assert "<textarea" not in shown


def test_who_is_logged_out_is_told_so_and_a_page_leads_to_the_log_in(client, report):
    address = f"{report.get_absolute_url()}skriv"
    assert client.post(address, {"do": "typed"}, headers={"HX-Request": "true"}).status_code == 401
    assert client.post(address, {"do": "save"}).url.startswith("/log-ind?next=")


def test_two_texts_in_one_field_are_both_shown_and_one_is_chosen(client, report, head, helper):
    save_answer(report, "done", "Vi har holdt et kursus.", based_on=0, by=head)
    save_answer(report, "done", "Vi har holdt et langt kursus.", based_on=1, by=head)
    typed = {"text:done": "Vi har nu holdt et kursus.", "version:done": "1", "page": "b"}
    shown = write(client, report, helper, script=True, do="typed", **typed).content.decode()
    assert "Leder0 har også skrevet her" in shown
    assert "Vi har holdt et langt kursus." in shown
    assert "Vi har nu holdt et langt kursus." in shown
    aside = AnswerVersion.objects.get(number=None)
    shown = page(client, report, helper)
    assert "Vi har nu holdt et kursus.</textarea>" in shown
    version = {"version:done": "1", "page:done": "b", "seen:done": "2", "text:done": "Vi har nu holdt et kursus."}
    write(client, report, helper, do=f"merged:{aside.pk}", **version)
    assert texts(report)["done"] == "Vi har nu holdt et langt kursus."
    assert "også skrevet her" not in page(client, report, helper)


@pytest.mark.parametrize(("button", "said"), [("mine", "Fire."), ("theirs", "Tre.")])
def test_of_two_texts_either_can_be_chosen_and_both_are_kept(client, report, head, helper, button, said):
    save_answer(report, "done", "Tre.", based_on=0, by=head)
    aside = save_answer(report, "done", "Fire.", based_on=0, by=helper, page="b").mine
    posted = {
        "text:done": "Fire.",
        "version:done": "0",
        "page:done": "b",
        "seen:done": "1",
        "do": f"{button}:{aside.pk}",
    }
    write(client, report, helper, **posted)
    assert texts(report)["done"] == said
    assert set(AnswerVersion.objects.values_list("text", flat=True)) == {"Tre.", "Fire."}
    aside.refresh_from_db()
    assert aside.settled_at is not None


def test_a_page_that_another_has_written_past_changes_nothing_of_theirs(client, report, head, helper, statement):
    """A page without a script posts every field, also those that nobody touched in it."""
    save_answer(report, "done", "Tre.", based_on=0, by=head)
    set_verdict(report, statement, "met", by=head)
    untouched = {"text:done": "", "version:done": "0", "text:next": "Flere.", "version:next": "0"}
    write(client, report, helper, do="save", **untouched)
    assert texts(report) == {"done": "Tre.", "achieved": "", "next": "Flere."}
    assert answers_of(now(report)).criteria[0].verdict.value == "met"


def test_what_is_typed_after_the_status_was_submitted_is_kept_and_shown_to_its_writer(client, report, head, helper):
    answer_all(report)
    change_state(report, "submitted", by=head)
    write(client, report, helper, do="save", **{"text:done": "Og en mere.", "version:done": "1"})
    shown = page(client, report, helper)
    assert "Og en mere." in shown
    assert "da status ikke var åben længere" in shown
    assert "Og en mere." not in page(client, report, head)


def test_unchanged_is_taken_back(client, report, head):
    said = say_unchanged(report, field="done", by=head)
    write(client, report, head, do=f"changed:{said.pk}")
    said.refresh_from_db()
    assert said.withdrawn_at is not None


def test_everything_that_is_left_is_said_to_be_unchanged_at_once(client, report, head):
    save_answer(report, "done", "Tre.", based_on=0, by=head)
    write(client, report, head, do="all-unchanged", **{"text:done": "Tre.", "version:done": "1"})
    assert {one.field: bool(one.unchanged) for one in answers_of(now(report)).questions} == {
        "done": False,
        "achieved": True,
        "next": False,
    }


def test_a_picture_is_attached_described_withdrawn_and_brought_back(client, report, head, tmp_path):
    client.force_login(head)
    address = f"{report.get_absolute_url()}skriv"
    for alt_text in ("", "En have"):
        picture = tmp_path / "have.png"
        picture.write_bytes(PICTURE)
        with picture.open("rb") as file:
            answer = client.post(address, {"do": "attach", "file": file, "alt_text": alt_text, "text:done": "Tre."})
    assert texts(report)["done"] == "Tre."
    attached = Attachment.objects.get()
    assert attached.alt_text == "En have"
    write(client, report, head, do=f"describe:{attached.pk}", **{f"alt:{attached.pk}": "Haven med de nye bede"})
    write(client, report, head, do=f"withdraw:{attached.pk}")
    attached.refresh_from_db()
    assert (attached.alt_text, attached.withdrawn_at is None) == ("Haven med de nye bede", False)
    assert "Hent tilbage" in page(client, report, head)
    write(client, report, head, do=f"bring-back:{attached.pk}")
    attached.refresh_from_db()
    assert attached.withdrawn_at is None
    assert answer.status_code == 302


def test_only_those_who_may_see_the_status_get_its_files(client, report, head, decider, tmp_path):
    write(client, report, head, do="attach", file=open_picture(tmp_path), alt_text="En have")
    address = f"{report.get_absolute_url()}bilag/{Attachment.objects.get().pk}"
    shown = client.get(address)
    assert shown["Content-Type"] == "image/png"
    assert b"".join(shown.streaming_content) == PICTURE
    client.force_login(decider)
    assert client.get(address).status_code == 200
    client.logout()
    assert client.get(address).url.startswith("/log-ind")
    answer_all(report)
    for state, by in (("submitted", head), ("approved", decider), ("published", decider)):
        change_state(now(report), state, by=by)
    report.plan.framework.is_public = True
    report.plan.framework.save()
    assert client.get(address).status_code == 200


def test_a_returned_status_shows_each_remark_at_its_field(client, report, head, decider):
    answer_all(report)
    change_state(report, "submitted", by=head)
    client.force_login(decider)
    remarked = {"remark_field": "done", "quote": "Vi har ansat to.", "remark": "Hvor?", "to": "returned"}
    client.post(f"{report.get_absolute_url()}trin", remarked)
    shown = page(client, report, head)
    assert "Sendt tilbage til dig" in shown
    assert "„Vi har ansat to.“" in shown
    assert "Hvor?" in shown
    assert '<a href="#felt-done">Vi har' in shown


def test_the_status_that_is_ready_says_so(client, report, helper, head):
    say_ready(report, by=helper)
    assert "Klar til lederen siden" in page(client, report, head)


def open_picture(folder):
    picture = folder / "have.png"
    picture.write_bytes(PICTURE)
    return picture.open("rb")
