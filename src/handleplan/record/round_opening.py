"""A coordinator's round: planned with questions, due dates and people, opened, and added to."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction
from django.db.models import Count, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from handleplan.forms.definition import form_of_kind
from handleplan.record.history import note_event, write_event
from handleplan.record.mail.letters import Task, named_letter, opening_letter
from handleplan.record.mail.outbox import Outgoing, post, post_all
from handleplan.record.models import (
    Edition,
    Event,
    Framework,
    Membership,
    Message,
    Plan,
    Report,
    Round,
    RoundQuestion,
    User,
)
from handleplan.record.permissions import may_answer, may_coordinate, may_submit
from handleplan.record.refusals import NotAccepted, NotAllowed, Refused, WrongState
from handleplan.record.report_states import Changed, locked
from handleplan.record.rounds import edition_in_force

USUAL_FORM = "handleplan"
"""The form whose questions are suggested where the plans' own forms have none."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question of a round: the field that answers stand under, and its words, which may be edited."""

    field: str
    label: str
    help: str = ""
    is_required: bool = True


@dataclass(frozen=True, slots=True)
class DueDates:
    """When each level's answers are due, from below, and when the round is published."""

    contributor: date
    head: date
    coordinator: date
    publish: date


@dataclass(frozen=True, slots=True)
class People:
    """Who is suggested to answer for a plan, and everybody who could be named."""

    head: User | None = None
    contributor: User | None = None
    heads: list[User] = field(default_factory=list)
    contributors: list[User] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Opened:
    """What came of opening a round: how many mails wait to be sent, and which statuses have no person yet."""

    round: Round
    messages: int
    without_person: list[Report]


def suggested_questions(framework: Framework) -> list[Question]:
    """What the form of most of the framework's plans asks for in a status."""
    kinds = (
        Edition.objects.filter(plan__framework=framework)
        .exclude(plan__state=Plan.State.WITHDRAWN)
        .order_by()
        .values("form__kind")
        .annotate(plans=Count("plan", distinct=True))
        .order_by("-plans", "form__kind")
    )
    for kind in [*(row["form__kind"] for row in kinds), USUAL_FORM]:
        if asked := _status_questions(kind):
            return asked
    return []


def suggested_people(plans: Iterable[Plan]) -> dict[int, People]:
    """By plan: those with a role of its unit, or else of the nearest unit above; in one question however many plans."""
    plans = list(plans)
    above = {pk for plan in plans for pk in plan.unit.ids_from_root}
    roles: dict[tuple[int | None, str], list[User]] = defaultdict(list)
    of_units = Membership.objects.filter(unit__in=above, user__is_active=True).select_related("user")
    for membership in of_units.order_by("user__first_name", "user__last_name", "user__email"):
        roles[membership.unit_id, membership.role].append(membership.user)
    return {plan.pk: _people(plan, roles) for plan in plans}


@transaction.atomic
def plan_round(
    framework: Framework,
    year: int,
    *,
    name: str,
    due: DueDates,
    questions: Sequence[Question],
    plans: Iterable[Plan],
    covers_from: date | None = None,
    covers_to: date | None = None,
    by: User | None,
) -> Round:
    """A round that is not opened yet: nobody is asked before it is. Raises NotAllowed, NotAccepted, WrongState.

    A round that documents name and say nothing of becomes this one.
    """
    _check_may(framework, by)
    _check_dates(due, covers_from, covers_to)
    if existing := framework.rounds.taken().filter(year=year).first():
        raise WrongState(
            _("Der er allerede en runde for %(year)d: „%(round)s“.") % {"year": year, "round": existing.name}
        )
    round_ = framework.rounds.filter(year=year).first() or Round(framework=framework, year=year)
    round_.state = Round.State.PLANNED
    _describe(round_, name, due, covers_from, covers_to)
    round_.save()
    _write_questions(round_, questions)
    _ask(round_, plans)
    note_event("round.planned", round_.name, framework=framework, by=by)
    return round_


@transaction.atomic
def change_round(
    round_: Round,
    *,
    name: str,
    due: DueDates,
    questions: Sequence[Question] | None = None,
    covers_from: date | None = None,
    covers_to: date | None = None,
    by: User | None,
) -> Round:
    """Give the round another name or other dates; its questions only before it is opened. Raises as ``plan_round``."""
    round_ = _held(round_, by)
    _check_state(round_, Round.State.PLANNED, Round.State.OPEN)
    _check_dates(due, covers_from, covers_to)
    is_same_name = round_.name == name.strip()
    before = f"{round_.name} {round_.contributor_due} {round_.head_due} {round_.coordinator_due} {round_.publish_on}"
    _describe(round_, name, due, covers_from, covers_to)
    round_.save()
    if questions is not None:
        _check_state(round_, Round.State.PLANNED)
        round_.questions.all().delete()
        _write_questions(round_, questions)
    tell = note_event if is_same_name else write_event  # a round's name stands over what can be found of it
    tell("round.changed", before, framework=round_.framework, by=by)
    return round_


@transaction.atomic
def add_to_round(round_: Round, plans: Iterable[Plan], *, by: User | None, now: datetime | None = None) -> list[Report]:
    """Ask these plans too; in an open round their people are told. Those in it already stay as they are."""
    now = now or timezone.now()
    round_ = _held(round_, by)
    _check_state(round_, Round.State.PLANNED, Round.State.OPEN)
    reports = _ask(round_, plans)
    if round_.is_open:
        _start(round_, reports, by, now)
    note_event("round.added_to", ", ".join(report.plan.name for report in reports), framework=round_.framework, by=by)
    return reports


@transaction.atomic
def choose_plans(round_: Round, plans: Iterable[Plan], *, by: User | None) -> Round:
    """Let exactly these plans be in a round that is not opened yet; the others are left out, and can be chosen again.

    Raises NotAllowed, WrongState. In an open round a plan is left out with a word of why (report_states.py).
    """
    round_ = _held(round_, by)
    _check_state(round_, Round.State.PLANNED)
    plans = list(plans)
    chosen = round_.reports.filter(plan__in=plans)
    round_.reports.exclude(pk__in=chosen.values("pk")).update(state=Report.State.LEFT_OUT)
    chosen.filter(state=Report.State.LEFT_OUT).update(state=Report.State.NOT_STARTED)
    _ask(round_, plans)
    note_event("round.plans_chosen", f"{round_.name}: {len(plans)}", framework=round_.framework, by=by)
    return round_


@transaction.atomic
def name_people(
    report: Report,
    *,
    head: User | None,
    contributor: User | None = None,
    by: User | None,
    now: datetime | None = None,
) -> Report:
    """Say who answers for a status. In an open round a person who is new is told by mail.

    Only who may submit the plan's status can be its head, and who may write it its contributor.
    Raises NotAllowed, WrongState, NotAccepted.
    """
    now = now or timezone.now()
    report = locked(report)
    _check_may(report.round.framework, by)
    _check_state(report.round, Round.State.PLANNED, Round.State.OPEN)
    names = {"plan": report.plan.name}
    if head and not may_submit(head, report.plan):
        raise NotAccepted(_("%(person)s er ikke leder for „%(plan)s“. Giv først rollen.") % {**names, "person": head})
    if contributor and not may_answer(contributor, report.plan):
        raise NotAccepted(
            _("%(person)s kan ikke skrive i „%(plan)s“. Giv først rollen.") % {**names, "person": contributor}
        )
    new = [person for person in (head, contributor) if person and person not in (report.head, report.contributor)]
    report.head, report.contributor = head, contributor
    report.save(update_fields=["head", "contributor"])
    people = ", ".join(str(person) for person in (head, contributor) if person)
    note_event("report.people_named", f"{report.round.name}: {people}", plan=report.plan, by=by)
    if report.round.is_open and report.is_being_written:
        for person in dict.fromkeys(new):
            task = task_of(report, person)
            letter = named_letter(person, report, task.what, task.due)
            key = f"named:{report.pk}:{person.pk}:{now.isoformat()}"
            post(person, Message.Kind.OPENING, letter, [(key, report.round, report.plan)], now)
    return report


def name_several(
    reports: Iterable[Report], *, head: User | None = None, contributor: User | None = None, by: User | None
) -> Changed:
    """The same head, or the same contributor, for several statuses: each by itself, the refused ones with why."""
    changed = Changed([], [])
    for report in reports:
        head_now, contributor_now = head or report.head, contributor or report.contributor
        try:
            changed.done.append(name_people(report, head=head_now, contributor=contributor_now, by=by))
        except Refused as refusal:
            changed.refused.append((report, str(refusal)))
    return changed


@transaction.atomic
def open_planned_round(round_: Round, *, by: User | None, now: datetime | None = None) -> Opened:
    """Ask everybody: each person gets one mail with all that waits for them. Raises NotAllowed, WrongState.

    The database is asked no question for each plan.
    """
    now = now or timezone.now()
    round_ = _held(round_, by)
    _check_state(round_, Round.State.PLANNED)
    round_.state, round_.opened_at = Round.State.OPEN, now
    round_.save()
    reports = _asked(round_)
    messages = _start(round_, reports, by, now)
    note_event("round.opened", round_.name, framework=round_.framework, by=by)
    return Opened(round_, messages, [report for report in reports if report.head is None])


def openings_of(round_: Round) -> list[Outgoing]:
    """The mails that opening the round would send as it is planned now."""
    return [one for one in _openings(round_, _asked(round_)) if one.recipient.is_active]


def task_of(report: Report, person: User) -> Task:
    """What the person is to do with a status that waits for its unit, and when."""
    due = report.round
    if person == report.contributor and person != report.head:
        assert due.contributor_due
        return Task(report, _("Skriv status"), due.contributor_due)
    assert due.head_due
    return Task(report, _("Indsend status"), due.head_due)


def _start(round_: Round, reports: Sequence[Report], by: User | None, now: datetime) -> int:
    """Settle which edition each status speaks of, tell history, and write to the people."""
    _settle_editions(round_, reports)
    for report in reports:
        report.changed_at, report.changed_by = now, by
    Report.objects.bulk_update(reports, ["edition", "changed_at", "changed_by"])
    Event.objects.bulk_create(
        Event(what="report.asked", note=round_.name, framework=round_.framework, plan=report.plan, user=by)
        for report in reports
    )
    return len(post_all(_openings(round_, reports), now))


def _openings(round_: Round, reports: Sequence[Report]) -> list[Outgoing]:
    waiting: dict[User, list[Report]] = defaultdict(list)
    for report in reports:
        for person in dict.fromkeys((report.head, report.contributor)):
            if person:
                waiting[person].append(report)
    return [
        Outgoing(
            person,
            Message.Kind.OPENING,
            opening_letter(person, round_, [task_of(report, person) for report in theirs]),
            [(f"opened:{report.pk}:{person.pk}", round_, report.plan) for report in theirs],
        )
        for person, theirs in waiting.items()
    ]


def _settle_editions(round_: Round, reports: Sequence[Report]) -> None:
    """The edition that was in force in the round's year, of the form that a status is asked in."""
    year = round_.covers_to.year if round_.covers_to else round_.year
    editions: dict[int, list[Edition]] = defaultdict(list)
    of_plans = Edition.objects.filter(plan__in=[report.plan_id for report in reports]).select_related("form")
    for edition in of_plans.order_by("form", "number"):
        editions[edition.plan_id].append(edition)
    for report in reports:
        report.edition = edition_in_force(_of_one_form(editions[report.plan_id]), year)


def _of_one_form(editions: Sequence[Edition]) -> list[Edition]:
    """Those of the form with a part for status; where none has one, of the first form."""
    with_status = [edition for edition in editions if _status_questions(edition.form.kind)]
    chosen = with_status or list(editions)
    return [edition for edition in chosen if edition.form_id == chosen[0].form_id]


def _status_questions(kind: str) -> list[Question]:
    try:
        form = form_of_kind(kind)
    except KeyError:
        return []
    return [Question(one.name, one.label, one.helps[0] if one.helps else "") for one in form.fields_of("status")]


def _people(plan: Plan, roles: dict[tuple[int | None, str], list[User]]) -> People:
    heads: list[User] = []
    contributors: list[User] = []
    for unit in reversed(plan.unit.ids_from_root):
        heads += [user for user in roles.get((unit, Membership.Role.HEAD), []) if user not in heads]
        contributors += [
            user for user in roles.get((unit, Membership.Role.CONTRIBUTOR), []) if user not in contributors
        ]
    own = roles.get((plan.unit_id, Membership.Role.CONTRIBUTOR), [])
    return People(heads[0] if heads else None, own[0] if own else None, heads, contributors)


def _ask(round_: Round, plans: Iterable[Plan]) -> list[Report]:
    """A status not started for each plan that has none in the round, with the people who are suggested."""
    known = set(round_.reports.values_list("plan", flat=True))
    asked = [plan.pk for plan in plans if plan.pk not in known]
    found = Plan.objects.filter(pk__in=asked, framework=round_.framework, state=Plan.State.ACTIVE)
    new = list(found.select_related("unit", "framework__owner"))
    people = suggested_people(new)
    return Report.objects.bulk_create(
        Report(
            plan=plan,
            round=round_,
            state=Report.State.NOT_STARTED,
            head=people[plan.pk].head,
            contributor=people[plan.pk].contributor,
        )
        for plan in new
    )


def _asked(round_: Round) -> list[Report]:
    return list(_with_plans(round_.reports.exclude(state=Report.State.LEFT_OUT)).order_by("plan__order", "plan__pk"))


def _with_plans(reports: QuerySet[Report]) -> QuerySet[Report]:
    return reports.select_related(
        "plan__unit__parent", "plan__framework__owner", "round__framework__owner", "head", "contributor"
    )


def _write_questions(round_: Round, questions: Sequence[Question]) -> None:
    if not questions:
        raise NotAccepted(_("En runde har mindst ét spørgsmål."))
    names = [question.field for question in questions]
    if len(set(names)) < len(names) or any(":" in name or not name for name in names):
        raise NotAccepted(_("Hvert spørgsmål skal have sit eget felt."))
    if any(not question.label.strip() for question in questions):
        raise NotAccepted(_("Skriv, hvad der bliver spurgt om."))
    RoundQuestion.objects.bulk_create(
        RoundQuestion(
            round=round_,
            field=question.field,
            label=question.label.strip(),
            help=question.help.strip(),
            order=order,
            is_required=question.is_required,
        )
        for order, question in enumerate(questions)
    )


def _describe(round_: Round, name: str, due: DueDates, covers_from: date | None, covers_to: date | None) -> None:
    if not name.strip():
        raise NotAccepted(_("Giv runden et navn."))
    round_.name = name.strip()
    round_.covers_from, round_.covers_to = covers_from, covers_to
    round_.contributor_due, round_.head_due = due.contributor, due.head
    round_.coordinator_due, round_.publish_on = due.coordinator, due.publish


def _check_dates(due: DueDates, covers_from: date | None, covers_to: date | None) -> None:
    if not due.contributor < due.head < due.coordinator:
        raise NotAccepted(_("Fristerne skal ligge efter hinanden: først medarbejderen, så lederen, så koordinatoren."))
    if due.publish < due.coordinator:
        raise NotAccepted(_("Runden kan ikke offentliggøres, før koordinatorens frist er gået."))
    if covers_from and covers_to and covers_to < covers_from:
        raise NotAccepted(_("Perioden slutter, før den begynder."))


def _check_may(framework: Framework, by: User | None) -> None:
    if by and not may_coordinate(by, framework):
        raise NotAllowed(_("Du er ikke koordinator for %(framework)s.") % {"framework": framework})


def _check_state(round_: Round, *states: Round.State) -> None:
    if round_.state not in states:
        names = {"round": round_.name, "state": round_.get_state_display()}
        raise WrongState(_("„%(round)s“ er %(state)s. Det kan ikke gøres nu.") % names)


def _held(round_: Round, by: User | None) -> Round:
    """The round as it is now, held until the transaction ends."""
    round_ = Round.objects.select_related("framework__owner").select_for_update(of=("self",)).get(pk=round_.pk)
    _check_may(round_.framework, by)
    return round_
