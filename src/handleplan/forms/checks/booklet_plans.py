"""Plans that are in the booklet and have no status, and plans with a status that the booklet leaves out."""

from collections.abc import Iterator, Sequence

from handleplan.danish.written import written_list
from handleplan.forms.checks.booklet_matching import SummedUp, summed_up
from handleplan.forms.checks.passages import plan_name
from handleplan.forms.checks.source import Found, Source
from handleplan.forms.reading import ReadingWarning


def booklet_and_plans(sources: Sequence[Source]) -> Iterator[Found]:
    told = summed_up(sources)
    yield from _without_status(told)
    if told:
        yield from _left_out(sources, told)


def _without_status(told: Sequence[SummedUp]) -> Iterator[Found]:
    """One warning for each area of the booklet; where none of its plans was read, that is only worth a note."""
    areas = {(one.source, one.area.name): one.area for one in told}
    for (source, name), area in areas.items():
        missing = [one.plan for one in told if one.source == source and one.area is area and one.own is None]
        if missing:
            listed = written_list([f"„{plan_name(plan)}“" for plan in missing])
            if len(missing) == len(area.plans):
                message = (
                    f"{name}: handleplanerne til {listed} er ikke blandt de læste dokumenter; "
                    "læs dem med ind, hvis sammendraget skal holdes op mod dem."
                )
                yield Found(source, ReadingWarning("area_without_plans", message, missing[0].place))
                continue
            message = (
                f"{name}: {listed} står i sammendraget, men har ingen status i de læste dokumenter; "
                "find handleplanen, eller bed enheden om den."
            )
            yield Found(source, ReadingWarning("booklet_without_status", message, missing[0].place))


def _left_out(sources: Sequence[Source], told: Sequence[SummedUp]) -> Iterator[Found]:
    """Of the documents that the booklet sums up some plan of; the others are another booklet's, or none's."""
    summed = {id(one.own) for one in told if one.own}
    documents = {one.own_source for one in told}
    for number, source in enumerate(sources):
        for plan in source.reading.plans:
            if plan.reports and number in documents and id(plan) not in summed:
                message = (
                    f"{plan_name(plan)} har en status, men står ikke i sammendraget; "
                    "se efter, om den skulle have stået der."
                )
                yield Found(number, ReadingWarning("status_without_booklet", message, plan.place))
