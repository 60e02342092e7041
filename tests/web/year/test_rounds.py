"""A coordinator's year on the pages: a round planned, changed, opened, followed, chased and closed."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from python_calamine import CalamineWorkbook

import builders
from handleplan.record.models import Comment, Framework, Message, Report, Round
from handleplan.record.round_closing import close_round
from years import (
    DUE,
    build_open_round,
    build_planned_round,
    coordinator,
    coordinator_of,
    first_report,
    head_of,
)

pytestmark = pytest.mark.django_db


def logged_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def boss_of(round_: Round) -> Client:
    return logged_in(coordinator(round_))


def below(round_: Round, page: str) -> str:
    return f"{round_.get_absolute_url()}{page}"


def in_state(round_: Round, state: str) -> list[str]:
    found = Report.objects.filter(round=round_, state=state).order_by("plan__order")
    return [report.plan.name for report in found.select_related("plan__unit")]


def take(client: Client, round_: Round, step: str, **posted):
    return client.post(below(round_, "trin"), {"step": step, **posted}, follow=True)


def ticked(round_: Round) -> list[int]:
    return list(round_.reports.order_by("plan__order").values_list("pk", flat=True))


def typed(framework: Framework, client: Client, **changes) -> dict[str, str]:
    """What the form suggests, as the browser would send it, with these changes."""
    page = client.get(f"{framework.get_absolute_url()}runder/ny")
    form, questions = page.context["form"], page.context["questions"]
    said = {name: str(form[name].value()) for name in form.fields}
    for row in questions:
        said |= {row.add_prefix(name): str(row[name].value() or "") for name in ("field", "label", "help")}
        said[row.add_prefix("is_required")] = "on"
    said |= {f"q-{name}": str(value) for name, value in questions.management_form.initial.items()}
    return {**said, **changes}


# ---- Planning


def test_a_round_is_planned_from_what_is_suggested():
    policy = builders.build_policy(3)
    client = logged_in(coordinator_of("Kirsten", policy))
    answer = client.post(f"{policy.get_absolute_url()}runder/ny", typed(policy, client, name="Efterårets status"))
    round_ = policy.rounds.get(state=Round.State.PLANNED)
    assert answer.url == below(round_, "handleplaner")
    assert (round_.name, round_.reports.count()) == ("Efterårets status", 3)
    assert round_.questions.all()[0].label == "Vi har…"
    assert round_.contributor_due < round_.head_due < round_.coordinator_due <= round_.publish_on
    assert not Message.objects.exists()


def test_a_question_is_added_and_one_removed():
    policy = builders.build_policy(3)
    client = logged_in(coordinator_of("Kirsten", policy))
    said = typed(policy, client)
    new = int(said["q-TOTAL_FORMS"]) - 1
    said |= {f"q-{new}-label": "Hvad har det kostet?", f"q-{new}-is_required": "", "q-0-DELETE": "on"}
    client.post(f"{policy.get_absolute_url()}runder/ny", said)
    questions = policy.rounds.get(state=Round.State.PLANNED).questions.all()
    assert [(one.field, one.label) for one in questions][-1] == ("hvad-har-det-kostet", "Hvad har det kostet?")
    assert "Vi har…" not in [one.label for one in questions]


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("name", "", "Giv runden et navn."),
        ("contributor_due", "", "Vælg en dato."),
        ("head_due", "i morgen", "Skriv datoen med dag, måned og år, f.eks. 14-12-2026."),
        ("head_due", "2001-01-01", "Lederens frist skal ligge efter medarbejderens."),
        ("coordinator_due", "2001-01-01", "Koordinatorens frist skal ligge efter lederens."),
        ("publish_on", "2001-01-01", "Runden kan først offentliggøres, når koordinatorens frist er gået."),
        ("covers_to", "2001-01-01", "Perioden slutter, før den begynder."),
        ("year", "2024", "Der er allerede en runde for 2024: „Status 2024“."),
        ("year", "i år", "Skriv et år, f.eks. 2026."),
    ],
)
def test_each_error_is_a_sentence_at_its_field(field, value, sentence):
    policy = builders.build_policy(3)
    client = logged_in(coordinator_of("Kirsten", policy))
    page = client.post(f"{policy.get_absolute_url()}runder/ny", typed(policy, client, **{field: value}))
    assert page.context["form"].errors == {field: [sentence]}
    assert f'id="id_{field}_error"' in page.text
    assert not policy.rounds.filter(state=Round.State.PLANNED).exists()


def test_a_round_without_a_question_is_not_planned():
    policy = builders.build_policy(3)
    client = logged_in(coordinator_of("Kirsten", policy))
    said = typed(policy, client)
    said |= {f"q-{number}-DELETE": "on" for number in range(int(said["q-TOTAL_FORMS"]) - 1)}
    page = client.post(f"{policy.get_absolute_url()}runder/ny", said)
    assert "En runde har mindst ét spørgsmål." in page.text


def test_dates_and_questions_are_changed_while_it_is_planned():
    round_ = build_planned_round()
    client = boss_of(round_)
    page = client.get(below(round_, "ret"))
    assert page.context["questions"] is not None
    said = {name: str(page.context["form"][name].value()) for name in page.context["form"].fields}
    rows = page.context["questions"]
    for row in rows:
        said |= {row.add_prefix(name): str(row[name].value() or "") for name in ("field", "label", "help")}
    said |= {f"q-{name}": str(value) for name, value in rows.management_form.initial.items()}
    said |= {"q-0-label": "Hvad har I gjort?", "publish_on": "2026-12-24", "q-3-is_required": "on"}
    client.post(below(round_, "ret"), said)
    round_.refresh_from_db()
    assert round_.publish_on == date(2026, 12, 24)
    first = round_.questions.all()[0]
    assert (first.field, first.label, first.is_required) == ("done", "Hvad har I gjort?", False)


def test_an_open_round_keeps_its_questions():
    round_ = build_open_round()
    client = boss_of(round_)
    page = client.get(below(round_, "ret"))
    assert page.context["questions"] is None
    said = {name: str(page.context["form"][name].value()) for name in page.context["form"].fields}
    before = list(round_.questions.values_list("label", flat=True))
    client.post(below(round_, "ret"), {**said, "name": "Status, efterår"})
    round_.refresh_from_db()
    assert round_.name == "Status, efterår"
    assert list(round_.questions.values_list("label", flat=True)) == before


# ---- Plans and people


def test_plans_are_left_out_and_taken_in_while_it_is_planned():
    round_ = build_planned_round()
    client = boss_of(round_)
    first, second, third = (report.plan_id for report in round_.reports.order_by("plan__order"))
    client.post(below(round_, "handleplaner"), {"plan": [first, second]})
    assert in_state(round_, "left_out") == ["Tandklinikken"]
    client.post(below(round_, "handleplaner"), {"plan": [first, second, third]})
    assert in_state(round_, "left_out") == []


def test_a_person_is_named_and_the_suggested_one_stands_chosen():
    round_ = build_planned_round()
    report = first_report(round_)
    Report.objects.filter(pk=report.pk).update(head=None)
    client = boss_of(round_)
    page = client.get(below(round_, "handleplaner"))
    assert page.context["suggested"] == 1
    plans = list(round_.reports.values_list("plan", flat=True))
    client.post(below(round_, "handleplaner"), {"plan": plans, f"head-{report.plan_id}": report.head_id})
    report.refresh_from_db()
    assert str(report.head) == "Leder0"


def test_nobody_is_named_who_has_no_role_there():
    round_ = build_planned_round()
    report, stranger = first_report(round_), head_of("Fremmed", builders.build_pool(1).plans.get().unit)
    plans = list(round_.reports.values_list("plan", flat=True))
    page = boss_of(round_).post(below(round_, "handleplaner"), {"plan": plans, f"head-{report.plan_id}": stranger.pk})
    assert "Fremmed er ikke leder for „Plejehjemmene“. Giv først rollen." in page.text
    report.refresh_from_db()
    assert str(report.head) == "Leder0"


def test_a_plan_without_a_head_stands_by_itself_with_a_way_to_invite_one():
    round_ = build_planned_round()
    report = first_report(round_)
    report.head.memberships.all().delete()
    Report.objects.filter(pk=report.pk).update(head=None)
    page = boss_of(round_).get(below(round_, "handleplaner"))
    assert [choice.plan for choice in page.context["without_person"]] == [report.plan]
    assert f"/inviter/head?til={report.plan.unit_id}" in page.text or f"?til={report.plan.unit_id}" in page.text


# ---- Opening


def test_who_gets_what_is_seen_before_one_click_opens_it():
    round_ = build_planned_round()
    client = boss_of(round_)
    page = client.get(below(round_, "aabn"))
    assert [str(mail.person) for mail in page.context["mails"]] == ["Leder0", "Leder1", "Leder2"]
    assert "Åbn runden, og send 3 mails" in page.text
    assert not Message.objects.exists()
    answer = client.post(below(round_, "aabn"), follow=True)
    assert "Runden er åben. 3 mails er på vej." in answer.text
    sent = {(message.address, message.text) for message in Message.objects.all()}
    assert sent == {(mail.person.email, mail.text) for mail in page.context["mails"]}


def test_it_is_opened_once():
    round_ = build_open_round()
    before = Message.objects.count()
    assert boss_of(round_).post(below(round_, "aabn")).url == round_.get_absolute_url()
    assert Message.objects.count() == before


# ---- The overview


def test_every_plan_stands_in_the_overview_with_its_counts():
    round_ = build_open_round()
    Report.objects.filter(pk=first_report(round_).pk).update(state="submitted")
    page = boss_of(round_).get(round_.get_absolute_url())
    assert [row.plan.name for row in page.context["overview"].rows] == [
        "Plejehjemmene",
        "Hjemmeplejen",
        "Tandklinikken",
    ]
    assert [(piece.label, piece.count) for piece, _address in page.context["pieces"]] == [
        ("ikke begyndt", 2),
        ("indsendt", 1),
    ]
    assert "1 af 3 handleplaner har svaret." in page.text


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("?soeg=tand", ["Tandklinikken"]),
        ("?tilstand=submitted", ["Plejehjemmene"]),
        ("?vis=uden-person", ["Hjemmeplejen"]),
        ("?orden=-plan", ["Tandklinikken", "Plejehjemmene", "Hjemmeplejen"]),
        ("?orden=state", ["Hjemmeplejen", "Tandklinikken", "Plejehjemmene"]),
        ("?person=x&enhed=999999&tilstand=x&orden=x", ["Plejehjemmene", "Hjemmeplejen", "Tandklinikken"]),
    ],
)
def test_filters_and_orders(query, names):
    round_ = build_open_round()
    first, second, _third = ticked(round_)
    Report.objects.filter(pk=first).update(state="submitted")
    Report.objects.filter(pk=second).update(head=None)
    client = boss_of(round_)
    page = client.get(round_.get_absolute_url() + query)
    assert [row.plan.name for row in page.context["overview"].rows] == names
    sheet = CalamineWorkbook.from_filelike(BytesIO(client.get(below(round_, f"regneark.xlsx{query}")).content))
    assert [row[0] for row in sheet.get_sheet_by_index(0).to_python()[1:]] == names


def test_by_unit_and_area():
    round_ = build_open_round(8)
    report = first_report(round_)
    client = boss_of(round_)
    of_unit = client.get(f"{round_.get_absolute_url()}?enhed={report.plan.unit_id}").context["overview"].rows
    assert [row.plan for row in of_unit] == [report.plan]
    whole = client.get(f"{round_.get_absolute_url()}?enhed={report.plan.unit.root_id}").context["overview"].rows
    assert len(whole) == 8


def test_only_the_coordinator_sees_an_open_round():
    round_ = build_open_round()
    head = first_report(round_).head
    assert logged_in(head).get(round_.get_absolute_url()).status_code == 404
    assert Client().get(round_.get_absolute_url()).url.startswith("/log-ind")


# ---- Several at once


def test_several_are_approved_and_the_refused_are_told_with_why():
    round_ = build_open_round()
    Report.objects.filter(pk__in=ticked(round_)[:2]).update(state="submitted")
    page = take(boss_of(round_), round_, "godkend", report=ticked(round_))
    assert in_state(round_, "approved") == ["Plejehjemmene", "Hjemmeplejen"]
    assert "2 status er godkendt." in page.text
    assert page.context["outcome"].refused == [
        "Status fra „Tandklinikken“ er „ikke begyndt“ og kan ikke blive „godkendt“."
    ]


def test_what_came_of_it_is_told_once():
    round_ = build_open_round()
    client = boss_of(round_)
    assert "3 personer er påmindet" in take(client, round_, "paamind", all="on").text
    assert "påmindet" not in client.get(round_.get_absolute_url()).text


def test_all_shown_are_those_of_the_filter():
    round_ = build_open_round()
    Report.objects.filter(round=round_).update(state="submitted")
    client = boss_of(round_)
    client.post(below(round_, "trin?soeg=tand"), {"step": "godkend", "all": "on"})
    assert in_state(round_, "approved") == ["Tandklinikken"]


def test_nothing_chosen_is_said():
    round_ = build_open_round()
    page = take(boss_of(round_), round_, "godkend")
    assert "Vælg først en eller flere handleplaner i tabellen." in page.text


def test_a_status_is_returned_with_what_is_to_be_put_right():
    round_ = build_open_round()
    Report.objects.filter(round=round_).update(state="submitted")
    client, chosen = boss_of(round_), ticked(round_)[:2]
    asked = take(client, round_, "tilbage", report=chosen)
    assert "Hvad skal rettes?" in asked.text
    assert in_state(round_, "returned") == []
    lacks = take(client, round_, "tilbage", report=chosen, answered="1", why=" ")
    assert "Skriv hvorfor." in lacks.text
    take(client, round_, "tilbage", report=chosen, answered="1", why="Skriv tal på.")
    assert len(in_state(round_, "returned")) == 2
    assert {comment.text for comment in Comment.objects.all()} == {"Skriv tal på."}


def test_published_after_one_more_look():
    round_ = build_open_round()
    Report.objects.filter(round=round_).update(state="approved")
    client = boss_of(round_)
    assert "Det gælder 3 handleplaner" in take(client, round_, "offentliggoer", all="on").text
    take(client, round_, "offentliggoer", report=ticked(round_), answered="1")
    assert len(in_state(round_, "published")) == 3


def test_one_head_for_several():
    round_ = build_open_round()
    boss = head_of("Overleder", round_.framework.owner)
    page = take(boss_of(round_), round_, "person", report=ticked(round_)[:2], answered="1", who=f"head:{boss.pk}")
    assert "2 handleplaner har fået en person." in page.text
    assert round_.reports.filter(head=boss).count() == 2


def test_left_out_and_taken_in_again():
    round_ = build_open_round()
    client, one = boss_of(round_), ticked(round_)[:1]
    take(client, round_, "ud", report=one, answered="1", why="Enheden er nedlagt.")
    assert in_state(round_, "left_out") == ["Plejehjemmene"]
    take(client, round_, "ind", report=one, answered="1", why="Det var en fejl.")
    assert in_state(round_, "left_out") == []


def test_a_report_of_another_round_is_not_touched():
    round_ = build_open_round()
    other = Report.objects.exclude(round=round_).first()
    before = other.state
    take(boss_of(round_), round_, "ud", report=[other.pk], answered="1", why="Fejl")
    other.refresh_from_db()
    assert other.state == before


# ---- Closing


def test_what_is_still_open_is_told_before_it_is_closed():
    round_ = build_open_round()
    first, second, _third = ticked(round_)
    Report.objects.filter(pk=first).update(state="published", published_at=timezone.now())
    Report.objects.filter(pk=second).update(state="submitted")
    client = boss_of(round_)
    page = client.get(below(round_, "luk"))
    assert [report.plan.name for report in page.context["undecided"]] == ["Hjemmeplejen"]
    assert [report.plan.name for report in page.context["unanswered"]] == ["Tandklinikken"]
    assert "ikke offentliggjort" in client.post(below(round_, "luk"), follow=True).text
    Report.objects.filter(pk=second).update(state="published")
    client.post(below(round_, "luk"))
    round_.refresh_from_db()
    assert round_.state == Round.State.CLOSED


def test_a_closed_round_says_what_it_said_whatever_is_renamed():
    round_ = build_open_round()
    boss = coordinator(round_)
    Report.objects.filter(round=round_).update(state="published")
    close_round(round_, by=boss)
    round_.framework.plans.all().update(title="Et helt andet navn")
    for reader in (logged_in(boss), Client()):
        page = reader.get(round_.get_absolute_url())
        assert page.status_code == 200
        assert "Plejehjemmene" in page.text
        assert "Et helt andet navn" not in page.text
    assert logged_in(boss).get(below(round_, "ret")).url == round_.get_absolute_url()


def test_what_was_not_published_stays_unread_in_a_closed_round():
    round_ = build_open_round()
    close_round(round_, by=coordinator(round_))
    assert list(Client().get(round_.get_absolute_url()).context["rows"]) == []
    assert len(boss_of(round_).get(round_.get_absolute_url()).context["rows"]) == 3


def test_a_round_from_documents_is_only_read():
    policy = builders.build_policy(3)
    round_ = policy.rounds.order_by("year").first()
    assert "kan ikke ændres her" in Client().get(round_.get_absolute_url()).text
    assert logged_in(coordinator_of("Kirsten", policy)).get(below(round_, "ret")).status_code == 404


# ---- The list, and the ways to it


def test_the_list_of_rounds_and_the_way_to_a_new_one():
    round_ = build_planned_round()
    address = f"{round_.framework.get_absolute_url()}runder/"
    assert round_.name in boss_of(round_).get(address).text
    stranger = Client().get(address)
    assert round_.get_absolute_url() not in stranger.text
    assert "Åbn en ny statusrunde" not in stranger.text
    assert f"{address}ny" in boss_of(round_).get(round_.framework.get_absolute_url()).text
    assert f"{address}ny" in boss_of(round_).get("/min-side").text


# ---- As many questions for many as for few


def test_as_many_questions_for_sixty_plans_as_for_five():
    pages = ("", "?orden=person&soeg=a", "handleplaner", "ret", "luk", "regneark.xlsx")
    taken = []
    for plans in (5, 60):
        with transaction.atomic():
            round_ = build_open_round(plans)
            client = boss_of(round_)
            counts = {}
            for page in pages:
                with CaptureQueriesContext(connection) as captured:
                    assert client.get(below(round_, page)).status_code == 200, page
                counts[page] = len(captured)
            close_round(round_, by=coordinator(round_))
            with CaptureQueriesContext(connection) as captured:
                assert client.get(round_.get_absolute_url()).status_code == 200
            taken.append({**counts, "closed": len(captured)})
            transaction.set_rollback(True)
    assert taken[0] == taken[1]
    assert max(taken[0].values()) <= 24


def test_as_many_questions_for_sixty_plans_before_it_is_open():
    taken = []
    for plans in (5, 60):
        with transaction.atomic():
            round_ = build_planned_round(plans)
            client, counts = boss_of(round_), {}
            for page in ("", "handleplaner", "aabn", "../"):
                with CaptureQueriesContext(connection) as captured:
                    address = below(round_, page) if page != "../" else f"{round_.framework.get_absolute_url()}runder/"
                    assert client.get(address).status_code == 200, page
                counts[page] = len(captured)
            taken.append(counts)
            transaction.set_rollback(True)
    assert taken[0] == taken[1]


def test_suggested_dates_are_working_days():
    policy = builders.build_policy(3)
    page = logged_in(coordinator_of("Kirsten", policy)).get(f"{policy.get_absolute_url()}runder/ny")
    dates = [page.context["form"][name].value() for name in ("contributor_due", "head_due", "coordinator_due")]
    assert all(day.weekday() < 5 for day in dates)
    assert dates == sorted(set(dates))
    assert DUE.contributor < DUE.head
    assert timedelta(weeks=2) < dates[0] - timezone.localdate()
