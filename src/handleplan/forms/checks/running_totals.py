"""Totals that fall from one status to the next: "16 virksomheder har ansat …" one year, "14 … har nu ansat" the next.

Only what is counted up towards a target is looked at: no shares, no number a year, and nothing that is to be brought
down. A sentence that counts what came on top, or says why there are fewer, is no falling total.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from handleplan.danish.dates import parse_date
from handleplan.danish.quantities import is_span_of_time
from handleplan.danish.shared_words import shared, words_of
from handleplan.forms.checks.passages import CRITERIA, plan_name, project_name
from handleplan.forms.checks.vocabulary import words
from handleplan.forms.checks.wording import quoted
from handleplan.forms.reading import Item, Reading, ReadingWarning
from handleplan.forms.target import Finding, StatedTarget
from handleplan.forms.target_goals import targets_of
from handleplan.forms.target_results import finding_for, said_at

_FEWEST = 2
_SAME_MATTER = 0.5
"""So many of the shorter sentence's words in the other one make them tell of the same."""


def falling_totals(reading: Reading) -> Iterator[ReadingWarning]:
    for plan in reading.plans:
        aims = [item for name in CRITERIA for item in plan.fields.get(name, ())]
        told = [
            (str(report.year), report.fields.get("achieved", ()))
            for report in sorted(plan.reports, key=lambda report: report.year)
        ]
        yield from _of(plan_name(plan), list(targets_of(aims, is_criterion=True)), told)
    for project in reading.projects:
        for row in project.results:
            dated = [(parse_date(dated.heading), dated.text) for dated in row.by_date]
            yield from _of(project_name(project), list(targets_of(row.goal)), dated)


def _of(
    name: str, targets: Sequence[StatedTarget], told: Sequence[tuple[str, tuple[Item, ...]]]
) -> Iterator[ReadingWarning]:
    for target in targets:
        if not _is_counted_up(target):
            continue
        found = [finding for date, items in told if (finding := finding_for(target, [said_at(date, items)]))]
        totals = [one for one in found if one.quantity is not None and not words("no_total").search(one.text)]
        for earlier, later in pairwise(totals):
            if _falls(earlier, later, told):
                message = (
                    f"{name} skrev {quoted(earlier.text)}, og senere {quoted(later.text)}, så tallet er faldet; "
                    "ret det, eller skriv, hvorfor der nu er færre."
                )
                yield ReadingWarning("total_falls", message, later.place)


def _is_counted_up(target: StatedTarget) -> bool:
    is_number = target.quantity is not None and target.quantity >= _FEWEST and target.bound != "at_most"
    return (
        is_number
        and target.unit not in ("%", "")
        and not (is_span_of_time(target.unit) or words("each_year").search(target.text))
    )


def _falls(earlier: Finding, later: Finding, told: Sequence[tuple[str, tuple[Item, ...]]]) -> bool:
    if earlier.quantity is None or later.quantity is None or later.quantity >= earlier.quantity:
        return False
    beside = next((item.text for _, items in told for item in items if later.text in item.text), later.text)
    is_total = all(words("running_total").search(one.text) for one in (earlier, later))
    of_the_same = shared(words_of([earlier.text]), words_of([later.text])) >= _SAME_MATTER
    return is_total and of_the_same and not words("fewer_told").search(beside)
