"""Years that disagree with the period in the document's title."""

import re
from collections.abc import Iterator

from handleplan.danish.dates import parse_years
from handleplan.forms.checks.dates import first_and_last, period_of
from handleplan.forms.checks.passages import plan_name
from handleplan.forms.reading import Reading, ReadingWarning

_FOR_YEARS = re.compile(
    r"\b(?:for|i|i perioden|for perioden|handleplan)\s+(?:19|20)\d\d\s*[-–]\s*(?:19|20)\d\d", re.IGNORECASE
)


def disagreeing_periods(reading: Reading) -> Iterator[ReadingWarning]:
    """Areas that announce their plans for other years, and statuses and revisions of years outside the period."""
    period = period_of(reading)
    first, last = first_and_last(period)
    if not period:
        return
    for area in reading.areas:
        for item in area.intro:
            said = parse_years(found.group()) if (found := _FOR_YEARS.search(item.text)) else ""
            if said and said != period:
                message = f"{area.name} skriver {said}, men dokumentet gælder {period}; ret den af dem, der er forkert."
                yield ReadingWarning("period_differs", message, item.place)
    for plan in reading.plans:
        years = [str(report.year) for report in plan.reports]
        years += first_and_last(plan.revision.period) if plan.revision else ()
        outside = sorted({year for year in years if year and not first <= year <= last})
        if outside:
            message = (
                f"{plan_name(plan)} har en status eller revision for {', '.join(outside)}, "
                f"men dokumentet gælder {period}; ret årstallet."
            )
            yield ReadingWarning("period_differs", message, plan.place)
