"""Invented action plans as files that somebody brings in: Word, PDF, and one that is broken."""

from __future__ import annotations

from functools import cache
from typing import Any

import plan_layouts
import typeset

Plan = dict[str, Any]

LIBRARIES: Plan = {
    "unit": "Bibliotekerne",
    "themes_checked": ["Boligforhold", "Fritid og kultur"],
    "initiative": ["Læsning for alle"],
    "description": ["Vi vil nå flere læsere.", "Også dem, der lytter."],
    "goal": ["Alle borgere skal kunne låne bøger.", "Huset skal være åbent for alle."],
    "subgoal": ["Have fokus på lydbøger."],
    "action": ["Der indkøbes lydbøger.", "Der holdes oplæsning hver uge."],
    "criterion": ["Når borgerne er glade for huset."],
    "reports": [
        {
            "year": 2023,
            "done": ["Vi har købt 40 lydbøger."],
            "achieved": ["Der er kommet 12 nye lånere."],
            "next": ["At flere bydele kommer med."],
        }
    ],
    "revision": None,
}
PARKS: Plan = {
    **LIBRARIES,
    "unit": "Vej og Park",
    "themes_checked": [],
    "initiative": ["Jævne fortove"],
    "description": ["Fortovene skal kunne bruges af alle."],
    "goal": ["Alle skal kunne komme rundt i byen."],
    "subgoal": ["Rette de værste fortove op."],
    "action": ["Der rettes fortove op på fem veje."],
    "criterion": ["Når flere bruger fortovene end tidligere."],
    "reports": [
        {
            "year": 2023,
            "done": ["To veje er rettet op."],
            "achieved": ["Kørestole kan komme frem."],
            "next": ["De sidste tre veje."],
        }
    ],
}
BROKEN = b"PK\x03\x04" + bytes(200)
"""What is left of a Word file that was cut off on its way."""


@cache
def word_file(*units: str) -> bytes:
    """The plans of the units ("Bibliotekerne", "Vej og Park"; both where none is named) in one Word file."""
    return plan_layouts.word_file(plan_layouts.landscape, *_plans(units))


@cache
def pdf_file(*units: str) -> bytes:
    """The same as a PDF, each plan on pages of its own."""
    return typeset.pdf("\n#pagebreak()\n".join(_typst(plan) for plan in _plans(units)))


def _plans(units: tuple[str, ...]) -> list[Plan]:
    return [plan for plan in (LIBRARIES, PARKS) if not units or plan["unit"] in units]


def _typst(plan: Plan) -> str:
    ticks = [("X" if theme in plan["themes_checked"] else "", theme) for theme in plan_layouts.THEMES]
    goals = [f"{label}\\ {help_}" for label, help_ in plan_layouts.GOALS.values()]
    return "\n".join(
        [
            f"= Handleplan fra: {plan['unit']}",
            plan_layouts.TICK,
            _table(2, [cell for tick in ticks for cell in tick]),
            *(_table(1, [f"{label}\n\n{_paragraphs(plan[name])}"]) for name, label in plan_layouts.TEXTS.items()),
            _table(4, [*goals, *(_paragraphs(plan[name]) for name in plan_layouts.GOALS)]),
            *(_status(report) for report in plan["reports"]),
        ]
    )


def _status(report: Plan) -> str:
    cells = [*plan_layouts.STATUS.values(), *(_paragraphs(report[name]) for name in plan_layouts.STATUS)]
    return f"Status {report['year']}\n\n{_table(3, cells)}"


def _paragraphs(texts: list[str]) -> str:
    return "\n\n".join(texts)


def _table(columns: int, cells: list[str]) -> str:
    return f"#table(columns: {columns}, {', '.join(f'[{cell}]' for cell in cells)})\n"
