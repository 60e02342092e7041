"""A status goes its way through one function, alone or with others; what may not happen says why."""

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from handleplan.record.answers import save_answer, set_verdict
from handleplan.record.answers_given import answers_of
from handleplan.record.models import Comment, Message, Report
from handleplan.record.refusals import Incomplete, NotAccepted, NotAllowed, Refused, WrongState
from handleplan.record.report_states import Remark, change_state, change_states, say_ready, steps_open_to
from handleplan.record.round_opening import name_people
from years import OPENED, answer_all, build_open_round, contributor_of, coordinator, first_report

WHY = [Remark("Hvor mange blev ansat?", field="done", quote="Vi har ansat nogen.")]


@pytest.fixture
def report(db) -> Report:
    return first_report(build_open_round())


def test_the_whole_way(report):
    answer_all(report)
    boss = coordinator(report.round)
    assert change_state(report, "submitted", by=report.head, now=OPENED).submitted_by == report.head
    assert change_state(report, "returned", by=boss, remarks=WHY).state == "returned"
    answer_all(report)
    change_state(report, "submitted", by=report.head)
    assert change_state(report, "approved", by=boss).approved_by == boss
    assert change_state(report, "published", by=boss, now=OPENED).published_at == OPENED
    told = [event.what for event in report.plan.events.order_by("pk")]
    assert told == [
        "report.asked",
        "report.begun",
        "report.submitted",
        "report.returned",
        "report.submitted",
        "report.approved",
        "report.published",
    ]


def test_a_return_says_why_at_the_sentence_and_by_mail(report):
    answer_all(report)
    change_state(report, "submitted", by=report.head)
    with pytest.raises(NotAccepted, match="Skriv hvorfor"):
        change_state(report, "returned", by=coordinator(report.round), remarks=[Remark("  ")])
    change_state(report, "returned", by=coordinator(report.round), remarks=WHY)
    comment = Comment.objects.get()
    assert (comment.field, comment.quote, comment.text) == ("done", "Vi har ansat nogen.", "Hvor mange blev ansat?")
    message = Message.objects.get(kind="returned")
    assert message.recipient == report.head
    assert "„Vi har ansat nogen.“\nHvor mange blev ansat?" in message.text


def test_what_is_missing_is_told_question_by_question(report):
    save_answer(report, "done", "Vi har ansat to.", based_on=0, by=report.head)
    statement = answers_of(Report.objects.get(pk=report.pk)).criteria[0].statement
    set_verdict(report, statement, "given_up", by=report.head)
    with pytest.raises(Incomplete) as refusal:
        change_state(report, "submitted", by=report.head)
    assert refusal.value.lacking == [
        "„Vi har opnået…“ er ikke besvaret.",
        "„Vi vil arbejde videre med…“ er ikke besvaret.",
        "„Når mindst seks borgere er ansat i skånejob på plejehjemmene.“ mangler en begrundelse.",
    ]
    report.refresh_from_db()
    assert report.state == "draft"


def test_two_texts_in_one_field_are_settled_first(report):
    answer_all(report)
    save_answer(report, "done", "Noget helt andet.", based_on=0, by=contributor_of("Medhjælper", report.plan.unit))
    with pytest.raises(Incomplete) as refusal:
        change_state(report, "submitted", by=report.head)
    assert refusal.value.lacking == ["„Vi har…“ har to tekster. Vælg en, eller flet dem."]


def test_each_step_is_somebodys(report):
    answer_all(report)
    helper = contributor_of("Medhjælper", report.plan.unit)
    for nobody in (helper, coordinator(report.round)):
        with pytest.raises(NotAllowed):
            change_state(report, "submitted", by=nobody)
    change_state(report, "submitted", by=report.head)
    with pytest.raises(NotAllowed):
        change_state(report, "approved", by=report.head)
    assert steps_open_to(Report.objects.get(pk=report.pk), report.head) == ["draft"]
    assert steps_open_to(Report.objects.get(pk=report.pk), helper) == []


def test_several_at_once_each_whole_or_not_at_all(report):
    reports = list(report.round.reports.order_by("plan__order"))
    for one in reports[:2]:
        answer_all(one)
        change_state(one, "submitted", by=one.head)
    changed = change_states(reports, "approved", by=coordinator(report.round))
    assert [one.pk for one in changed.done] == [one.pk for one in reports[:2]]
    assert changed.refused == [
        (reports[2], "Status fra „Tandklinikken“ er „ikke begyndt“ og kan ikke blive „godkendt“.")
    ]


def test_the_same_step_twice_is_told_plainly(report):
    answer_all(report)
    change_state(report, "submitted", by=report.head)
    with pytest.raises(WrongState, match="er allerede indsendt"):
        change_state(report, "submitted", by=report.head)


def test_the_contributor_gives_it_to_the_head(report):
    helper = contributor_of("Medhjælper", report.plan.unit)
    name_people(report, head=report.head, contributor=helper, by=None)
    Message.objects.all().delete()
    say_ready(report, by=helper)
    assert Message.objects.get().subject == "Status 2026: „Plejehjemmene“ er klar til dig"


def test_a_plan_leaves_the_round_and_comes_back(report):
    boss = coordinator(report.round)
    change_state(report, "left_out", by=boss, remarks=[Remark("Enheden er lukket.")])
    with pytest.raises(WrongState):
        change_state(report, "submitted", by=report.head)
    assert change_state(report, "not_started", by=boss, remarks=[Remark("Den er åbnet igen.")]).state == "not_started"


STATES = [state.value for state in Report.State]
WAYS = {
    ("not_started", "left_out"),
    ("draft", "left_out"),
    ("returned", "left_out"),
    ("submitted", "left_out"),
    ("left_out", "not_started"),
    ("draft", "submitted"),
    ("returned", "submitted"),
    ("submitted", "draft"),
    ("submitted", "returned"),
    ("approved", "returned"),
    ("submitted", "approved"),
    ("approved", "published"),
    ("published", "approved"),
}


class AnyoneDoesAnything(RuleBasedStateMachine):
    """Whatever anybody tries: only known steps are taken, each is in history, and nothing typed is lost.

    Each run is a transaction that is taken back.
    """

    def __init__(self) -> None:
        super().__init__()
        self.run = transaction.atomic()
        self.run.__enter__()
        round_ = build_open_round(1)
        self.report = first_report(round_)
        self.people = [self.report.head, coordinator(round_), contributor_of("Medhjælper", self.report.plan.unit)]
        self.typed: list[str] = []

    @rule(to=st.sampled_from(STATES), who=st.integers(0, 2), why=st.sampled_from(["", "Fordi."]))
    def step(self, to: str, who: int, why: str) -> None:
        before, events = self._state(), self.report.plan.events.count()
        try:
            change_state(self.report, to, by=self.people[who], remarks=[Remark(why)])
        except Refused as refusal:
            assert str(refusal)
            assert (self._state(), self.report.plan.events.count()) == (before, events)
        else:
            assert (before, to) in WAYS
            assert self.report.plan.events.count() == events + 1

    @rule(who=st.sampled_from([0, 2]), text=st.text(max_size=20), based_on=st.integers(0, 4))
    def type(self, who: int, text: str, based_on: int) -> None:
        saved = save_answer(self.report, "done", text, based_on=based_on, by=self.people[who])
        typed = text.replace("\r\n", "\n").replace("\x00", "")
        kept = saved.text if hasattr(saved, "version") else saved.mine.text
        stood_there = self.report.answer_versions.filter(field="done", number=based_on, text=typed).exists()
        assert kept == typed or stood_there or (based_on == 0 and typed == "")
        self.typed.append(typed)

    @rule()
    def complete(self) -> None:
        report = Report.objects.get(pk=self.report.pk)
        if report.is_being_written:
            answer_all(report)

    @invariant()
    def the_state_is_known(self) -> None:
        assert self._state() in STATES

    @invariant()
    def what_is_submitted_lacks_nothing(self) -> None:
        if self._state() in ("submitted", "approved", "published"):
            answers = answers_of(Report.objects.get(pk=self.report.pk))
            assert all(answer.text.strip() or answer.unchanged for answer in answers.questions)
            assert all(one.verdict for one in answers.criteria)

    @invariant()
    def the_last_text_of_each_kept_is_there(self) -> None:
        kept = set(self.report.answer_versions.values_list("text", flat=True))
        if self.typed:
            assert self.typed[-1] in kept or self.typed[-1] == ""

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.run.__exit__(None, None, None)

    def _state(self) -> str:
        return Report.objects.values_list("state", flat=True).get(pk=self.report.pk)


def test_anyone_does_anything(db):
    run_state_machine_as_test(
        AnyoneDoesAnything,
        settings=settings(
            max_examples=12, stateful_step_count=15, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
