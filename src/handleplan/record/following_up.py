"""A plan is followed up between its statuses: meetings, notes after each, deadlines with a date and a person."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from handleplan.record.history import note_event
from handleplan.record.models import Deadline, FollowUp, FollowUpNote, Plan, Report, Round, Statement, User
from handleplan.record.permissions import may_answer, may_comment, may_finish, may_set_meetings
from handleplan.record.refusals import NotAccepted, NotAllowed


@transaction.atomic
def set_follow_ups(
    plan: Plan, meetings: Sequence[tuple[str, str]], *, by: User | None, now: datetime | None = None
) -> list[FollowUp]:
    """Make these the plan's meetings, each with how often it is held. Those no longer named are withdrawn.

    Raises NotAllowed, NotAccepted.
    """
    _check(by is None or may_set_meetings(by, plan), plan)
    wanted = [(meeting.strip(), how_often.strip()) for meeting, how_often in meetings]
    if any(not meeting for meeting, _how_often in wanted):
        raise NotAccepted(_("Skriv, hvilket møde det er."))
    before = {(one.meeting, one.how_often): one for one in plan.follow_ups.all()}
    kept = []
    for order, said in enumerate(dict.fromkeys(wanted)):
        follow_up = before.get(said) or FollowUp(plan=plan, meeting=said[0], how_often=said[1])
        follow_up.order, follow_up.withdrawn_at = order, None
        follow_up.save()
        kept.append(follow_up)
    gone = plan.follow_ups.filter(withdrawn_at=None).exclude(pk__in=[one.pk for one in kept])
    gone.update(withdrawn_at=now or timezone.now())
    note_event("plan.followed_up_at", ", ".join(map(str, kept)), plan=plan, by=by)
    return kept


@transaction.atomic
def add_note(
    plan: Plan,
    text: str,
    held_on: date,
    *,
    by: User,
    follow_up: FollowUp | None = None,
    now: datetime | None = None,
) -> FollowUpNote:
    """A short note after a meeting. Raises NotAllowed, NotAccepted."""
    now = now or timezone.now()
    _check(may_answer(by, plan), plan)
    if not text.strip():
        raise NotAccepted(_("Skriv, hvad I talte om."))
    if held_on > timezone.localtime(now).date():
        raise NotAccepted(_("Mødet er ikke holdt endnu."))
    if follow_up and follow_up.plan_id != plan.pk:
        raise NotAccepted(_("Mødet hører til en anden handleplan."))
    note = FollowUpNote.objects.create(
        plan=plan, follow_up=follow_up, held_on=held_on, text=text.strip(), by=by, at=now
    )
    note_event("plan.noted", note.text, plan=plan, by=by)
    return note


@transaction.atomic
def withdraw_note(note: FollowUpNote, *, by: User, now: datetime | None = None) -> None:
    """Take a note back. Raises NotAllowed."""
    _set_withdrawn(note, now or timezone.now(), "plan.note_withdrawn", by)


@transaction.atomic
def bring_back_note(note: FollowUpNote, *, by: User) -> None:
    """Let a note that was taken back stand again. Raises NotAllowed."""
    _set_withdrawn(note, None, "plan.note_brought_back", by)


def notes_for(report: Report) -> QuerySet[FollowUpNote]:
    """The notes that the status can draw upon: from the beginning of what its round covers until the next round's."""
    notes = FollowUpNote.objects.filter(plan=report.plan, withdrawn_at=None, held_on__gte=_beginning(report.round))
    later = Round.objects.filter(framework=report.round.framework, year__gt=report.round.year).order_by("year").first()
    if later:
        notes = notes.filter(held_on__lt=_beginning(later))
    return notes.select_related("by", "follow_up")


@transaction.atomic
def set_deadline(
    plan: Plan,
    text: str,
    due: date,
    person: User,
    *,
    by: User,
    statement: Statement | None = None,
    now: datetime | None = None,
) -> Deadline:
    """Make a deadline that the plan speaks of a date with a person. Raises NotAllowed, NotAccepted."""
    _check(may_comment(by, plan), plan)
    _check_deadline(plan, text, person)
    if statement and statement.plan_id != plan.pk:
        raise NotAccepted(_("Fristen hører til en anden handleplan."))
    deadline = Deadline.objects.create(
        plan=plan, statement=statement, text=text.strip(), due=due, person=person, by=by, at=now or timezone.now()
    )
    note_event("deadline.set", f"{due.isoformat()} {person}: {deadline.text}", plan=plan, by=by)
    return deadline


@transaction.atomic
def change_deadline(deadline: Deadline, text: str, due: date, person: User, *, by: User) -> None:
    """Another date, person or wording; what it was stands in history. Raises NotAllowed, NotAccepted."""
    plan = deadline.plan
    _check(may_comment(by, plan), plan)
    _check_deadline(plan, text, person)
    before = f"{deadline.due.isoformat()} {deadline.person}: {deadline.text}"
    deadline.text, deadline.due, deadline.person = text.strip(), due, person
    deadline.save(update_fields=["text", "due", "person"])
    note_event("deadline.changed", before, plan=plan, by=by)


@transaction.atomic
def finish_deadline(deadline: Deadline, *, by: User, now: datetime | None = None) -> None:
    """Say that it is done: the person may, and who writes the plan or decides about it. Raises NotAllowed."""
    _check(may_finish(by, deadline), deadline.plan)
    deadline.done_at, deadline.done_by = now or timezone.now(), by
    deadline.save(update_fields=["done_at", "done_by"])
    note_event("deadline.done", deadline.text, plan=deadline.plan, by=by)


@transaction.atomic
def reopen_deadline(deadline: Deadline, *, by: User) -> None:
    """Say that it is not done after all. Raises NotAllowed."""
    _check(may_finish(by, deadline), deadline.plan)
    deadline.done_at = deadline.done_by = None
    deadline.save(update_fields=["done_at", "done_by"])
    note_event("deadline.reopened", deadline.text, plan=deadline.plan, by=by)


@transaction.atomic
def withdraw_deadline(deadline: Deadline, *, by: User, now: datetime | None = None) -> None:
    """Take a deadline back. Raises NotAllowed."""
    _set_withdrawn(deadline, now or timezone.now(), "deadline.withdrawn", by)


@transaction.atomic
def bring_back_deadline(deadline: Deadline, *, by: User) -> None:
    """Let a deadline that was taken back stand again. Raises NotAllowed."""
    _set_withdrawn(deadline, None, "deadline.brought_back", by)


def _set_withdrawn(thing: FollowUpNote | Deadline, at: datetime | None, event: str, by: User) -> None:
    _check(may_comment(by, thing.plan), thing.plan)
    thing.withdrawn_at = at
    thing.save(update_fields=["withdrawn_at"])
    note_event(event, thing.text, plan=thing.plan, by=by)


def _check_deadline(plan: Plan, text: str, person: User) -> None:
    if not text.strip():
        raise NotAccepted(_("Skriv, hvad der skal være gjort."))
    if not may_answer(person, plan):
        names = {"person": person, "plan": plan.name}
        raise NotAccepted(_("%(person)s har ingen rolle i „%(plan)s“. Giv først rollen.") % names)


def _check(may: bool, plan: Plan) -> None:
    if not may:
        raise NotAllowed(_("Du kan ikke gøre det i „%(plan)s“.") % {"plan": plan.name})


def _beginning(round_: Round) -> date:
    return round_.covers_from or date(round_.year, 1, 1)
