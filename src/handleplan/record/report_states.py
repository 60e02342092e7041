"""A status's way from "not started" to "published": every change of state goes through ``change_state``.

Who may take a step is permissions.py's to say, and ``_STEPS`` which steps there are. Several at once
(``change_states``) take the same way, each whole or not at all.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from handleplan.record.history import note_event, write_event
from handleplan.record.lacking import lacking
from handleplan.record.mail.letters import ready_letter, returned_letter
from handleplan.record.mail.outbox import post
from handleplan.record.models import Comment, Message, Plan, Report, Round, Statement, User
from handleplan.record.permissions import Person, may_answer, may_approve, may_publish, may_submit
from handleplan.record.refusals import Incomplete, NotAccepted, NotAllowed, Refused, WrongState

State = Report.State


@dataclass(frozen=True, slots=True)
class Remark:
    """Something said with a change of state: at a sentence of an answer, at a criterion, or of the whole status."""

    text: str
    field: str = ""
    quote: str = ""
    statement: Statement | None = None


@dataclass(frozen=True, slots=True)
class Changed:
    """What became of several statuses at once: those that took the step, and those that did not, each with why."""

    done: list[Report]
    refused: list[tuple[Report, str]]


@dataclass(frozen=True, slots=True)
class _Step:
    """A step from some states to another: who may take it, and whether it must be said why."""

    before: tuple[State, ...]
    after: State
    may: Callable[[Person, Plan], bool]
    event: str
    says_why: bool = False


_STEPS = (
    _Step((State.DRAFT, State.RETURNED), State.SUBMITTED, may_submit, "report.submitted"),
    _Step((State.SUBMITTED,), State.DRAFT, may_submit, "report.taken_back"),
    _Step((State.SUBMITTED, State.APPROVED), State.RETURNED, may_approve, "report.returned", says_why=True),
    _Step((State.SUBMITTED,), State.APPROVED, may_approve, "report.approved"),
    _Step((State.APPROVED,), State.PUBLISHED, may_publish, "report.published"),
    _Step((State.PUBLISHED,), State.APPROVED, may_publish, "report.unpublished", says_why=True),
    _Step(
        (State.NOT_STARTED, State.DRAFT, State.RETURNED, State.SUBMITTED),
        State.LEFT_OUT,
        may_approve,
        "report.left_out",
        says_why=True,
    ),
    _Step((State.LEFT_OUT,), State.NOT_STARTED, may_approve, "report.taken_in", says_why=True),
)
_DONE_ALREADY = {
    State.SUBMITTED: gettext_lazy("er allerede indsendt"),
    State.RETURNED: gettext_lazy("er allerede sendt tilbage"),
    State.APPROVED: gettext_lazy("er allerede godkendt"),
    State.PUBLISHED: gettext_lazy("er allerede offentliggjort"),
    State.LEFT_OUT: gettext_lazy("er allerede udgået af runden"),
}


def change_state(
    report: Report, to: str, *, by: User | None, remarks: Sequence[Remark] = (), now: datetime | None = None
) -> Report:
    """Let the report take the step to the state ``to``, and give it as it is then. ``by`` None is the command line.

    Raises NotAllowed, WrongState, Incomplete (a status that is submitted lacks something) and NotAccepted (nobody says
    why it is returned).
    """
    now = now or timezone.now()
    with transaction.atomic():
        report = locked(report)
        step = _step(report, State(to))
        if by and not step.may(by, report.plan):
            raise NotAllowed(_("Du kan ikke gøre det med status fra „%(plan)s“.") % {"plan": report.plan.name})
        said = [remark for remark in remarks if remark.text.strip()]
        if step.says_why and not said:
            raise NotAccepted(_("Skriv hvorfor, så „%(plan)s“ ved, hvad der mangler.") % {"plan": report.plan.name})
        if step.after == State.SUBMITTED and (missing := lacking(report)):
            raise Incomplete(_("Status fra „%(plan)s“ mangler noget.") % {"plan": report.plan.name}, missing)
        enter(report, step.after, by=by, now=now)
        comments = _write_remarks(report, said, by, now)
        note = "\n".join([report.round.name, *(comment.text for comment in comments)])
        _tell_history(report, step, note, by)
        if step.after == State.RETURNED:
            _tell_returned(report, comments, now)
    return report


def change_states(
    reports: Iterable[Report], to: str, *, by: User | None, remarks: Sequence[Remark] = (), now: datetime | None = None
) -> Changed:
    """The same step for several: each whole or not at all, and those that cannot are told with the reason."""
    changed = Changed([], [])
    for report in reports:
        try:
            changed.done.append(change_state(report, to, by=by, remarks=remarks, now=now))
        except Incomplete as refusal:
            changed.refused.append((report, " ".join([str(refusal), *refusal.lacking])))
        except Refused as refusal:
            changed.refused.append((report, str(refusal)))
    return changed


def steps_open_to(report: Report, user: User) -> list[str]:
    """The states that ``user`` may take the report to as it stands: the buttons to show."""
    if report.round.state != Round.State.OPEN:
        return []
    steps = [step for step in _STEPS if report.state in step.before]
    may = {rule: rule(user, report.plan) for rule in {step.may for step in steps}}
    return [step.after.value for step in steps if may[step.may]]


def steps_of(state: str, *, submits: bool, approves: bool) -> list[str]:
    """The same for a list, where who may do what is known of all its reports already."""
    may: dict[Callable[[Person, Plan], bool], bool]
    may = {may_submit: submits, may_approve: approves, may_publish: approves}
    return [step.after.value for step in _STEPS if state in step.before and may[step.may]]


@transaction.atomic
def say_ready(report: Report, *, by: User, now: datetime | None = None) -> Report:
    """The contributor gives the report to the head, and is reminded no more. Raises NotAllowed, WrongState."""
    now = now or timezone.now()
    report = locked(report)
    if not may_answer(by, report.plan):
        raise NotAllowed(_("Du kan ikke skrive status for „%(plan)s“.") % {"plan": report.plan.name})
    if report.round.state != Round.State.OPEN or not report.is_being_written:
        raise WrongState(_("Status fra „%(plan)s“ kan ikke ændres nu.") % {"plan": report.plan.name})
    report.ready_at, report.changed_at, report.changed_by = now, now, by
    report.save()
    note_event("report.ready", report.round.name, plan=report.plan, by=by)
    if report.head and report.head != by:
        key = f"ready:{report.pk}:{now.isoformat()}"
        post(report.head, Message.Kind.READY, ready_letter(report, by), [(key, report.round, report.plan)], now)
    return report


def begin(report: Report, *, by: User, now: datetime) -> None:
    """Somebody has written something: a report that nobody had touched is a draft from now on."""
    if report.state == State.NOT_STARTED:
        enter(report, State.DRAFT, by=by, now=now)
        note_event("report.begun", report.round.name, plan=report.plan, by=by)
    else:
        report.changed_at, report.changed_by = now, by
        report.save(update_fields=["changed_at", "changed_by"])


def enter(report: Report, state: State, *, by: User | None, now: datetime) -> None:
    """Set the state, and who brought it there and when. The one place that does; what may be is asked before."""
    report.state = state
    report.changed_at, report.changed_by = now, by
    if state == State.SUBMITTED:
        report.submitted_at, report.submitted_by = now, by
    elif state == State.APPROVED:
        report.approved_at, report.approved_by = now, by
        report.published_at = None
    elif state == State.PUBLISHED:
        report.published_at = now
    elif state == State.RETURNED:
        report.ready_at = report.approved_at = report.approved_by = None
    report.save()


def locked(report: Report) -> Report:
    """The report as it is now, held until the transaction ends."""
    related = ("plan__framework__owner", "plan__unit", "round__framework", "edition__form", "head", "contributor")
    held: Report = Report.objects.select_related(*related).select_for_update(of=("self",)).get(pk=report.pk)
    return held


def _step(report: Report, to: State) -> _Step:
    names = {"plan": report.plan.name, "round": report.round.name}
    if report.round.state != Round.State.OPEN:
        raise WrongState(_("%(round)s er ikke åben. Status fra „%(plan)s“ er ikke ændret.") % names)
    for step in _STEPS:
        if step.after == to and report.state in step.before:
            return step
    if report.state == to and to in _DONE_ALREADY:
        raise WrongState(_("Status fra „%(plan)s“ %(done)s.") % {**names, "done": _DONE_ALREADY[to]})
    states = {"now": State(report.state).label, "to": to.label}
    raise WrongState(_("Status fra „%(plan)s“ er „%(now)s“ og kan ikke blive „%(to)s“.") % {**names, **states})


def _write_remarks(report: Report, remarks: Sequence[Remark], by: User | None, now: datetime) -> list[Comment]:
    if by is None:
        return []
    return [
        Comment.objects.create(
            plan=report.plan,
            report=report,
            statement=remark.statement,
            field=remark.field,
            quote=remark.quote,
            text=remark.text.strip(),
            by=by,
            at=now,
        )
        for remark in remarks
    ]


def _tell_history(report: Report, step: _Step, note: str, by: User | None) -> None:
    """Only what comes to be read, or ceases to be, changes what can be found by searching."""
    settled = {State.APPROVED, State.PUBLISHED}
    tell = write_event if settled & {step.after, *step.before} else note_event
    tell(step.event, note, plan=report.plan, by=by)


def _tell_returned(report: Report, comments: Sequence[Comment], now: datetime) -> None:
    letter = returned_letter(report, comments)
    for person in dict.fromkeys((report.head, report.contributor)):
        if person:
            key = f"returned:{report.pk}:{now.isoformat()}:{person.pk}"
            post(person, Message.Kind.RETURNED, letter, [(key, report.round, report.plan)], now)
