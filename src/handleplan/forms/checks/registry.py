"""All checks, and their warnings in the order of the documents' lines."""

from collections.abc import Callable, Iterable, Sequence

from handleplan.forms.checks.announced_numbers import announced_finished, announced_lists
from handleplan.forms.checks.booklet_plans import booklet_and_plans
from handleplan.forms.checks.booklet_wording import changed_wordings
from handleplan.forms.checks.deadlines import begun_after_the_end, dates_outside_the_period, targets_after_the_end
from handleplan.forms.checks.dropped_criteria import dropped_in_booklet, dropped_in_revision
from handleplan.forms.checks.impossible_dates import impossible_dates
from handleplan.forms.checks.measures import unmeasured_criteria
from handleplan.forms.checks.missed_targets import unexplained_misses, unreported_targets
from handleplan.forms.checks.missing_results import results_without_target, targets_without_result, unanswered_statuses
from handleplan.forms.checks.periods import disagreeing_periods
from handleplan.forms.checks.privacy import private_details
from handleplan.forms.checks.repeated_texts import repeated_texts
from handleplan.forms.checks.running_totals import falling_totals
from handleplan.forms.checks.source import Found, Source
from handleplan.forms.checks.status_dates import (
    reported_before_it_was,
    results_outside_the_project,
    status_of_another_year,
)
from handleplan.forms.checks.sums import budgets_and_total, shares_and_numbers
from handleplan.forms.checks.themes import ticked_themes
from handleplan.forms.checks.unit_names import several_names
from handleplan.forms.reading import Reading, ReadingWarning

CHECKS: tuple[Callable[[Reading], Iterable[ReadingWarning]], ...] = (
    announced_lists,
    announced_finished,
    disagreeing_periods,
    impossible_dates,
    dates_outside_the_period,
    targets_after_the_end,
    begun_after_the_end,
    reported_before_it_was,
    results_outside_the_project,
    status_of_another_year,
    unmeasured_criteria,
    dropped_in_revision,
    falling_totals,
    targets_without_result,
    results_without_target,
    unreported_targets,
    unexplained_misses,
    unanswered_statuses,
    ticked_themes,
    budgets_and_total,
    shares_and_numbers,
    private_details,
)
"""What can be seen in one document."""

TOGETHER: tuple[Callable[[Sequence[Source]], Iterable[Found]], ...] = (
    several_names,
    repeated_texts,
    booklet_and_plans,
    changed_wordings,
    dropped_in_booklet,
)
"""What can only be seen in all that were read together, be it one document or several."""

NOTES = frozenset({"amounts_add_up", "area_without_plans"})
"""The codes of what is told for the reader's calm: nothing in the document is wrong."""


def check(reading: Reading) -> tuple[ReadingWarning, ...]:
    """All that a careful reader would question in one document, the reader's own doubts too, by place."""
    return check_together([Source("", reading)])[0]


def check_together(sources: Sequence[Source]) -> list[tuple[ReadingWarning, ...]]:
    """The warnings of each document, also those that only show beside the others."""
    found = [[*source.reading.warnings, *_alone(source.reading)] for source in sources]
    for look in TOGETHER:
        for one in look(sources):
            found[one.source].append(one.warning)
    return [tuple(sorted(dict.fromkeys(warnings), key=_order)) for warnings in found]


def _alone(reading: Reading) -> Iterable[ReadingWarning]:
    return (warning for look in CHECKS for warning in look(reading))


def _order(warning: ReadingWarning) -> tuple[int, int, str, str]:
    return (warning.place.page or 0, warning.place.first_line or 0, warning.code, warning.message)
