"""Reminders before, on and after a due date: one digest a person a day, and of no occasion twice.

An occasion is a due date and a number of days before or after it. A status is reminded of on the latest occasion that
has come, if it has not been: what was missed, or fell on a day off, is caught up once and not several times.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import ngettext

from handleplan.danish.written import written_date
from handleplan.record.mail.letters import RoundTask, Task, digest_letter
from handleplan.record.mail.outbox import Item, Outgoing, post_all
from handleplan.record.mail.working_days import is_time_for_reminders
from handleplan.record.models import Membership, Message, MessageItem, Report, Round, User
from handleplan.record.round_opening import task_of

DAYS = (-7, 0, 3, 7, 14, 28)
"""When a person is reminded, in days from the due date."""


@dataclass(slots=True)
class _Digest:
    """What waits for one person; ``items`` are the occasions that this digest is sent on."""

    tasks: list[Task] = field(default_factory=list)
    rounds: list[RoundTask] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _RoundCounts:
    submitted: int
    approved: int
    without_person: int


def remind(now: datetime) -> int:
    """Keep today's digests to be sent, where it is time for them; how many. Only for who has the tick's lock."""
    if not is_time_for_reminders(now) or _made_today(now):
        return 0
    today = timezone.localtime(now).date()
    digests: dict[User, _Digest] = defaultdict(_Digest)
    for person, task in _tasks():
        digest = digests[person]
        digest.tasks.append(task)
        if occasion := _occasion(task.due, today, task.report.round):
            digest.items.append((f"{occasion}:{task.report.pk}:{person.pk}", task.report.round, task.report.plan))
    for person, of_round, dates in _round_tasks():
        digest = digests[person]
        digest.rounds.append(of_round)
        for due in dates:
            if occasion := _occasion(due, today, of_round.round):
                digest.items.append((f"{occasion}:round {of_round.round.pk}:{person.pk}", of_round.round, None))
    return len(post_all(_due_now(digests, today), now))


def _made_today(now: datetime) -> bool:
    """Whether today's digests are there: they are all kept at once, or none is."""
    midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    return Message.objects.filter(kind=Message.Kind.REMINDER, created_at__gte=midnight).exists()


def _due_now(digests: dict[User, _Digest], today: date) -> Iterator[Outgoing]:
    """Those with an occasion that they were not reminded of."""
    known = set(_known([key for digest in digests.values() for key, _round, _plan in digest.items]))
    for person, digest in sorted(digests.items(), key=lambda one: one[0].pk):
        if items := [item for item in digest.items if item[0] not in known]:
            tasks = sorted(digest.tasks, key=lambda task: (task.due, task.report.pk))
            letter = digest_letter(person, tasks, digest.rounds, today)
            yield Outgoing(person, Message.Kind.REMINDER, letter, items)


def _known(keys: list[str], at_a_time: int = 500) -> Iterator[str]:
    for start in range(0, len(keys), at_a_time):
        yield from MessageItem.objects.filter(key__in=keys[start : start + at_a_time]).values_list("key", flat=True)


def _occasion(due: date, today: date, round_: Round) -> str:
    """The latest occasion of a due date that has come since the round was opened; "" where none has."""
    opened = timezone.localtime(round_.opened_at).date() if round_.opened_at else due
    for days in reversed(DAYS):
        day = due + timedelta(days=days)
        if opened < day <= today:
            return f"due {due.isoformat()} {days:+d}"
    return ""


def _tasks() -> Iterator[tuple[User, Task]]:
    """Every status that waits for its unit, for each person who is to do something with it."""
    reports = Report.objects.filter(round__state=Round.State.OPEN, state__in=Report.BEING_WRITTEN)
    reports = reports.filter(Q(head__isnull=False) | Q(contributor__isnull=False)).exclude(plan__state="withdrawn")
    people = ("head", "contributor")
    for report in reports.select_related(
        "plan__unit__parent", "plan__framework__owner", "round__framework__owner", *people
    ):
        for person in dict.fromkeys((report.head, report.contributor)):
            is_done = person == report.contributor and person != report.head and report.ready_at
            if person and person.is_active and not is_done:
                yield person, task_of(report, person)


def _round_tasks() -> Iterator[tuple[User, RoundTask, list[date]]]:
    """Every round with something that waits for its coordinators, for each of them; and the dates that it is due at."""
    counts = Round.objects.filter(state=Round.State.OPEN).annotate(
        submitted=Count("reports", Q(reports__state=Report.State.SUBMITTED)),
        approved=Count("reports", Q(reports__state=Report.State.APPROVED)),
        nobody=Count("reports", Q(reports__head=None, reports__state__in=Report.BEING_WRITTEN)),
    )
    coordinators: dict[int | None, list[User]] = defaultdict(list)
    roles = Membership.objects.filter(role=Membership.Role.COORDINATOR, user__is_active=True)
    for role in roles.filter(framework__rounds__state=Round.State.OPEN).select_related("user").distinct():
        coordinators[role.framework_id].append(role.user)
    for round_ in counts.select_related("framework__owner").order_by("pk"):
        sentences, dates = _of_round(round_, _RoundCounts(round_.submitted, round_.approved, round_.nobody))
        for person in coordinators[round_.framework_id] if sentences else ():
            yield person, RoundTask(round_, sentences), dates


def _of_round(round_: Round, counts: _RoundCounts) -> tuple[list[str], list[date]]:
    sentences: list[str] = []
    dates: list[date] = []
    for count, due, sentence in (
        (
            counts.without_person,
            round_.head_due,
            ngettext(
                "%(count)d handleplan har ingen person.",
                "%(count)d handleplaner har ingen person.",
                counts.without_person,
            ),
        ),
        (
            counts.submitted,
            round_.coordinator_due,
            ngettext(
                "%(count)d status skal godkendes senest %(date)s.",
                "%(count)d status skal godkendes senest %(date)s.",
                counts.submitted,
            ),
        ),
        (
            counts.approved,
            round_.publish_on,
            ngettext(
                "%(count)d godkendt status skal offentliggøres %(date)s.",
                "%(count)d godkendte status skal offentliggøres %(date)s.",
                counts.approved,
            ),
        ),
    ):
        if count and due:
            sentences.append(sentence % {"count": count, "date": written_date(due.isoformat())})
            dates.append(due)
    return ([f"{round_.name}:", *sentences], dates) if sentences else ([], [])
