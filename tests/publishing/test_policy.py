"""What the report on a policy says, before any of it is set."""

from dataclasses import replace
from datetime import date

import pytest

from handleplan.publishing.blocks import Heading, KeyFigures, Labelled, Paragraphs, Table
from handleplan.publishing.content import EditionContent, StatementWords, StatusContent, VerdictContent
from handleplan.publishing.report import status_report


@pytest.fixture
def report(policy):
    return status_report(policy, date(2025, 3, 3))


def headings(report, level: int) -> list[str]:
    return [block.text for block in report.blocks if isinstance(block, Heading) and block.level == level]


def part(report, plan: str) -> list:
    """The blocks of one plan."""
    start = next(
        index for index, block in enumerate(report.blocks) if isinstance(block, Heading) and block.text == plan
    )
    rest = report.blocks[start + 1 :]
    end = next((index for index, block in enumerate(rest) if isinstance(block, Heading) and block.level < 3), len(rest))
    return rest[:end]


def labelled(blocks: list, heading: str) -> dict[str, list[tuple[str, str]]]:
    """What stands under a heading: its labels, each with its texts and the marks on them."""
    found: dict[str, list[tuple[str, str]]] = {}
    under = False
    for block in blocks:
        if isinstance(block, Heading):
            under = block.text.startswith(heading)
        elif under and isinstance(block, Labelled):
            found[block.label] = [(entry.text.text, entry.mark) for entry in block.entries]
    return found


def test_the_chapters_are_the_summary_the_areas_and_the_sources(report):
    assert headings(report, 1) == ["Sammenfatning", "Sundhed og Ældre", "Børn og Skole", "Arbejde og By", "Kilder"]


def test_the_title_page_says_what_whose_and_when(report):
    page = report.title_page
    assert (page.owner, page.title, page.period) == ("Nørrelund Kommune", "Handicappolitik", "2023–2026")
    assert dict(page.facts) == {
        "Omfang": ("9 handleplaner fra 9 enheder",),
        "Dato": ("3.\u00a0marts\u00a02025",),
        "Lavet ud fra": ("handicappolitik-handleplaner-2023-2026.txt",),
    }


def test_the_summary_counts_plans_and_answers(report):
    figures = next(block for block in report.blocks if isinstance(block, KeyFigures))
    assert figures.figures == (
        ("9", "handleplaner"),
        ("9", "enheder"),
        ("9 af 9", "har givet status for 2023"),
        ("8 af 9", "har givet status for 2024"),
    )


def test_all_nine_plans_stand_under_their_areas(report, policy):
    assert [name for name in headings(report, 2) if name in {plan.name for plan in policy.plans}] == [
        *("Plejehjemmene", "Hjemmeplejen", "Tandklinikken", "Plejehjemmene 2"),
        *("Fjordskolen", "Dagplejen"),
        *("Jobcentret", "Biblioteket", "Park og Vej"),
    ]


def test_a_promise_stands_in_the_forms_order_under_the_forms_labels(report):
    assert list(labelled(part(report, "Park og Vej"), "Planen")) == [
        *("Indsats", "Uddybende beskrivelse af indsatsen", "Mål", "Delmål", "Handlemål", "Succeskriterier"),
    ]


def test_a_plan_is_told_year_by_year_and_the_booklet_comes_last(report):
    blocks = part(report, "Plejehjemmene")
    assert [block.text for block in blocks if isinstance(block, Heading)] == [
        *("Planen 2023–2026", "Status 2023", "Status 2024", "Revision 2025–2026", "Sammendrag 2023–2024"),
    ]


def test_a_revision_says_what_is_unchanged_changed_and_dropped(report):
    assert labelled(part(report, "Plejehjemmene"), "Revision 2025–2026") == {
        "Mål": [("Uændret.", "")],
        "Delmål": [("Uændret.", "")],
        "Handlemål": [("Hvert plejehjem udpeger en mentor inden sommerferien.", "udgået")],
        "Succeskriterier": [("Når mindst seks borgere er ansat i skånejob på plejehjemmene.", "ændret")],
    }


def test_a_revision_that_changes_nothing_is_one_sentence(policy):
    words = (StatementWords(1, "goal", "At alle er med."), StatementWords(2, "action", "Vi bygger en rampe."))
    first = EditionContent("handleplan", "Handleplan", 1, "2023–2026", 2023, words, ())
    revision = replace(
        first, number=2, period="2025–2026", first_year=2025, unchanged_roles=frozenset({"goal", "action"})
    )
    plan = replace(policy.plans[1], editions=(first, revision))
    report = status_report(replace(policy, plans=(plan,)), date(2025, 3, 3))
    texts = [block.paragraphs[0].text for block in part(report, plan.name) if isinstance(block, Paragraphs)]
    assert texts == ["Uændret: mål og handlemål er som i den oprindelige plan."]


def test_a_field_that_nobody_answered_was_not_in_the_years_form(report):
    assert labelled(part(report, "Hjemmeplejen"), "Status 2024") == {
        "Vi har…": [("Vi er fortsat som planlagt.", "")],
        "Vi har opnået…": [("Ingen bemærkninger.", "")],
    }


def test_a_status_shows_the_field_that_only_others_answered(policy):
    other = replace(policy.plans[0], statuses=(StatusContent(2024, {"next": ("At spørge igen.",)}, ()),))
    report = status_report(replace(policy, plans=(other, *policy.plans[1:])), date(2025, 3, 3))
    assert labelled(part(report, policy.plans[1].name), "Status 2024")["Vi vil arbejde videre med…"] == [("", "")]


def test_a_year_without_answer_is_told(report):
    assert part(report, "Plejehjemmene 2")[-1].paragraphs[0].text == "Status for 2024 er ikke besvaret."


def test_verdicts_stand_in_a_table_with_their_reasons(policy):
    verdict = VerdictContent("Når ti er i job.", "opgivet", "Virksomheden lukkede.")
    status = StatusContent(2023, {}, (verdict,))
    plan = replace(policy.plans[1], statuses=(status,))
    report = status_report(replace(policy, plans=(plan,)), date(2025, 3, 3))
    (table,) = (block for block in part(report, plan.name) if isinstance(block, Table))
    assert [cell.paragraphs[0].text for cell in table.rows[0]] == [
        "Når ti er i job.",
        "opgivet",
        "Virksomheden lukkede.",
    ]


def test_attention_points_stand_last_in_their_area(report):
    assert headings(report, 3)[-2:] == ["Ny lov om hjælpemidler", "Idræt som vej til fællesskab"]


def test_a_text_of_a_form_that_the_program_does_not_know_is_shown_all_the_same(policy):
    unknown = EditionContent(
        "vejplan",
        "Vejplan",
        1,
        "",
        None,
        (StatementWords(1, "criterion", "Når vejen er jævn."),),
        policy.plans[1].editions[0].answers,
    )
    plan = replace(policy.plans[1], editions=(unknown,), statuses=())
    report = status_report(replace(policy, plans=(plan,)), date(2025, 3, 3))
    assert labelled(part(report, plan.name), "Planen")["Succeskriterium"] == [("Når vejen er jævn.", "")]
    assert labelled(part(report, plan.name), "Planen")["Initiative"] == [("Besøg på aftalte tider", "")]
