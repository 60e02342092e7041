"""A status is written: texts are saved as they are typed, verdicts chosen, "uændret" said, targets measured.

A text that is saved names the version that it is based on. Where another has written past it, or the status is no
longer open, the text is kept all the same, set aside: its writer sees both and chooses, or merges them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from handleplan.danish.dates import parse_date
from handleplan.record.answers_given import Earlier, answers_of, reason_field, verdict_field
from handleplan.record.history import note_event
from handleplan.record.merging import merged
from handleplan.record.models import (
    AnswerVersion,
    Measurement,
    Report,
    ReportEntry,
    Role,
    Round,
    Statement,
    Target,
    UnchangedAnswer,
    User,
    Verdict,
)
from handleplan.record.permissions import may_answer
from handleplan.record.refusals import NotAccepted, NotAllowed, WrongState
from handleplan.record.report_states import begin, locked

LONGEST_ANSWER = 50_000
"""Letters of one answer: some fifteen pages."""

_FIGURE = re.compile(r"(?P<whole>-?(?:\d{1,3}(?:\.\d{3})+|\d{1,12}))(?:,(?P<decimals>\d{1,3}))?")


@dataclass(frozen=True, slots=True)
class Saved:
    """The report says this now; ``version`` is what the next text is based on."""

    version: int
    text: str


@dataclass(frozen=True, slots=True)
class SetAside:
    """The text is kept, but is not what the report says. ``why`` is a sentence for the person who typed it.

    ``merged`` is a proposal of what both meant, None where they changed the same words. Whatever is chosen is saved
    upon ``based_on``, with ``mine`` as what it settles.
    """

    why: str
    mine: AnswerVersion
    theirs: AnswerVersion | None
    merged: str | None
    based_on: int


@transaction.atomic
def save_answer(
    report: Report,
    field: str,
    text: str,
    *,
    based_on: int,
    by: User,
    page: str = "",
    settles: AnswerVersion | None = None,
    now: datetime | None = None,
) -> Saved | SetAside:
    """Keep what was typed under a question, or as the reason of a verdict (``reason_field``).

    ``page`` names the page that it was typed in: its own earlier text, of which the answer was lost on the way, is no
    conflict. Raises NotAllowed, and NotAccepted for what is no field of the report or is too long.
    """
    now = now or timezone.now()
    report = _held(report, by)
    text = text.replace("\r\n", "\n").replace("\x00", "")
    if len(text) > LONGEST_ANSWER:
        raise NotAccepted(_("Teksten er for lang. Del den, eller læg den ved som bilag."))
    statement = _statement_of(report, field)
    typed = AnswerVersion(report=report, field=field, text=text, based_on=based_on, page=page, by=by, at=now)
    current = _current(report, field)
    number = current.number or 0 if current else 0
    said = current.text if current else ""
    is_written_past = based_on != number and not _is_own(typed, number)
    if text == said or (is_written_past and not settles and _is_untouched(typed)):
        _settle(report, field, by, settles, said, now)
        return Saved(number, said)
    if not _is_open(report):
        return _set_aside(typed, current, _("Status kan ikke ændres nu, for den er %(state)s.") % _state(report))
    if is_written_past:
        why = _("%(person)s har skrevet her imens.") % {"person": current.by if current else ""}
        return _set_aside(typed, current, why)
    typed.number = number + 1
    typed.save()
    _settle(report, field, by, settles, text, now)
    _take_back(report, field, statement, text, now)
    if statement is None:
        _write_entries(report, field, text)
    else:
        _write_reason(report, statement, text)
    begin(report, by=by, now=now)
    return Saved(typed.number, text)


@transaction.atomic
def set_verdict(report: Report, statement: Statement, value: str, *, by: User, now: datetime | None = None) -> Verdict:
    """Choose what the report says of a criterion. A reason may follow. Raises as ``say_unchanged``."""
    now = now or timezone.now()
    report = _held_open(report, by)
    _check_criterion(report, statement)
    if value not in Verdict.Value.values:
        raise NotAccepted(_("Vælg en af vurderingerne."))
    _withdraw_unchanged(report, now, statement=statement)
    return _choose(report, statement, value, by, now)


@transaction.atomic
def say_unchanged(
    report: Report, *, by: User, field: str = "", statement: Statement | None = None, now: datetime | None = None
) -> UnchangedAnswer:
    """Say that an answer, or the verdict on a criterion, is as it was the last time.

    Raises NotAllowed, WrongState, and NotAccepted where nothing was said the last time, or something is written now.
    """
    now = now or timezone.now()
    report = _held_open(report, by)
    answers = answers_of(report)
    asked: Sequence[tuple[str, Statement | None, Earlier | None, bool]] = [
        *((one.field, None, one.earlier, not one.text.strip()) for one in answers.questions),
        *(("", one.statement, one.earlier, not one.reason.strip()) for one in answers.criteria),
    ]
    for name, criterion, earlier, is_empty in asked:
        if (name, criterion) == (field, statement):
            if earlier is None:
                raise NotAccepted(_("Der står ikke noget fra sidst, som kan være uændret."))
            if not is_empty:
                raise NotAccepted(_("Du har skrevet noget her. Slet teksten først, hvis intet er ændret."))
            return _say_unchanged(report, field, statement, earlier, by, now)
    raise NotAccepted(_("Det er ikke noget, der bliver spurgt om i denne runde."))


@transaction.atomic
def say_all_unchanged(report: Report, *, by: User, now: datetime | None = None) -> int:
    """Say so of everything that is not answered yet and was the last time; how much that was. Raises as above."""
    now = now or timezone.now()
    report = _held_open(report, by)
    answers = answers_of(report)
    said = 0
    for question in answers.questions:
        if question.earlier and not question.text.strip() and not question.unchanged:
            _say_unchanged(report, question.field, None, question.earlier, by, now)
            said += 1
    for criterion in answers.criteria:
        if criterion.earlier and criterion.verdict is None and not criterion.reason.strip():
            _say_unchanged(report, "", criterion.statement, criterion.earlier, by, now)
            said += 1
    return said


@transaction.atomic
def take_back_unchanged(unchanged: UnchangedAnswer, *, by: User, now: datetime | None = None) -> None:
    """Something has changed after all: the answer is open again. Raises NotAllowed, WrongState."""
    now = now or timezone.now()
    report = _held_open(unchanged.report, by)
    if unchanged.statement:
        report.verdicts.filter(statement=unchanged.statement).delete()
        _withdraw_unchanged(report, now, statement=unchanged.statement)
    else:
        _withdraw_unchanged(report, now, field=unchanged.field)
    note_event("report.changed_after_all", report.round.name, plan=report.plan, by=by)
    begin(report, by=by, now=now)


@transaction.atomic
def measure(
    report: Report,
    target: Target,
    quantity: str,
    *,
    as_of: str = "",
    text: str = "",
    by: User,
    now: datetime | None = None,
) -> Measurement | None:
    """What was measured of a target in this status, as it is typed ("12,5"); empty takes it back.

    ``as_of`` is a date as exact as it is known. Raises NotAllowed, WrongState, NotAccepted.
    """
    now = now or timezone.now()
    report = _held_open(report, by)
    if target.statement.plan_id != report.plan_id:
        raise NotAccepted(_("Måltallet hører til en anden handleplan."))
    number = _number(quantity)
    said = Measurement(target=target, report=report, quantity=number, as_of=_date(as_of), text=text.strip())
    before = target.measurements.filter(report=report, withdrawn_at=None)
    last: Measurement | None = before.last()
    if last and (last.quantity, last.as_of, last.text) == (said.quantity, said.as_of, said.text):
        return last
    said.order = target.measurements.count()
    before.update(withdrawn_at=now)
    begin(report, by=by, now=now)
    note_event("report.measured", f"{target.text}: {quantity}", plan=report.plan, by=by)
    if number is None and not said.text:
        return None
    said.save()
    return said


def _held(report: Report, by: User) -> Report:
    report = locked(report)
    if not may_answer(by, report.plan):
        raise NotAllowed(_("Du kan ikke skrive status for „%(plan)s“.") % {"plan": report.plan.name})
    return report


def _held_open(report: Report, by: User) -> Report:
    report = _held(report, by)
    if not _is_open(report):
        raise WrongState(_("Status kan ikke ændres nu, for den er %(state)s.") % _state(report))
    return report


def _is_open(report: Report) -> bool:
    return report.round.state == Round.State.OPEN and report.is_being_written


def _state(report: Report) -> dict[str, object]:
    if report.round.state != Round.State.OPEN:
        return {"state": _("i en runde, der ikke er åben")}
    return {"state": report.get_state_display()}


def _statement_of(report: Report, field: str) -> Statement | None:
    """The criterion that the field is the reason of; None for a question. Raises NotAccepted for what is neither."""
    if report.round.questions.filter(field=field).exists():
        return None
    if report.edition:
        for statement in Statement.objects.filter(wordings__edition=report.edition, role=Role.CRITERION):
            if field == reason_field(statement.pk):
                return statement
    raise NotAccepted(_("Det er ikke noget, der bliver spurgt om i denne runde."))


def _check_criterion(report: Report, statement: Statement) -> None:
    is_asked = (
        report.edition and report.edition.wordings.filter(statement=statement, statement__role=Role.CRITERION).exists()
    )
    if not is_asked:
        raise NotAccepted(_("Succeskriteriet står ikke i den udgave, som denne status handler om."))


def _current(report: Report, field: str) -> AnswerVersion | None:
    versions = report.answer_versions.filter(field=field, number__isnull=False)
    return versions.select_related("by").order_by("number").last()


def _is_own(typed: AnswerVersion, number: int) -> bool:
    """Whether everything since the version that the text is based on was typed in the same page by the same person."""
    if not typed.page or typed.based_on > number:
        return False
    since = AnswerVersion.objects.filter(report=typed.report, field=typed.field, number__gt=typed.based_on)
    return not since.exclude(page=typed.page, by=typed.by).exists()


def _set_aside(typed: AnswerVersion, current: AnswerVersion | None, why: str) -> SetAside:
    """Keep the text beside what the report says: one a person and field, which grows while they go on typing."""
    mine = _set_aside_before(typed) or typed
    mine.text, mine.at = typed.text, typed.at
    mine.save()
    theirs = current.text if current else ""
    return SetAside(
        why=why,
        mine=mine,
        theirs=current,
        merged=merged(_text_of_version(mine), theirs, mine.text),
        based_on=current.number or 0 if current else 0,
    )


def _set_aside_before(typed: AnswerVersion) -> AnswerVersion | None:
    """What the same person typed in the same page, and which waits already."""
    waiting = AnswerVersion.objects.filter(report=typed.report, field=typed.field, number=None, settled_at=None)
    return waiting.filter(by=typed.by, page=typed.page).first()


def _is_untouched(typed: AnswerVersion) -> bool:
    """Whether the field still holds what stood in it when its page was shown: others have written, this person not."""
    return typed.text == _text_of_version(typed) and _set_aside_before(typed) is None


def _text_of_version(typed: AnswerVersion) -> str:
    """The text that a text is based on; "" for the empty field that a status begins with."""
    base = AnswerVersion.objects.filter(report=typed.report, field=typed.field, number=typed.based_on).first()
    return base.text if base else ""


def _settle(report: Report, field: str, by: User, settles: AnswerVersion | None, text: str, now: datetime) -> None:
    """What was set aside and is said now, or was chosen about, waits no longer."""
    waiting = report.answer_versions.filter(field=field, number=None, settled_at=None)
    waiting.filter(by=by, text=text).update(settled_at=now)
    if settles:
        waiting.filter(pk=settles.pk).update(settled_at=now)


def _write_entries(report: Report, field: str, text: str) -> None:
    """The report's entries are the text's lines; what was typed stands whole in its version."""
    report.entries.filter(field=field).delete()
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    ReportEntry.objects.bulk_create(
        ReportEntry(report=report, field=field, order=order, text=line) for order, line in enumerate(lines)
    )


def _write_reason(report: Report, statement: Statement, text: str) -> None:
    report.verdicts.filter(statement=statement).update(reason=text.strip())


def _take_back(report: Report, field: str, statement: Statement | None, text: str, now: datetime) -> None:
    """Who writes an answer after all takes "uændret" back."""
    if statement is None and text.strip():
        _withdraw_unchanged(report, now, field=field)
    elif statement and text.strip():
        _withdraw_unchanged(report, now, statement=statement)


def _withdraw_unchanged(report: Report, now: datetime, *, field: str = "", statement: Statement | None = None) -> None:
    report.unchanged_answers.filter(field=field, statement=statement, withdrawn_at=None).update(withdrawn_at=now)


def _say_unchanged(
    report: Report, field: str, statement: Statement | None, earlier: Earlier, by: User, now: datetime
) -> UnchangedAnswer:
    said = report.unchanged_answers.filter(field=field, statement=statement, withdrawn_at=None).first()
    if said:
        return said
    if statement and earlier.verdict:
        _choose(report, statement, earlier.verdict.value, by, now)
    said = UnchangedAnswer.objects.create(
        report=report, field=field, statement=statement, earlier=earlier.report, by=by, at=now
    )
    note_event("report.unchanged", report.round.name, plan=report.plan, by=by)
    begin(report, by=by, now=now)
    return said


def _choose(report: Report, statement: Statement, value: str, by: User, now: datetime) -> Verdict:
    """Set the verdict, with the reason that is typed already; who chose what and when is kept as a version."""
    field = verdict_field(statement.pk)
    chosen = _current(report, field)
    if chosen is None or chosen.text != value:
        number = (chosen.number or 0 if chosen else 0) + 1
        AnswerVersion.objects.create(report=report, field=field, number=number, text=value, by=by, at=now)
    reason = _current(report, reason_field(statement.pk))
    verdict, _is_new = Verdict.objects.update_or_create(
        report=report, statement=statement, defaults={"value": value, "reason": reason.text.strip() if reason else ""}
    )
    begin(report, by=by, now=now)
    return verdict


def _number(typed: str) -> Decimal | None:
    """A number as Danes type it: "1.250", "12,5"; None for nothing. Raises NotAccepted."""
    if not typed.strip():
        return None
    figure = _FIGURE.fullmatch(typed.strip())
    if figure is None:
        raise NotAccepted(_("„%(typed)s“ er ikke et tal. Skriv for eksempel 12 eller 12,5.") % {"typed": typed})
    return Decimal(f"{figure['whole'].replace('.', '')}.{figure['decimals'] or 0}")


def _date(typed: str) -> str:
    """A date as exact as it is typed ("2026", "maj 2026", "1. maj 2026"), as ISO writes it. Raises NotAccepted."""
    if not typed.strip():
        return ""
    if found := parse_date(typed):
        return found
    raise NotAccepted(_("„%(typed)s“ er ikke en dato. Skriv for eksempel 1. maj 2026.") % {"typed": typed})
