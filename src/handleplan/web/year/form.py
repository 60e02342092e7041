"""The status form as it is shown: every question and criterion with what was said the last time and what is lacking."""

import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from handleplan.danish.written import written_amount, written_date
from handleplan.record.answers_given import (
    Answers,
    CriterionAnswer,
    Earlier,
    QuestionAnswer,
    TargetAnswer,
    answers_of,
    reason_field,
    verdict_field,
)
from handleplan.record.attachments import KINDS, MOST_BYTES
from handleplan.record.following_up import notes_for
from handleplan.record.lacking import Lack, what_lacks
from handleplan.record.models import AnswerVersion, Attachment, Comment, Report, UnchangedAnswer, User, Verdict
from handleplan.record.permissions import may_submit
from handleplan.record.round_overview import due_of
from handleplan.record.set_aside import proposals
from handleplan.web.asked import asker
from handleplan.web.year.measured import Line, Measured, line_through, measured_in_words
from handleplan.web.year.promise import promise_of
from handleplan.web.year.remarks import Remarks, remarks_of

Value = Verdict.Value
VERDICTS = (
    (gettext_lazy("Vurderet"), (Value.MET, Value.PARTLY, Value.NOT_MET)),
    (gettext_lazy("Kan ikke vurderes endnu"), (Value.TOO_EARLY, Value.AWAITING, Value.NOT_MEASURED)),
    (gettext_lazy("Bliver ikke vurderet"), (Value.GIVEN_UP, Value.DASH, Value.NOT_ANSWERED)),
)
"""The verdicts as the form groups them."""


@dataclass(frozen=True)
class Refusal:
    """What was typed and could not be taken, and why: it stands in its field again."""

    typed: str
    sentence: str


@dataclass(frozen=True)
class Beside:
    """A text that was set aside, and what would be meant by it and the report's own text together."""

    aside: AnswerVersion
    is_mine: bool
    said: str
    said_by: User | None
    merged: str | None


@dataclass(frozen=True)
class TextShown:
    """A text to be typed in: what stands in it, and what it is based on."""

    field: str
    label: str
    text: str
    version: int
    page: str
    said_version: int
    changed_by: User | None = None
    changed_at: datetime | None = None
    besides: Sequence[Beside] = ()
    remarks: Sequence[Comment] = ()
    lack: str = ""

    @property
    def is_typed(self) -> bool:
        return self.said_version > 0


@dataclass(frozen=True)
class QuestionShown:
    """A question with its text, and last round's answer."""

    text: TextShown
    help: str
    is_required: bool
    unchanged: UnchangedAnswer | None
    earlier: Earlier | None
    may_be_unchanged: bool


@dataclass(frozen=True)
class TargetShown:
    """A target: what it aims at, what was measured before, and what is typed now."""

    answer: TargetAnswer
    figure: str
    earlier: Sequence[Measured]
    line: Line | None
    quantity: str
    as_of: str
    text: str
    refusal: str


@dataclass(frozen=True)
class CriterionShown:
    """A criterion with its verdict, reason and targets."""

    answer: CriterionAnswer
    field: str
    value: str
    reason: TextShown
    targets: Sequence[TargetShown]
    lack: str
    may_be_unchanged: bool

    @property
    def groups(self) -> list[tuple[str, list[Verdict.Value]]]:
        return [(str(label), list(values)) for label, values in VERDICTS]


@dataclass(frozen=True)
class Form:
    """All that the form shows, from one look at the record."""

    report: Report
    page: str
    questions: Sequence[QuestionShown]
    criteria: Sequence[CriterionShown]
    lacking: Sequence[Lack]
    remarks: Remarks
    attachments: Sequence[Attachment]
    due: date | None
    is_overdue: bool
    may_submit: bool
    refused: Mapping[str, Refusal] = field(default_factory=dict)

    @property
    def can_be_unchanged(self) -> int:
        """How much is not answered yet, and was the last time."""
        questions = sum(one.may_be_unchanged for one in self.questions)
        return questions + sum(one.may_be_unchanged for one in self.criteria)

    @property
    def typed_alt_text(self) -> str:
        """The words for a picture that could not be attached."""
        refusal = self.refused.get("alt_text")
        return refusal.typed if refusal else ""

    @property
    def kinds(self) -> str:
        """The files that can be attached, as the browser is told."""
        return ",".join(KINDS)

    @property
    def most_megabytes(self) -> int:
        return MOST_BYTES // 1_000_000


def form_of(
    request: HttpRequest, report: Report, *, page: str = "", refused: Mapping[str, Refusal] | None = None
) -> Form:
    """The form of a status that can be written in. ``page`` is the mark of the page that is shown already."""
    by, answers = asker(request), answers_of(report)
    refused, page = refused or {}, page or secrets.token_hex(8)
    shown = _Shown(by, answers, page, remarks_of(report, by), refused)
    due = _due_for(by, report)
    return Form(
        report=report,
        page=page,
        questions=[shown.question(answer) for answer in answers.questions],
        criteria=[shown.criterion(answer) for answer in answers.criteria],
        lacking=shown.lacking,
        remarks=shown.remarks,
        attachments=list(Attachment.objects.visible_to(by).filter(report=report).select_related("by")),
        due=due,
        is_overdue=bool(due and due < timezone.localdate()),
        may_submit=may_submit(by, report.plan),
        refused=refused,
    )


def _due_for(by: User, report: Report) -> date | None:
    """By when the reader is to be done: the head's date for the head, the contributor's for who helps."""
    if report.head_id == by.pk and report.contributor_id != by.pk:
        return report.round.head_due
    return due_of(report, report.round)


def form_context(form: Form) -> dict[str, Any]:
    """What the form's templates are shown from."""
    return {"form": form, "report": form.report, "plan": form.report.plan, "round": form.report.round}


def page_context(form: Form) -> dict[str, Any]:
    """The same, with the promise above the form and the notes of the meetings since the last time."""
    promise = promise_of(form.report)
    return {**form_context(form), "promise": promise, "notes": list(notes_for(form.report))}


class _Shown:
    """Makes what is shown of what is said."""

    def __init__(self, by: User, answers: Answers, page: str, remarks: Remarks, refused: Mapping[str, Refusal]) -> None:
        self.by, self.page, self.remarks, self.refused = by, page, remarks, refused
        self.lacking = what_lacks(answers)
        self._lack = {lack.field: lack.sentence for lack in self.lacking}
        said = {one.field: one.text for one in answers.questions}
        said |= {reason_field(one.statement.pk): one.reason for one in answers.criteria}
        asides = [aside for one in answers.questions for aside in one.set_aside]
        asides += [aside for one in answers.criteria for aside in one.set_aside]
        self._proposals = proposals(asides, said)

    def question(self, answer: QuestionAnswer) -> QuestionShown:
        return QuestionShown(
            text=self._text(
                answer.field,
                answer.label,
                answer.text,
                answer.version,
                answer.set_aside,
                answer.changed_by,
                answer.changed_at,
            ),
            help=answer.help,
            is_required=answer.is_required,
            unchanged=answer.unchanged,
            earlier=answer.earlier,
            may_be_unchanged=bool(answer.earlier and not answer.text.strip() and not answer.unchanged),
        )

    def criterion(self, answer: CriterionAnswer) -> CriterionShown:
        key = answer.statement.pk
        return CriterionShown(
            answer=answer,
            field=verdict_field(key),
            value=answer.verdict.value if answer.verdict else "",
            reason=self._text(
                reason_field(key), _("Begrundelse"), answer.reason, answer.reason_version, answer.set_aside
            ),
            targets=[self._target(target) for target in answer.targets],
            lack=self._lack.get(verdict_field(key), ""),
            may_be_unchanged=bool(answer.earlier and answer.verdict is None and not answer.reason.strip()),
        )

    def _text(
        self,
        name: str,
        label: str,
        said: str,
        version: int,
        asides: Iterable[AnswerVersion],
        changed_by: User | None = None,
        changed_at: datetime | None = None,
    ) -> TextShown:
        besides = [
            Beside(aside, aside.by_id == self.by.pk, said, changed_by, self._proposals[aside.pk]) for aside in asides
        ]
        mine = next((one.aside for one in reversed(besides) if one.is_mine), None)
        refusal = self.refused.get(f"text:{name}")
        return TextShown(
            field=name,
            label=label,
            text=refusal.typed if refusal else mine.text if mine else said,
            version=mine.based_on if mine else version,
            page=mine.page if mine else self.page,
            said_version=version,
            changed_by=changed_by,
            changed_at=changed_at,
            besides=besides,
            remarks=self.remarks.at(name),
            lack=refusal.sentence if refusal else self._lack.get(name, ""),
        )

    def _target(self, answer: TargetAnswer) -> TargetShown:
        target, now = answer.target, answer.measurement
        amount = "" if target.quantity is None else f"{written_amount(target.quantity)} {target.unit}".strip()
        refusal = self.refused.get(f"quantity:{target.pk}") or self.refused.get(f"as_of:{target.pk}")
        typed = {"quantity": "", "as_of": "", "measured": ""}
        if now:
            typed["quantity"] = "" if now.quantity is None else written_amount(now.quantity)
            typed["as_of"] = written_date(now.as_of).replace("\N{NO-BREAK SPACE}", " ")
            typed["measured"] = now.text
        for name in typed:
            if again := self.refused.get(f"{name}:{target.pk}"):
                typed[name] = again.typed
        return TargetShown(
            answer=answer,
            figure=f"{target.get_bound_display()} {amount}".strip() if amount else "",
            earlier=[measured_in_words(one, target) for one in answer.earlier],
            line=line_through(target, answer.earlier, now),
            quantity=typed["quantity"],
            as_of=typed["as_of"],
            text=typed["measured"],
            refusal=refusal.sentence if refusal else "",
        )
