"""All that was said of a statement: its wordings edition by edition, and its verdicts round by round.

A statement that was split off another, or that others were joined to, or that replaced one, has their history too.
"""

from collections import defaultdict
from dataclasses import dataclass

from handleplan.record.models import Edition, Report, Round, Statement, Succession, Verdict, Wording
from handleplan.record.permissions import Person


@dataclass(frozen=True, slots=True)
class Worded:
    """A wording of the statement or of one that it came of. ``is_new`` says that its words differ from those before."""

    edition: Edition
    statement: Statement
    text: str
    is_new: bool


@dataclass(frozen=True, slots=True)
class Judged:
    """A round's verdict on the statement or on one that it came of, in the words that were judged."""

    round: Round
    statement: Statement
    text: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class StatementHistory:
    """What has been said of a statement, the oldest first."""

    statement: Statement
    wordings: list[Worded]
    verdicts: list[Judged]
    origins: list[Succession]
    successions: list[Succession]


def history_of(statement: Statement, user: Person) -> StatementHistory:
    """What ``user`` may read of it, in as many questions for a long history as for a short one."""
    plan = statement.plan_id
    successions = list(
        Succession.objects.filter(statement__plan=plan).select_related("statement", "successor", "edition")
    )
    family = ancestry(statement.pk, successions)
    words = Wording.objects.filter(statement__in=family).select_related("edition__form", "statement")
    wordings = list(words.order_by("edition__first_year", "edition__number", "edition", "order"))
    seen = Report.objects.visible_to(user).settled().filter(plan=plan)
    verdicts = Verdict.objects.filter(statement__in=family, report__in=seen).select_related(
        "statement", "report__round", "report__edition"
    )
    said = {(wording.edition_id, wording.statement_id): wording.text for wording in wordings}
    latest = {wording.statement_id: wording.text for wording in wordings}
    return StatementHistory(
        statement,
        _worded(wordings),
        [
            Judged(
                verdict.report.round,
                verdict.statement,
                said.get((verdict.report.edition_id or 0, verdict.statement_id), latest.get(verdict.statement_id, "")),
                verdict,
            )
            for verdict in verdicts.order_by("report__round__year", "pk")
        ],
        [one for one in successions if one.successor_id == statement.pk],
        [one for one in successions if one.statement_id == statement.pk],
    )


def ancestry(statement: int, successions: list[Succession]) -> set[int]:
    """The statement's key with those of all that it came of."""
    came_of: dict[int, set[int]] = defaultdict(set)
    for one in successions:
        if one.successor_id:
            came_of[one.successor_id].add(one.statement_id)
    family: set[int] = set()
    waiting = [statement]
    while waiting:
        pk = waiting.pop()
        if pk not in family:
            family.add(pk)
            waiting += came_of[pk]
    return family


def _worded(wordings: list[Wording]) -> list[Worded]:
    before: dict[int, str] = {}
    told = []
    for wording in wordings:
        is_new = " ".join(wording.text.split()) != " ".join(before.get(wording.statement_id, "").split())
        told.append(Worded(wording.edition, wording.statement, wording.text, is_new))
        before[wording.statement_id] = wording.text
    return told
