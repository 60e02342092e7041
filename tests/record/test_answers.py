"""What is typed is kept, whoever else types; verdicts, "uændret" and measurements stand beside what was said before."""

from datetime import timedelta

import pytest

from handleplan.record.answers import (
    Saved,
    SetAside,
    measure,
    save_answer,
    say_all_unchanged,
    say_unchanged,
    set_verdict,
    take_back_unchanged,
)
from handleplan.record.answers_given import answers_of, reason_field
from handleplan.record.models import AnswerVersion, Report, Target, UnchangedAnswer, Verdict
from handleplan.record.refusals import NotAccepted, NotAllowed, WrongState
from handleplan.record.report_states import change_state
from years import OPENED, build_open_round, contributor_of, first_report, person

pytestmark = pytest.mark.django_db

TEXT = "Vi har ansat to.\n\nDe arbejder i haven."


@pytest.fixture
def report() -> Report:
    return first_report(build_open_round())


@pytest.fixture
def helper(report):
    return contributor_of("Medhjælper", report.plan.unit)


def texts(report: Report, field: str = "done") -> list[str]:
    return [entry.text for entry in report.entries.filter(field=field)]


def question(report: Report, field: str = "done"):
    return next(answer for answer in answers_of(Report.objects.get(pk=report.pk)).questions if answer.field == field)


def criterion(report: Report):
    return answers_of(Report.objects.get(pk=report.pk)).criteria[0]


def test_a_text_is_kept_as_it_was_typed(report):
    assert save_answer(report, "done", TEXT, based_on=0, by=report.head) == Saved(1, TEXT)
    assert question(report).text == TEXT
    assert texts(report) == ["Vi har ansat to.", "De arbejder i haven."]
    report.refresh_from_db()
    assert (report.state, report.changed_by) == ("draft", report.head)
    assert report.plan.events.first().what == "report.begun"


def test_the_same_text_again_is_no_new_version(report):
    save_answer(report, "done", TEXT, based_on=0, by=report.head)
    assert save_answer(report, "done", TEXT, based_on=0, by=report.head) == Saved(1, TEXT)
    assert AnswerVersion.objects.count() == 1


def test_two_people_in_one_field_lose_nothing(report, helper):
    save_answer(report, "done", "Vi har holdt et kursus.", based_on=0, by=report.head)
    save_answer(report, "done", "Vi har holdt et langt kursus.", based_on=1, by=report.head)
    second = save_answer(report, "done", "Vi har nu holdt et kursus.", based_on=1, by=helper)
    assert isinstance(second, SetAside)
    assert second.why == "Leder0 har skrevet her imens."
    assert second.theirs.text == "Vi har holdt et langt kursus."
    assert second.mine.text == "Vi har nu holdt et kursus."
    assert second.merged == "Vi har nu holdt et langt kursus."
    assert [one.text for one in question(report).set_aside] == ["Vi har nu holdt et kursus."]
    settled = save_answer(report, "done", second.merged, based_on=second.based_on, by=helper, settles=second.mine)
    assert settled == Saved(3, second.merged)
    assert question(report).set_aside == []
    assert AnswerVersion.objects.count() == 4


def test_who_goes_on_typing_beside_another_keeps_one_text_aside(report, helper):
    save_answer(report, "done", "Tre er ansat.", based_on=0, by=report.head)
    for text in ("Fire", "Fire er", "Fire er ansat."):
        second = save_answer(report, "done", text, based_on=0, by=helper, page="b")
    assert [one.text for one in question(report).set_aside] == ["Fire er ansat."]
    assert second.merged is not None


def test_a_page_whose_answer_was_lost_is_no_other_person(report):
    save_answer(report, "done", "Vi", based_on=0, by=report.head, page="a")
    assert save_answer(report, "done", "Vi har", based_on=0, by=report.head, page="a") == Saved(2, "Vi har")
    assert isinstance(save_answer(report, "done", "Nej", based_on=0, by=report.head, page="b"), SetAside)


def test_what_is_typed_after_the_status_was_submitted_is_kept_aside(report, helper):
    answer_all(report)
    change_state(report, "submitted", by=report.head)
    late = save_answer(report, "done", "Og en mere.", based_on=1, by=helper)
    assert isinstance(late, SetAside)
    assert late.why == "Status kan ikke ændres nu, for den er indsendt."
    assert question(report).text == "Vi har ansat to."
    assert late.mine.text == "Og en mere."


def test_strangers_write_nothing(report):
    with pytest.raises(NotAllowed, match="kan ikke skrive status for „Plejehjemmene“"):
        save_answer(report, "done", TEXT, based_on=0, by=person("Fremmed"))
    assert not AnswerVersion.objects.exists()


@pytest.mark.parametrize("field", ["nothing", "reason:0", "verdict:1", ""])
def test_only_what_is_asked_is_answered(report, field):
    with pytest.raises(NotAccepted):
        save_answer(report, field, TEXT, based_on=0, by=report.head)


def test_last_rounds_answer_stands_beside_the_question(report):
    earlier = question(report).earlier
    assert (earlier.text, earlier.round.year, earlier.said_in.year) == ("Vi er fortsat som planlagt.", 2024, 2024)


def test_unchanged_is_somebodys_word_and_no_copy(report):
    said = say_unchanged(report, field="done", by=report.head, now=OPENED)
    assert (said.by, said.at, said.earlier.round.year) == (report.head, OPENED, 2024)
    assert texts(report) == []
    assert question(report).unchanged == said
    assert report.plan.events.filter(what="report.unchanged").exists()


def test_unchanged_three_rounds_running_leads_to_what_was_said(report):
    last = Report.objects.get(plan=report.plan, round__year=2024)
    first = Report.objects.get(plan=report.plan, round__year=2023)
    last.entries.filter(field="done").delete()
    UnchangedAnswer.objects.create(report=last, field="done", earlier=first, by=report.head, at=OPENED)
    earlier = question(report).earlier
    assert (earlier.round.year, earlier.said_in.year) == (2024, 2023)
    assert earlier.text == "Vi har udpeget en mentor på hvert af de tre plejehjem."


def test_who_writes_after_all_takes_unchanged_back(report):
    said = say_unchanged(report, field="done", by=report.head)
    save_answer(report, "done", TEXT, based_on=0, by=report.head)
    assert question(report).unchanged is None
    assert UnchangedAnswer.objects.get(pk=said.pk).withdrawn_at is not None


def test_a_written_answer_is_not_unchanged(report):
    save_answer(report, "done", TEXT, based_on=0, by=report.head)
    with pytest.raises(NotAccepted, match="Slet teksten først"):
        say_unchanged(report, field="done", by=report.head)
    assert question(report).text == TEXT


def test_all_the_rest_can_be_unchanged(report):
    last = Report.objects.get(plan=report.plan, round__year=2024)
    statement = criterion(report).statement
    Verdict.objects.create(report=last, statement=statement, value="partly", reason="To er ansat.")
    save_answer(report, "done", TEXT, based_on=0, by=report.head)
    assert say_all_unchanged(report, by=report.head) == 2
    assert [one.field for one in report.unchanged_answers.all()] == ["achieved", ""]
    assert criterion(report).verdict.value == "partly"
    assert criterion(report).earlier.reason == "To er ansat."
    assert say_all_unchanged(report, by=report.head) == 0


def test_unchanged_can_be_taken_back(report):
    said = say_unchanged(report, field="done", by=report.head)
    take_back_unchanged(said, by=report.head)
    assert question(report).unchanged is None


def test_what_was_never_said_is_not_unchanged(report):
    with pytest.raises(NotAccepted, match="ikke noget fra sidst"):
        say_unchanged(report, field="next", by=report.head)


@pytest.mark.parametrize("value", Verdict.Value.values)
def test_a_verdict_is_chosen_first_and_explained_afterwards(report, value):
    statement = criterion(report).statement
    set_verdict(report, statement, value, by=report.head)
    save_answer(report, reason_field(statement.pk), "Fordi.", based_on=0, by=report.head)
    verdict = report.verdicts.get()
    assert (verdict.value, verdict.reason) == (value, "Fordi.")


def test_a_reason_may_come_first(report):
    statement = criterion(report).statement
    save_answer(report, reason_field(statement.pk), "Fordi.", based_on=0, by=report.head)
    assert set_verdict(report, statement, "not_met", by=report.head).reason == "Fordi."


def test_no_verdict_of_another_plans_criterion(report):
    other = report.round.reports.exclude(pk=report.pk).first().plan.statements.get(role="criterion")
    with pytest.raises(NotAccepted, match="står ikke i den udgave"):
        set_verdict(report, other, "met", by=report.head)


@pytest.mark.parametrize(("typed", "number"), [("12", "12"), ("1.250", "1250"), ("12,5", "12.5"), ("-3", "-3")])
def test_a_measurement_is_typed_as_danes_type(report, typed, number):
    target = Target.objects.create(statement=criterion(report).statement, text="mindst seks borgere", quantity=6)
    measured = measure(report, target, typed, as_of="maj 2026", by=report.head)
    measured.refresh_from_db()
    assert (f"{measured.quantity.normalize():f}", measured.as_of) == (number, "2026-05")
    assert criterion(report).targets[0].measurement == measured


@pytest.mark.parametrize("typed", ["mange", "12.5", "1e9", "NaN", "9" * 20])
def test_what_is_no_number_is_not_measured(report, typed):
    target = Target.objects.create(statement=criterion(report).statement, text="mindst seks borgere", quantity=6)
    with pytest.raises(NotAccepted, match="er ikke et tal"):
        measure(report, target, typed, by=report.head)


def test_a_measurement_that_is_corrected_stays(report):
    target = Target.objects.create(statement=criterion(report).statement, text="mindst seks borgere", quantity=6)
    measure(report, target, "4", by=report.head)
    measure(report, target, "5", by=report.head)
    assert [one.withdrawn_at is None for one in target.measurements.order_by("pk")] == [False, True]
    measure(report, target, "", by=report.head)
    assert criterion(report).targets[0].measurement is None


def test_nothing_is_said_in_a_round_that_is_not_open(report):
    report.round.state = "closed"
    report.round.save()
    with pytest.raises(WrongState, match="runde, der ikke er åben"):
        set_verdict(report, criterion(report).statement, "met", by=report.head)
    assert isinstance(save_answer(report, "done", TEXT, based_on=0, by=report.head), SetAside)


def answer_all(report: Report) -> None:
    for field in ("done", "achieved", "next"):
        save_answer(report, field, "Vi har ansat to.", based_on=0, by=report.head, now=OPENED + timedelta(days=1))
    for one in answers_of(Report.objects.get(pk=report.pk)).criteria:
        set_verdict(report, one.statement, "met", by=report.head)


def test_a_field_that_nobody_typed_in_is_no_answer_to_what_another_wrote(report, helper):
    """A page without a script sends all its fields, also those that only others have written in since."""
    save_answer(report, "done", "Vi har holdt et kursus.", based_on=0, by=report.head)
    assert save_answer(report, "done", "", based_on=0, by=helper) == Saved(1, "Vi har holdt et kursus.")
    save_answer(report, "done", "Vi har holdt to kurser.", based_on=1, by=report.head)
    untouched = save_answer(report, "done", "Vi har holdt et kursus.", based_on=1, by=helper, page="b")
    assert untouched == Saved(2, "Vi har holdt to kurser.")
    assert question(report).set_aside == []


def test_who_types_back_to_the_text_before_has_typed_it(report, helper):
    save_answer(report, "done", "To.", based_on=0, by=report.head)
    save_answer(report, "done", "Tre.", based_on=1, by=report.head)
    save_answer(report, "done", "Fire.", based_on=1, by=helper, page="b")
    assert isinstance(save_answer(report, "done", "To.", based_on=1, by=helper, page="b"), SetAside)
    assert [one.text for one in question(report).set_aside] == ["To."]


def test_a_field_as_it_was_is_not_set_aside_when_the_status_is_submitted(report, helper):
    answer_all(report)
    change_state(report, "submitted", by=report.head)
    assert isinstance(save_answer(report, "done", "Vi har ansat to.", based_on=1, by=helper), Saved)
