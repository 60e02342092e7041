"""What each criterion of a framework was said to have come to, round by round."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Exists, OuterRef, Q

from handleplan.insight.following.tallies import OUTCOMES, UNREPORTED
from handleplan.record.editions import RETELLING
from handleplan.record.models import Edition, Framework, Plan, Report, Role, Round, User, Verdict, Wording


@dataclass(frozen=True, slots=True)
class AnsweredRound:
    """A round with how many statuses of it there are to read, and whether they judge any criterion."""

    round: Round
    answered: int
    has_verdicts: bool


@dataclass(frozen=True, slots=True)
class CriterionSaid:
    """One criterion in one round. ``before`` is what it came to in the round before; None where nobody was asked then.

    ``report`` is where it is said; None where the plan has no status to read.
    """

    plan: Plan
    statement: int
    text: str
    outcome: str
    reason: str
    before: str | None
    report: Report | None

    @property
    def label(self) -> str:
        return str(OUTCOMES[self.outcome])

    @property
    def before_label(self) -> str:
        return str(OUTCOMES[self.before]) if self.before else ""

    @property
    def has_changed(self) -> bool:
        """Whether two statuses say different things of it; the first word of a plan is no change."""
        return self.report is not None and self.before not in (None, UNREPORTED, self.outcome)


def answered_rounds(framework: Framework, user: User | AnonymousUser) -> list[AnsweredRound]:
    """The rounds of which ``user`` may read a status that is an answer, the latest first."""
    seen = Report.objects.visible_to(user).settled().filter(plan__framework=framework)
    judged = Verdict.objects.filter(report__round=OuterRef("pk"), report__in=seen)
    rounds = Round.objects.filter(framework=framework).annotate(
        answered=Count("reports", Q(reports__in=seen)), has_verdicts=Exists(judged)
    )
    found = rounds.filter(answered__gt=0).select_related("framework__owner").order_by("-year")
    return [AnsweredRound(one, one.answered, one.has_verdicts) for one in found]


class Statuses:
    """The statuses of some rounds of a framework that ``user`` may read, with the verdicts in them."""

    def __init__(self, rounds: Sequence[Round], user: User | AnonymousUser) -> None:
        seen = Report.objects.visible_to(user).settled().filter(round__in=rounds).select_related("round")
        self._reports = {(report.round_id, report.plan_id): report for report in seen.order_by("round__year", "plan")}
        self._verdicts: dict[int, dict[int, Verdict]] = defaultdict(dict)
        for verdict in Verdict.objects.filter(report__in=[report.pk for report in self._reports.values()]):
            self._verdicts[verdict.report_id][verdict.statement_id] = verdict

    def report(self, round_: Round, plan: Plan) -> Report | None:
        return self._reports.get((round_.pk, plan.pk))

    def of(self, round_: Round) -> list[Report]:
        return [report for (in_round, _plan), report in self._reports.items() if in_round == round_.pk]

    def outcome(self, report: Report | None, statement: int) -> tuple[str, str]:
        """What the status says of the criterion, and why."""
        if report is None:
            return UNREPORTED, ""
        verdict = self._verdicts[report.pk].get(statement)
        return (verdict.value, verdict.reason) if verdict else (Verdict.Value.NOT_ANSWERED.value, "")

    def judged(self, report: Report | None) -> Collection[int]:
        """The statements that the status judges."""
        return self._verdicts[report.pk] if report else ()


class Criteria:
    """The criteria of plans, each in the edition that a status speaks of."""

    def __init__(self, plans: Iterable[Plan]) -> None:
        wordings = Wording.objects.filter(statement__role=Role.CRITERION, edition__plan__in=[plan.pk for plan in plans])
        self._by_edition: dict[int, list[Wording]] = defaultdict(list)
        self._editions: dict[int, list[Edition]] = defaultdict(list)
        self._texts: dict[int, str] = {}
        ordered = wordings.select_related("edition__form").order_by("edition__number", "edition__pk", "order", "pk")
        for wording in ordered:
            if not self._by_edition[wording.edition_id]:
                self._editions[wording.edition.plan_id].append(wording.edition)
            self._by_edition[wording.edition_id].append(wording)
            if wording.edition.form.kind != RETELLING or wording.statement_id not in self._texts:
                self._texts[wording.statement_id] = wording.text

    def of(self, plan: Plan, report: Report | None, also: Collection[int] = ()) -> Mapping[int, str]:
        """The text of each criterion by its statement: of the status's edition, or of the plan's own latest one.

        ``also`` are those that the status judges, whatever edition words them.
        """
        wordings = self._by_edition.get(report.edition_id or 0, []) if report else []
        if not wordings and (latest := self._latest(plan)):
            wordings = self._by_edition[latest.pk]
        judged = {statement: self._texts[statement] for statement in also if statement in self._texts}
        return {wording.statement_id: wording.text for wording in wordings} | {
            statement: text for statement, text in judged.items() if statement not in {w.statement_id for w in wordings}
        }

    def _latest(self, plan: Plan) -> Edition | None:
        editions = self._editions[plan.pk]
        own = [edition for edition in editions if edition.form.kind != RETELLING] or editions
        return own[-1] if own else None


def criteria_said(
    plans: Sequence[Plan], statuses: Statuses, criteria: Criteria, round_: Round, before: Round | None
) -> list[CriterionSaid]:
    """Every criterion of the plans in a round, beside what was said of it in the round before."""
    found = []
    for plan in plans:
        report = statuses.report(round_, plan)
        earlier = statuses.report(before, plan) if before else None
        for statement, text in criteria.of(plan, report, statuses.judged(report)).items():
            outcome, reason = statuses.outcome(report, statement)
            was = statuses.outcome(earlier, statement)[0] if before else None
            found.append(CriterionSaid(plan, statement, text, outcome, reason, was, report))
    return found
