"""Reminders that a coordinator sends by hand: one mail a person of all the statuses that were chosen."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from handleplan.record.history import note_event
from handleplan.record.mail.letters import Task, digest_letter
from handleplan.record.mail.outbox import Item, Outgoing, post_all
from handleplan.record.models import Message, MessageItem, Report, Round, User
from handleplan.record.permissions import plans_coordinated_by
from handleplan.record.round_opening import task_of


@dataclass(frozen=True, slots=True)
class Reminded:
    """What came of it: the statuses that somebody is reminded of, those that not, with why, and how many mails."""

    done: list[Report]
    refused: list[tuple[Report, str]]
    messages: int


@transaction.atomic
def remind_now(reports: Iterable[Report], *, by: User, now: datetime | None = None) -> Reminded:
    """Write to the people whom these statuses wait for, at any hour. Nobody is reminded by hand of one twice a day."""
    now = now or timezone.now()
    today = timezone.localtime(now).date()
    asked = [report.pk for report in reports]
    people = ("head", "contributor")
    held = Report.objects.filter(pk__in=asked).select_related(
        "plan__unit__parent", "plan__framework__owner", "round__framework__owner", *people
    )
    may = set(plans_coordinated_by(by).filter(reports__in=asked).values_list("pk", flat=True))
    told = _told_today(asked, today.isoformat())
    tasks: dict[User, list[Task]] = defaultdict(list)
    items: dict[User, list[Item]] = defaultdict(list)
    reminded = Reminded([], [], 0)
    for report in held.order_by("plan__order", "plan__pk"):
        waited_for = [person for person in _waited_for(report) if _key(report, person, today.isoformat()) not in told]
        if why := _why_not(report, may, waited_for):
            reminded.refused.append((report, why))
            continue
        reminded.done.append(report)
        for person in waited_for:
            tasks[person].append(task_of(report, person))
            items[person].append((_key(report, person, today.isoformat()), report.round, report.plan))
    outgoing = [
        Outgoing(person, Message.Kind.REMINDER, digest_letter(person, theirs, [], today), items[person])
        for person, theirs in tasks.items()
    ]
    messages = post_all(outgoing, now)
    for report in reminded.done:
        note_event("report.reminded", report.round.name, plan=report.plan, by=by)
    return Reminded(reminded.done, reminded.refused, len(messages))


def _waited_for(report: Report) -> list[User]:
    """Those who are to do something with it now: the contributor until it is given to the head, and the head."""
    people = dict.fromkeys((report.head, None if report.ready_at else report.contributor))
    return [person for person in people if person and person.is_active]


def _why_not(report: Report, may: set[int], waited_for: list[User]) -> str:
    name = {"plan": report.plan.name}
    if report.plan_id not in may:
        return _("Du er ikke koordinator for „%(plan)s“.") % name
    if report.round.state != Round.State.OPEN or not report.is_being_written:
        return _("„%(plan)s“ venter ikke på enheden.") % name
    if not _waited_for(report):
        return _("„%(plan)s“ har ingen person, der kan påmindes.") % name
    return "" if waited_for else _("„%(plan)s“ er allerede påmindet i dag.") % name


def _key(report: Report, person: User, day: str) -> str:
    return f"by hand {day}:{report.pk}:{person.pk}"


def _told_today(reports: list[int], day: str) -> set[str]:
    keys = MessageItem.objects.filter(key__startswith=f"by hand {day}:", plan__reports__in=reports)
    return set(keys.values_list("key", flat=True))
