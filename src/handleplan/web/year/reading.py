"""A status to be read: what was answered, and for those who decide about it a place for a remark at each sentence.

What a closed round says is read from what was frozen: it does not change with today's names and questions.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from handleplan.danish.sentences import sentences
from handleplan.record.answers_given import CriterionAnswer, QuestionAnswer, answers_of, reason_field
from handleplan.record.models import (
    AnswerVersion,
    Attachment,
    Comment,
    FrozenAnswer,
    FrozenReport,
    FrozenVerdict,
    Report,
    Round,
    UnchangedAnswer,
    User,
    Verdict,
)
from handleplan.record.report_states import steps_open_to
from handleplan.record.round_overview import due_of
from handleplan.web.year.found import takes_part
from handleplan.web.year.measured import measured_in_words
from handleplan.web.year.promise import promise_of
from handleplan.web.year.remarks import Remarks, remarks_of

State = Report.State
Typed = Mapping[tuple[str, str], str]
"""Remarks that were typed and not sent: by field and sentence."""
WAY = {
    "report.ready": gettext_lazy("Klar til lederen"),
    "report.submitted": gettext_lazy("Indsendt"),
    "report.taken_back": gettext_lazy("Taget tilbage"),
    "report.returned": gettext_lazy("Sendt tilbage"),
    "report.approved": gettext_lazy("Godkendt"),
    "report.published": gettext_lazy("Offentliggjort"),
    "report.unpublished": gettext_lazy("Taget af hjemmesiden"),
    "report.left_out": gettext_lazy("Udgået af runden"),
    "report.taken_in": gettext_lazy("Taget med i runden igen"),
}
"""The steps on a status's way, by the event that tells of each."""

BADGES = {
    State.SUBMITTED: "badge-info",
    State.APPROVED: "badge-success",
    State.PUBLISHED: "badge-success",
    State.RETURNED: "badge-warning",
}
VERDICT_BADGES = {
    Verdict.Value.MET: "badge-success",
    Verdict.Value.PARTLY: "badge-info",
    Verdict.Value.NOT_MET: "badge-warning",
    Verdict.Value.GIVEN_UP: "badge-warning",
}


@dataclass(frozen=True)
class Sentence:
    """A sentence of an answer, with what is being remarked at it."""

    text: str
    typed: str = ""


@dataclass(frozen=True)
class Unchanged:
    """Somebody's word that nothing has changed since a round."""

    by: str
    at: datetime | None
    since: str


@dataclass(frozen=True)
class Said:
    """An answer, or the reason of a verdict. ``paragraphs`` hold its sentences."""

    field: str
    label: str
    paragraphs: Sequence[Sequence[Sentence]]
    unchanged: Unchanged | None = None
    remarks: Sequence[Comment] = ()


@dataclass(frozen=True)
class Judged:
    """A criterion, the verdict on it, and what was measured."""

    criterion: str
    value: str
    label: str
    reason: Said
    measured: Sequence[str]

    @property
    def badge(self) -> str:
        """The class that colours the verdict, whose word stands there too."""
        return VERDICT_BADGES.get(Verdict.Value(self.value), "") if self.value else ""


@dataclass(frozen=True)
class Step:
    """Something that was done with the status as a whole."""

    at: datetime
    what: str
    by: str = ""


def reading_context(request: HttpRequest, report: Report, typed: Typed | None = None) -> dict[str, Any]:
    """All that the page is shown from."""
    is_inside = takes_part(request, report)
    remarks = remarks_of(report, request.user)
    frozen = FrozenReport.objects.visible_to(request.user).filter(report=report).select_related("frozen_round").first()
    said = _Frozen(frozen, is_inside) if frozen else _Now(report, remarks, typed or {}, is_inside)
    due = due_of(report, report.round) if report.round.state == Round.State.OPEN else None
    steps = steps_open_to(report, request.user) if isinstance(request.user, User) else []
    return {
        "report": report,
        "plan": report.plan,
        "round": report.round,
        "promise": promise_of(report),
        "is_inside": is_inside,
        "answers": said.answers,
        "verdicts": said.verdicts,
        "attachments": list(Attachment.objects.visible_to(request.user).filter(report=report, withdrawn_at=None)),
        "remarks": remarks,
        "late": _late_texts(request, report) if is_inside else [],
        "history": history_of(report) if is_inside else [],
        "due": due,
        "is_overdue": bool(due and due < timezone.localdate()),
        "badge": BADGES.get(State(report.state), ""),
        "steps": steps,
        "can_remark": State.RETURNED in steps,
        "typed_whole": (typed or {}).get(("", ""), ""),
    }


class _Now:
    """What a status says as it stands."""

    def __init__(self, report: Report, remarks: Remarks, typed: Typed, is_inside: bool) -> None:
        self._remarks, self._typed, self._is_inside = remarks, typed, is_inside
        given = answers_of(report)
        self.answers = [self._answer(one) for one in given.questions]
        self.verdicts = [self._verdict(one) for one in given.criteria]

    def _answer(self, answer: QuestionAnswer) -> Said:
        text = answer.earlier.text if answer.unchanged and answer.earlier else answer.text
        since = answer.earlier.said_in if answer.unchanged and answer.earlier else None
        return self._said(answer.field, answer.label, text, answer.unchanged, since)

    def _verdict(self, answer: CriterionAnswer) -> Judged:
        repeats = answer.earlier if answer.unchanged else None
        reason = self._said(
            reason_field(answer.statement.pk),
            answer.text,
            repeats.reason if repeats else answer.reason,
            answer.unchanged,
            repeats.said_in if repeats else None,
        )
        measured = [
            measured_in_words(one.measurement, one.target) for one in answer.targets if one.measurement is not None
        ]
        words = [": ".join(filter(None, (one.figure, one.text))) for one in measured]
        value = answer.verdict.value if answer.verdict else ""
        label = answer.verdict.get_value_display() if answer.verdict else _("ikke vurderet endnu")
        return Judged(answer.text, value, str(label), reason, words)

    def _said(self, field: str, label: str, text: str, unchanged: UnchangedAnswer | None, since: Round | None) -> Said:
        paragraphs = [
            [Sentence(one, self._typed.get((field, one), "")) for one in sentences(line)]
            for line in text.splitlines()
            if line.strip()
        ]
        word = None
        if unchanged:
            by = str(unchanged.by) if self._is_inside else unchanged.by.get_full_name()
            word = Unchanged(by, unchanged.at, since.name if since else "")
        return Said(field, label, paragraphs, word, self._remarks.at(field))


class _Frozen:
    """What a closed round says."""

    def __init__(self, frozen: FrozenReport, is_inside: bool) -> None:
        self._is_inside = is_inside
        self.answers = [self._said(one, one.label, one.text) for one in frozen.answers.all()]
        self.verdicts = [
            Judged(one.criterion, one.value, one.label, self._said(one, "", one.reason), one.measured.splitlines())
            for one in frozen.verdicts.all()
        ]

    def _said(self, row: FrozenAnswer | FrozenVerdict, label: str, text: str) -> Said:
        paragraphs = [[Sentence(line.strip())] for line in text.splitlines() if line.strip()]
        # A name is a person's address where nothing else is known of them; that is nobody else's business.
        by = row.unchanged_by if self._is_inside or "@" not in row.unchanged_by else ""
        word = Unchanged(by, row.unchanged_at, row.unchanged_since) if row.unchanged_at else None
        return Said("", label, paragraphs, word)


def history_of(report: Report) -> list[Step]:
    """The status's way so far, the oldest first. An event names its round by its first line."""
    opened = [Step(report.round.opened_at, _("Runden blev åbnet"), "")] if report.round.opened_at else []
    others = set(report.round.framework.rounds.exclude(pk=report.round_id).values_list("name", flat=True))
    events = report.plan.events.filter(what__in=WAY).select_related("user").order_by("at", "pk")
    return opened + [
        Step(event.at, str(WAY[event.what]), str(event.user or ""))
        for event in events
        if event.note.partition("\n")[0] not in others
    ]


def _late_texts(request: HttpRequest, report: Report) -> list[AnswerVersion]:
    """What the reader typed when the status was no longer open: it is kept beside it until it is."""
    waiting = report.answer_versions.filter(number=None, settled_at=None, by_id=request.user.pk)
    return list(waiting.order_by("at"))
