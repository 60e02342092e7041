"""What statuses say so far, question by question and criterion by criterion, beside what was said the last time.

However many reports are asked for, the database is asked as often.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Max

from handleplan.record.models import (
    AnswerVersion,
    Edition,
    Measurement,
    Report,
    ReportEntry,
    Role,
    Round,
    RoundQuestion,
    Statement,
    Target,
    UnchangedAnswer,
    User,
    Verdict,
    Wording,
)


def reason_field(statement: int) -> str:
    """The field under which a verdict's reason is typed."""
    return f"reason:{statement}"


def verdict_field(statement: int) -> str:
    """The field under which the choices of a verdict are kept."""
    return f"verdict:{statement}"


@dataclass(frozen=True, slots=True)
class Earlier:
    """What the round before says. ``said_in`` is the round in which it was written, where it was "uændret" since."""

    report: Report
    round: Round
    said_in: Round
    text: str = ""
    verdict: Verdict | None = None

    @property
    def reason(self) -> str:
        return self.verdict.reason if self.verdict else ""


@dataclass(frozen=True, slots=True)
class QuestionAnswer:
    """A question and what is answered so far. ``version`` is what the next text is based on."""

    field: str
    label: str
    help: str
    is_required: bool
    text: str
    version: int
    changed_by: User | None
    changed_at: datetime | None
    unchanged: UnchangedAnswer | None
    earlier: Earlier | None
    set_aside: list[AnswerVersion]


@dataclass(frozen=True, slots=True)
class TargetAnswer:
    """A target of a criterion, what this status measures of it, and what was measured before, oldest first."""

    target: Target
    measurement: Measurement | None
    earlier: list[Measurement]


@dataclass(frozen=True, slots=True)
class CriterionAnswer:
    """A criterion in the words of the edition in force, and the verdict on it so far."""

    statement: Statement
    text: str
    verdict: Verdict | None
    reason: str
    reason_version: int
    unchanged: UnchangedAnswer | None
    earlier: Earlier | None
    targets: list[TargetAnswer]
    set_aside: list[AnswerVersion]


@dataclass(frozen=True, slots=True)
class Answers:
    """A whole status as it stands, and the edition that it speaks of."""

    report: Report
    edition: Edition | None
    questions: list[QuestionAnswer] = field(default_factory=list)
    criteria: list[CriterionAnswer] = field(default_factory=list)


def answers_of(report: Report) -> Answers:
    """What one report says so far."""
    return answers_of_many([report])[report.pk]


def answers_of_many(reports: Iterable[Report]) -> dict[int, Answers]:
    """What each report says so far, by its key."""
    reports = list(reports)
    said = _Said(reports)
    return {report.pk: said.answers(report) for report in reports}


class _Said:
    """Everything that is said in some reports, and in those before them, fetched at once."""

    def __init__(self, reports: Sequence[Report]) -> None:
        keys = [report.pk for report in reports]
        rounds = {report.round_id for report in reports}
        plans = {report.plan_id for report in reports}
        self._questions = _grouped(RoundQuestion.objects.filter(round__in=rounds), "round_id")
        self._current = _current_versions(keys)
        waiting = AnswerVersion.objects.filter(report__in=keys, number=None, settled_at=None).select_related("by")
        self._set_aside = _grouped(waiting, "report_id", "field")
        self._editions = {
            edition.pk: edition
            for edition in Edition.objects.filter(reports__in=keys).select_related("form").distinct()
        }
        wordings = Wording.objects.filter(edition__in=self._editions, statement__role=Role.CRITERION)
        self._criteria = _grouped(wordings.select_related("statement").order_by("order", "pk"), "edition_id")
        targets = Target.objects.filter(statement__plan__in=plans, withdrawn_at=None)
        self._targets = _grouped(targets, "statement_id")
        measurements = Measurement.objects.filter(target__in=targets, withdrawn_at=None)
        self._measurements = _grouped(
            measurements.select_related("report__round").order_by("as_of", "report__round__year", "pk"), "target_id"
        )
        self._earlier = _reports_of_plans(plans)
        known = {*keys, *(one.pk for several in self._earlier.values() for one in several)}
        self._entries = _grouped(ReportEntry.objects.filter(report__in=known), "report_id", "field")
        self._verdicts = {
            (verdict.report_id, verdict.statement_id): verdict for verdict in Verdict.objects.filter(report__in=known)
        }
        self._unchanged = {
            (one.report_id, one.field or one.statement_id): one
            for one in UnchangedAnswer.objects.filter(report__in=known, withdrawn_at=None).select_related("by")
        }

    def answers(self, report: Report) -> Answers:
        edition = self._editions.get(report.edition_id or 0)
        before = [one for one in self._earlier[report.plan_id] if one.round.year < report.round.year]
        return Answers(
            report,
            edition,
            [self._question(report, question, before) for question in self._questions[(report.round_id,)]],
            [self._criterion(report, wording, before) for wording in self._criteria[(edition.pk,)]] if edition else [],
        )

    def _question(self, report: Report, question: RoundQuestion, before: Sequence[Report]) -> QuestionAnswer:
        current = self._current.get((report.pk, question.field))
        return QuestionAnswer(
            field=question.field,
            label=question.label,
            help=question.help,
            is_required=question.is_required,
            text=current.text if current else self._text(report, question.field),
            version=current.number or 0 if current else 0,
            changed_by=current.by if current else None,
            changed_at=current.at if current else None,
            unchanged=self._unchanged.get((report.pk, question.field)),
            earlier=self._earlier_text(question.field, before),
            set_aside=self._set_aside[(report.pk, question.field)],
        )

    def _criterion(self, report: Report, wording: Wording, before: Sequence[Report]) -> CriterionAnswer:
        statement = wording.statement
        verdict = self._verdicts.get((report.pk, statement.pk))
        reason = self._current.get((report.pk, reason_field(statement.pk)))
        return CriterionAnswer(
            statement=statement,
            text=wording.text,
            verdict=verdict,
            reason=reason.text if reason else (verdict.reason if verdict else ""),
            reason_version=reason.number or 0 if reason else 0,
            unchanged=self._unchanged.get((report.pk, statement.pk)),
            earlier=self._earlier_verdict(statement.pk, before),
            targets=[self._target(report, target) for target in self._targets[(statement.pk,)]],
            set_aside=self._set_aside[(report.pk, reason_field(statement.pk))],
        )

    def _target(self, report: Report, target: Target) -> TargetAnswer:
        measured = self._measurements[(target.pk,)]
        ours = [one for one in measured if one.report_id == report.pk]
        others = [one for one in measured if one.report is None or one.report.round.year < report.round.year]
        return TargetAnswer(target, ours[-1] if ours else None, [one for one in others if one not in ours])

    def _text(self, report: Report, name: str) -> str:
        return "\n".join(entry.text for entry in self._entries[(report.pk, name)])

    def _earlier_text(self, name: str, before: Sequence[Report]) -> Earlier | None:
        for report in before:
            if (report.pk, name) in self._unchanged:
                continue
            if text := self._text(report, name):
                return Earlier(before[0], before[0].round, report.round, text=text)
            return None
        return None

    def _earlier_verdict(self, statement: int, before: Sequence[Report]) -> Earlier | None:
        for report in before:
            verdict = self._verdicts.get((report.pk, statement))
            if verdict is None:
                return None
            if (report.pk, statement) not in self._unchanged:
                return Earlier(before[0], before[0].round, report.round, verdict=verdict)
        return None


def _current_versions(reports: Sequence[int]) -> dict[tuple[int, str], AnswerVersion]:
    """The latest text of each field: the one with the highest number."""
    numbered = AnswerVersion.objects.filter(report__in=reports, number__isnull=False)
    latest = numbered.order_by().values("report", "field").annotate(last=Max("pk")).values("last")
    return {(one.report_id, one.field): one for one in numbered.filter(pk__in=latest).select_related("by")}


def _reports_of_plans(plans: Iterable[int]) -> dict[int, list[Report]]:
    """The plans' statuses that are an answer, the newest first."""
    reports = Report.objects.settled().filter(plan__in=plans).select_related("round").order_by("-round__year")
    found: dict[int, list[Report]] = defaultdict(list)
    for report in reports:
        found[report.plan_id].append(report)
    return found


def _grouped(rows: Iterable, *names: str) -> dict[tuple, list]:  # type: ignore[type-arg]
    """The rows by what stands under the names; nothing for what there is none of."""
    found: dict[tuple, list] = defaultdict(list)  # type: ignore[type-arg]
    for row in rows:
        found[tuple(getattr(row, name) for name in names)].append(row)
    return found
