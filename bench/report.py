"""How long a report takes, beside the start of the process that sets it: what no report can be faster than."""

import subprocess
import sys
from dataclasses import replace
from datetime import date

from bench.timing import median_seconds

from handleplan.publishing.content import (
    AnswerWords,
    DatedResult,
    EditionContent,
    FrameworkContent,
    GoalResults,
    PlanContent,
)
from handleplan.publishing.report import status_report
from handleplan.publishing.typesetting import typeset

ON = date(2025, 3, 3)
SENTENCE = "Deltagerne mødes hver uge i hallen, går en tur ned til havnen og spiser sammen bagefter. "
FIELDS = ("target_group", "arena", "recruitment", "barriers", "partners", "competence")
PROJECTS_FOR_SIXTY_PAGES = 33


def measure() -> list[tuple[str, float, str, float]]:
    """Name, seconds, name of what it is measured beside, and the seconds of that."""
    start = median_seconds(_start_typesetter)
    small = median_seconds(lambda: typeset(status_report(_pool(1), ON)))
    large = median_seconds(lambda: typeset(status_report(_pool(PROJECTS_FOR_SIXTY_PAGES), ON)))
    beside = "the typesetter's process started"
    return [("report on one project", small, beside, start), ("report of some sixty pages", large, beside, start)]


def _start_typesetter() -> None:
    subprocess.run([sys.executable, "-c", "import handleplan.publishing.typesetter"], check=True)


def _pool(projects: int) -> FrameworkContent:
    """A pool whose projects each fill about two pages."""
    answers = tuple(AnswerWords(field, SENTENCE * 3) for field in FIELDS)
    results = tuple(
        GoalResults(
            number,
            "subgoal",
            f"At {number} hold kommer godt i gang. {SENTENCE}",
            (
                DatedResult("Resultat pr. april 2022", (SENTENCE,)),
                DatedResult("Resultat pr. maj 2023", (SENTENCE * 2,)),
            ),
        )
        for number in range(8)
    )
    project = PlanContent(
        number="3.1",
        name="Fra kaj til krop",
        unit="Foreningen Havnens Venner",
        area="",
        themes=(),
        framework_goals=(),
        start="2021-08-01",
        end="2022-12-31",
        budget_dkk=480000,
        support_type="",
        is_finished=None,
        editions=(EditionContent("puljerapport", "Puljerapport", 1, "", None, (), answers),),
        statuses=(),
        results=results,
        sources=(),
    )
    return FrameworkContent(
        name="Puljen for lige sundhed",
        is_pool=True,
        period="2021–2024",
        owner="Velfærdsrådet",
        focus="",
        total_dkk=12_500_000,
        awarded_dkk=8_400_000,
        finished_plans=None,
        purposes=(SENTENCE,),
        goals=(),
        themes=(),
        years=(),
        plans=tuple(replace(project, number=f"3.{number}") for number in range(1, projects + 1)),
        attention_points=(),
        sections=(),
        sources=(),
    )
