"""What the report on a pool says, before any of it is set."""

from dataclasses import replace
from datetime import date

import pytest

from handleplan.publishing.blocks import Bars, Cell, Facts, Heading, KeyFigures, LyingDown, Table
from handleplan.publishing.content import AnswerWords, SectionContent
from handleplan.publishing.report import status_report


@pytest.fixture
def report(pool):
    return status_report(pool, date(2025, 3, 3))


def overview(report) -> Table:
    (lying,) = (block for block in report.blocks if isinstance(block, LyingDown))
    return next(block for block in lying.blocks if isinstance(block, Table))


def said(cell: Cell) -> str:
    return " ".join(words.text for words in cell.paragraphs) or cell.empty


def test_all_seventeen_projects_have_a_heading_a_profile_and_a_row(report):
    numbers = [f"3.{number}" for number in range(1, 18)]
    headings = [block.text for block in report.blocks if isinstance(block, Heading) and block.level == 2]
    assert [heading.split()[0] for heading in headings if heading.startswith("3.")] == numbers
    assert [row[0].above.split()[0] for row in overview(report).rows] == numbers


def test_the_overview_says_what_is_not_stated(report):
    harbour, night = overview(report).rows[1], overview(report).rows[3]
    assert [said(cell) for cell in harbour] == [
        *("Fra kaj til krop", "Driftsstøtte", "Hjemløse mænd", "ikke oplyst"),
        *("1.\u00a0august\u00a02021 – 31.\u00a0december\u00a02022", "480.000\u00a0kr.", "ja"),
    ]
    assert [said(cell) for cell in night] == [
        *("Nattens rådgivning", "ikke oplyst", "Unge i nattelivet", "ikke oplyst"),
        *("2022 – slut ikke oplyst", "ikke oplyst", "ikke oplyst"),
    ]


def test_the_overview_takes_the_first_whole_sentence_of_a_long_answer(pool):
    long = AnswerWords("target_group", "Projektet har to målgrupper:\n1. Børn på 2. årgang, f.eks. i Østby. De er 40.")
    plan = pool.plans[0]
    edition = replace(plan.editions[0], answers=(long,))
    report = status_report(replace(pool, plans=(replace(plan, editions=(edition,)),)), date(2025, 3, 3))
    sentence = "Projektet har to målgrupper: 1. Børn på 2. årgang, f.eks. i Østby."
    assert said(overview(report).rows[0][2]) == sentence


def test_the_summary_gives_the_amounts(report):
    figures = next(block for block in report.blocks if isinstance(block, KeyFigures))
    assert figures.figures == (
        ("17", "projekter"),
        ("12,5\u00a0mio.", "kroner i puljen i alt"),
        ("8,4\u00a0mio.", "kroner er uddelt"),
        ("9 af 17", "oplyst som afsluttet"),
    )


def test_sections_without_a_chapter_of_their_own_get_one(report):
    headings = [(block.level, block.text) for block in report.blocks if isinstance(block, Heading)]
    start = headings.index((1, "Om puljen"))
    assert headings[start : start + 3] == [(1, "Om puljen"), (2, "1.1 Baggrund"), (2, "2.1 Rekruttering")]


def test_the_reports_own_chapter_on_the_projects_is_the_projects_chapter(pool):
    chapter = SectionContent("", "3", "Projektgennemgang", ("Her følger projekterne.",))
    report = status_report(replace(pool, sections=(*pool.sections, chapter)), date(2025, 3, 3))
    chapters = [block.text for block in report.blocks if isinstance(block, Heading) and block.level == 1]
    assert chapters == ["Sammenfatning", "Om puljen", "3 Projektgennemgang"]


def test_a_profile_follows_the_form_and_says_what_is_not_stated(report):
    profiles = [block for block in report.blocks if isinstance(block, Facts)][1:]
    night = dict(profiles[3].rows)
    assert night["Projektejer"][0].text == "Center for Natteravne"
    assert night["Formål"][0].text == "Projektet vil nå mennesker, som andre tilbud ikke når."
    assert night["Barrierer"] == night["Budget"] == ()


def test_results_stand_by_goal_and_date(report):
    table = next(block for block in report.blocks if isinstance(block, Table) and block.head[0] == "Mål")
    assert table.head == ("Mål", "Resultat pr. april 2022", "Resultat pr. december 2023")
    overall, subgoal = table.rows
    assert (overall[0].above, [said(cell) for cell in overall[1:]]) == ("Overordnet mål", ["ikke udfyldt"] * 2)
    assert (subgoal[0].above, said(subgoal[2])) == ("Delmål", "66 brugere har deltaget, og 40 har gennemført.")


def test_time_spans_are_placed_by_the_day_and_open_ends_have_no_bar(report):
    spans, budgets = (block for block in report.blocks if isinstance(block, Bars))
    assert [name for _at, name in spans.ticks] == ["2021", "2022", "2023", "2024", "2025"]
    first, _second, _third, night = spans.bars[:4]
    assert (first.start, first.end) == pytest.approx((0.0625, 0.5625), abs=0.001)
    assert (night.start, night.end, night.value) == (None, None, "2022 – slut ikke oplyst")
    assert max(bar.end for bar in budgets.bars if bar.end) == 1
