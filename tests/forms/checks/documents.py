"""Small invented readings for the tests of checks."""

from typing import Any

from handleplan.forms.checks import check
from handleplan.forms.reading import FrameReading, Item, Reading
from readings import reading_of


def unit_plans(*plans: dict[str, Any], period: str = "2031-2034") -> Reading:
    """A document of units' plans, with a running header that says when they are for."""
    filled = [{"unit": "Biblioteket", **plan} for plan in plans]
    reading = reading_of({"kind": "handleplan", "plans": filled})
    header = Item(f"Handleplan for perioden {period}")
    return Reading(reading.kind, plans=reading.plans, labels=(header,) if period else ())


def pool(*projects: dict[str, Any], sections: tuple[str, ...] = (), **frame: Any) -> Reading:
    """A grant pool's report; its sections are given by their one paragraph."""
    filled = [
        {
            "number": f"3.{number}",
            "owner": "Lindby Kommune",
            "title": "Ud",
            "start": "2031-01-01",
            "end": "2032-12-31",
            **one,
        }
        for number, one in enumerate(projects, start=1)
    ]
    told = [{"number": f"1.{number}", "title": "Om", "text": [text]} for number, text in enumerate(sections, start=1)]
    return reading_of({"kind": "puljerapport", "projects": filled, "sections": told}, frame=FrameReading(**frame))


def row(goal: str, level: str = "subgoal", **results: str) -> dict[str, Any]:
    """A goal with its results: ``maj_2031="Ti børn."`` stands under "Resultat pr. maj 2031"."""
    dated = [
        {"heading": f"Resultat pr. {date.replace('_', ' ')}", "text": [text] if text else []}
        for date, text in results.items()
    ]
    return {"level": level, "goal": [goal] if goal else [], "by_date": dated}


def booklet(*areas: dict[str, Any], period: str = "2031-2032") -> Reading:
    return reading_of({"kind": "sammendrag", "period": period, "areas": list(areas)})


def messages(reading: Reading, code: str) -> list[str]:
    """What the checks say of one kind."""
    return [warning.message for warning in check(reading) if warning.code == code]
