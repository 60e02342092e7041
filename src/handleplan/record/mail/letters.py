"""The words of every mail. Each says what waits, until when, and leads straight there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from handleplan.danish.written import written_date
from handleplan.record.models import Comment, Plan, Report, Round, User

WAITING_PATH = "/venter/"
"""The page "Det venter på dig"."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail's subject and text."""

    subject: str
    text: str


@dataclass(frozen=True, slots=True)
class Task:
    """A status that waits for the person: what is to be done with it, and when."""

    report: Report
    what: str
    due: date


@dataclass(frozen=True, slots=True)
class RoundTask:
    """What of a round waits for its coordinators, in sentences."""

    round: Round
    sentences: Sequence[str]


def opening_letter(person: User, round_: Round, tasks: Sequence[Task]) -> Letter:
    """A round is opened: everything in it that waits for the person."""
    subject = ngettext(
        "%(round)s: %(count)d handleplan venter på dig", "%(round)s: %(count)d handleplaner venter på dig", len(tasks)
    ) % {"round": round_.name, "count": len(tasks)}
    opened = _("%(round)s er åbnet for %(framework)s.") % {"round": round_.name, "framework": round_.framework}
    return Letter(subject, _letter(person, [opened, covered(round_)], [_told(task) for task in tasks]))


def digest_letter(person: User, tasks: Sequence[Task], rounds: Sequence[RoundTask], today: date) -> Letter:
    """A reminder of everything that waits for the person, whatever rounds it belongs to."""
    late = sum(task.due < today for task in tasks)
    if late:
        subject = ngettext("%(count)d status er over fristen", "%(count)d status er over fristen", late) % {
            "count": late
        }
    else:
        waiting = len(tasks) + len(rounds)
        subject = ngettext("%(count)d ting venter på dig", "%(count)d ting venter på dig", waiting) % {"count": waiting}
    told = [_told(task, today) for task in tasks]
    told += ["\n".join([str(task.round.framework), *task.sentences, address(task.round)]) for task in rounds]
    return Letter(subject, _letter(person, [_("Det her venter på dig.")], told))


def ready_letter(report: Report, by: User) -> Letter:
    """The contributor has given the report to the head."""
    names = {"plan": report.plan.name, "round": report.round.name, "person": by}
    subject = _("%(round)s: „%(plan)s“ er klar til dig") % names
    said = _("%(person)s har skrevet status for „%(plan)s“. Læs den, og indsend den.") % names
    return Letter(subject, _letter(report.head, [said], [address(report)]))


def returned_letter(report: Report, comments: Sequence[Comment]) -> Letter:
    """The coordinator has returned a report, with comments at its sentences."""
    names = {"plan": report.plan.name, "round": report.round.name}
    subject = _("%(round)s: „%(plan)s“ er sendt tilbage") % names
    said = [_("Status for „%(plan)s“ er sendt tilbage til dig. Ret den, og indsend den igen.") % names]
    return Letter(subject, _letter(None, said, [*(_quoted(comment) for comment in comments), address(report)]))


def named_letter(person: User, report: Report, what: str, due: date) -> Letter:
    """The person is now the one who answers for a report of an open round."""
    names = {"plan": report.plan.name, "round": report.round.name}
    subject = _("%(round)s: „%(plan)s“ venter på dig") % names
    said = [_("Du står nu for status på „%(plan)s“.") % names]
    return Letter(subject, _letter(person, said, [_told(Task(report, what, due))]))


def comment_letter(comment: Comment) -> Letter:
    """Somebody has named the reader in a comment."""
    names = {"person": comment.by, "plan": comment.plan.name}
    subject = _("%(person)s har skrevet en kommentar i „%(plan)s“") % names
    said = [_("%(person)s har nævnt dig i en kommentar i „%(plan)s“.") % names]
    return Letter(
        subject, _letter(None, said, [_quoted(comment), address(comment.report or _comments_of(comment.plan))])
    )


def address(leads_to: Report | Round | Plan | str) -> str:
    """The whole address of a page, in letters that every mail program makes a link of."""
    path = leads_to if isinstance(leads_to, str) else leads_to.get_absolute_url()
    return f"{settings.SITE_ADDRESS}{quote(path, safe='/%#?=&')}"


def covered(round_: Round) -> str:
    """The sentence that says what a round covers; "" where nobody has said."""
    if not (round_.covers_from and round_.covers_to):
        return ""
    days = {"from": written_date(round_.covers_from.isoformat()), "to": written_date(round_.covers_to.isoformat())}
    return _("Den dækker %(from)s til %(to)s.") % days


def _letter(person: User | None, introduction: Sequence[str], told: Sequence[str]) -> str:
    greeting = _("Hej %(person)s") % {"person": person} if person else _("Hej")
    rest = _("Alt, hvad der venter på dig: %(address)s") % {"address": address(WAITING_PATH)}
    return "\n\n".join(part for part in (greeting, " ".join(filter(None, introduction)), *told, rest) if part) + "\n"


def _told(task: Task, today: date | None = None) -> str:
    plan = task.report.plan
    name = plan.unit.name if plan.name == plan.unit.name else f"{plan.unit.name}: {plan.name}"
    due = {"what": task.what, "date": written_date(task.due.isoformat())}
    is_late = today and task.due < today
    when = _("%(what)s. Fristen var %(date)s.") % due if is_late else _("%(what)s senest %(date)s.") % due
    return "\n".join((name, when, address(task.report)))


def _comments_of(plan: Plan) -> str:
    return f"{plan.get_absolute_url()}kommentarer/"


def _quoted(comment: Comment) -> str:
    return f"„{comment.quote}“\n{comment.text}" if comment.quote else comment.text
