"""Years that disagree with the period in the document's title."""

import re
from collections.abc import Iterator

from handleplan.danish.dates import parse_years
from handleplan.documents import Place
from handleplan.forms.checks.dates import first_and_last, headings_with_periods, period_of
from handleplan.forms.checks.passages import of_plan, plan_name, plans_of
from handleplan.forms.reading import Reading, ReadingWarning

_FOR_YEARS = re.compile(
    r"\b(?:for|i|i perioden|for perioden|handleplan)\s+(?:19|20)\d\d\s*[-–]\s*(?:19|20)\d\d", re.IGNORECASE
)


_OF_THE_PLAN = re.compile(
    r"\b(?:handleplanen?|planen|handleplanens periode|planperioden)\b[^.;:]{0,40}?"
    r"(?P<years>(?<!\d)(?:19|20)\d\d\s*[-–]\s*(?:19|20)\d\d)",
    re.IGNORECASE,
)
"""Where a text says of which years its own plan is."""


def disagreeing_periods(reading: Reading) -> Iterator[ReadingWarning]:
    """Areas that announce their plans for other years; plans, statuses and revisions of years outside the period; and
    headings of one document that name several periods.
    """
    period = period_of(reading)
    first, last = first_and_last(period)
    if not period:
        return
    yield from _other_headings(reading, period)
    for area in reading.areas:
        for item in area.intro:
            said = parse_years(found.group()) if (found := _FOR_YEARS.search(item.text)) else ""
            if said and said != period:
                message = f"{area.name} skriver {said}, men dokumentet gælder {period}; ret den af dem, der er forkert."
                yield ReadingWarning("period_differs", message, item.place)
    for passage in (passage for plan in plans_of(reading) for passage in of_plan(plan)):
        said = parse_years(found["years"]) if (found := _OF_THE_PLAN.search(passage.item.text)) else ""
        if said and not first <= first_and_last(said)[0] <= first_and_last(said)[1] <= last:
            message = f"{passage.owner} skriver {said}, men planen gælder {period}; ret den af dem, der er forkert."
            yield ReadingWarning("period_differs", message, passage.item.place)
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


def _other_headings(reading: Reading, period: str) -> Iterator[ReadingWarning]:
    """Headings, running ones too, that name another period than the document's first does; each period once."""
    others: dict[str, Place] = {}
    for years, place in headings_with_periods(reading):
        if years != period:
            others.setdefault(years, place)
    for years, place in others.items():
        message = f"Her gælder handleplanen {years}, men dokumentet gælder {period}; ret den af dem, der er forkert."
        yield ReadingWarning("period_differs", message, place)
