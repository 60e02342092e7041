import random

from hypothesis import given, settings
from hypothesis import strategies as st

from forms.reports import REPORT
from handleplan.documents import read_text
from handleplan.forms.accounting import lost_words
from handleplan.forms.definition import form_of_kind
from handleplan.forms.pool_report import read_pool_report
from handleplan.forms.reading import Item, ProjectReading, Reading
from texts import document


def reading_of(text: str = REPORT) -> Reading:
    return read_pool_report(document(text), form_of_kind("puljerapport"))


def texts(items: tuple[Item, ...]) -> list[str]:
    return [item.text for item in items]


def rows(project: ProjectReading) -> list[tuple[str, list[str], list[list[str]]]]:
    return [(row.level, texts(row.goal), [texts(cell.text) for cell in row.by_date]) for row in project.results]


def test_numbered_headings_make_the_sections_and_the_projects() -> None:
    reading = reading_of()
    assert [(section.number, section.title) for section in reading.sections] == [
        ("1", "Om puljen"),
        ("1.1", "Baggrund"),
        ("2", "Projekter"),
    ]
    assert [(project.number, project.owner, project.title) for project in reading.projects] == [
        ("2.1", "Havnby Kommune", "Sundhed på havnen"),
        ("2.2", "Foreningen Fjeldblomst", "Gå med"),
    ]


def test_the_pool_is_described_in_the_sections() -> None:
    frame = reading_of().frame
    assert (frame.name, frame.owner, frame.period) == ("Fælles om sundhed", "Velfærdsstyrelsen", "2030-2033")
    assert (frame.total_dkk, frame.awarded_dkk) == (12_500_000, 9_500_000)
    assert (frame.announced_projects, frame.announced_finished) == (2, 1)
    assert texts(frame.purposes) == [
        "› at flere mennesker får et godt helbred.",
        "› at mindske uligheden i sundhed.",
    ]


def test_a_space_before_a_cell_is_the_empty_cell_before_it() -> None:
    afterwards = REPORT.replace(" Rådgivningen åbnede i august 2032. ", " Afventer evaluering.  ")
    assert rows(reading_of(afterwards).projects[0])[-1][2] == [[], ["Afventer evaluering."]]


def test_a_footnote_is_unplaced_and_its_mark_in_no_text() -> None:
    reading = reading_of()
    assert "Opslag af puljen, Velfærdsstyrelsen, 2030." in texts(reading.unplaced)
    assert "1" in texts(reading.labels)


def test_a_profile_is_read_by_its_labels() -> None:
    project = reading_of().projects[0]
    assert (project.start, project.end, project.budget_dkk) == ("2030-05-01", "2033-08-30", 1_250_500)
    assert texts(project.fields["target_group"]) == [
        "Den primære målgruppe er fiskere.",
        "Den sekundære målgruppe er deres familier.",
    ]
    assert texts(project.fields["recruitment"]) == ["Rekruttering sker på kajen."]
    assert texts(project.fields["barriers"]) == ["-"]
    assert texts(project.fields["partners"]) == ["Fiskernes forening og havnekontoret."]


def test_what_cannot_be_read_is_left_out_and_warned_of() -> None:
    project = reading_of().projects[1]
    assert (project.start, project.end, project.budget_dkk) == ("2030", "2031", None)
    assert [warning.code for warning in reading_of().warnings if warning.code != "column_doubt"] == ["no_budget"]


def test_a_results_table_is_set_up_again() -> None:
    assert rows(reading_of().projects[0]) == [
        ("overall", ["At fiskere og deres familier får et bedre helbred."], [[], []]),
        (
            "subgoal",
            ["At 50 fiskere får målt deres blodtryk og taler med en sygeplejerske om det, inden de sejler ud."],
            [
                ["31 fiskere har fået målt blodtrykket og talt med en sygeplejerske."],
                ["58 fiskere har fået målt blodtrykket."],
            ],
        ),
        (
            "subgoal",
            ["At der holdes fælles madlavning mindst en gang om måneden i kantinen på havnen."],
            [["-"], ["-"]],
        ),
        (
            "subgoal",
            ["At familierne får et sted, hvor de kan få råd om sundhed."],
            [[], ["Rådgivningen åbnede i august 2032."]],
        ),
    ]


def line_of(text: str, beginning: str) -> int:
    return next(number for number, line in enumerate(text.splitlines(), 1) if line.startswith(beginning))


def test_a_wrong_number_of_announced_projects_is_warned_of() -> None:
    report = REPORT.replace("til to projekter", "til ni projekter")
    (warning,) = [one for one in reading_of(report).warnings if one.code == "announced_count"]
    assert warning.message == (
        "Her står, at puljen har 9 projekter, men rapporten beskriver 2; se efter, om noget mangler, eller ret tallet."
    )
    assert warning.place.first_line == line_of(report, "I 2030 udmøntede")


@settings(max_examples=60, deadline=None)
@given(st.randoms(use_true_random=False))
def test_a_damaged_report_loses_no_word(chance: random.Random) -> None:
    lines = [line for line in REPORT.splitlines() if chance.random() > 0.15]
    text = read_text(f"Rapport\n{chr(10).join(lines[: chance.randint(0, len(lines))])}\n".encode(), "rapport.txt")
    assert not lost_words(text, read_pool_report(text, form_of_kind("puljerapport")))


def test_a_report_may_begin_at_its_first_project() -> None:
    whole = reading_of()
    text = REPORT[REPORT.index("2.1 ") :]
    assert [project.number for project in reading_of(text).projects] == [project.number for project in whole.projects]


def test_the_headings_of_results_may_stand_on_lines_of_their_own() -> None:
    text = REPORT.replace("mål Resultat", "mål\n\nResultat").replace(
        " Resultat pr. december", "\n\nResultat pr. december"
    )
    assert [rows(project) for project in reading_of(text).projects] == [
        rows(project) for project in reading_of().projects
    ]
