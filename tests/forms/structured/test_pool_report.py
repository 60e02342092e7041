"""A project is read the same, however its profile and its table of results are set up."""

from typing import Any

import pytest

from forms.structured.test_handleplan import plain
from handleplan.documents import read_bytes
from handleplan.forms.accounting import lost_words
from handleplan.forms.as_json import as_json
from handleplan.forms.read import read
from word_builder import cell, docx, p, table

MAY, DECEMBER = "Resultat pr. maj 2011", "Resultat pr. december 2011"
LABELS = {
    "purpose": "Formål",
    "target_group": "Målgruppe",
    "arena": "Arena",
    "activities": "Aktiviteter",
    "recruitment": "Rekruttering",
    "barriers": "Barrierer",
    "partners": "Samarbejdspartnere",
    "competence": "Kompetenceudvikling",
}
FIELDS = {
    "purpose": ["At nå flere."],
    "target_group": ["Unge.", "Ældre."],
    "arena": ["Haven."],
    "activities": ["Vi graver."],
    "recruitment": ["Via skolen."],
    "barriers": ["-"],
    "partners": ["Skolen."],
    "competence": [],
}
RESULTS: list[tuple[str, list[str], list[str], list[str]]] = [
    ("overall", ["At nå flere."], [], []),
    ("subgoal", ["At 20 unge graver."], ["12 unge."], ["25 unge.", "Målet er nået."]),
    ("subgoal", ["At 5 ældre ser på."], ["-"], []),
]
PROJECT: dict[str, Any] = {
    "number": "3.1",
    "owner": "Havens Venner",
    "title": "Grav selv",
    "start": "2009-05-01",
    "end": "2012-08-30",
    **FIELDS,
    "budget_dkk": 295783,
    "results": [
        {"level": level, "goal": goal, "by_date": [{"heading": MAY, "text": may}, {"heading": DECEMBER, "text": dec}]}
        for level, goal, may, dec in RESULTS
    ],
}
OWNER = cell("Havens Venner", '"Grav selv"', "Varighed: 01.05.2009-30.08.2012")
TAIL = [["Budget", "295.783 kr."], ["Læs mere", "Styrelsens hjemmeside."]]
HEADING = p("3.1 Havens Venner", style="Overskrift2")


def texts(items: list[str]) -> str:
    return cell(*items)


def rows(level: str = "") -> list[list[str]]:
    return [[texts(goal), texts(may), texts(dec)] for own, goal, may, dec in RESULTS if level in ("", own)]


def profile() -> list[list[str]]:
    return [["Projekt", OWNER], *([LABELS[name], texts(FIELDS[name])] for name in FIELDS), *TAIL]


def results() -> list[list[str]]:
    return [["Overordnet mål", MAY, DECEMBER], *rows("overall"), ["Delmål", MAY, DECEMBER], *rows("subgoal")]


def usual() -> list[str]:
    return [HEADING, table(*profile()), table(*results())]


def duration_apart() -> list[str]:
    """The duration in a row of its own, and labels in capitals with a colon."""
    body = [[f"{LABELS[name].upper()}:", texts(FIELDS[name])] for name in FIELDS]
    head = [["Projekt", cell("Havens Venner", "”Grav selv”")], ["Varighed", "1. maj 2009 – 30. august 2012"]]
    return [HEADING, table(*head, *body, *TAIL), table(*results())]


def labels_above() -> list[str]:
    """One column: each label over its text."""
    body = [row for name in FIELDS for row in ([LABELS[name]], [texts(FIELDS[name])])]
    return [HEADING, table(["Projekt"], [OWNER], *body, *([x] for row in TAIL for x in row)), table(*results())]


def no_tables_but_results() -> list[str]:
    blocks = [p("Projekt: Havens Venner"), p('"Grav selv"'), p("Varighed: 01.05.2009-30.08.2012")]
    for name, items in FIELDS.items():
        blocks += [p(LABELS[name], style="Egen"), *map(p, items)]
    return [HEADING, *blocks, p("Budget: 295.783 kr."), p("Læs mere: Styrelsens hjemmeside."), table(*results())]


def one_table() -> list[str]:
    """The profile and the results in the same table of three columns."""
    body = [[label, cell(text, span=2) if not text.startswith("<") else text] for label, text in profile()]
    wide = [[label, text.replace('w:gridSpan w:val="1"', 'w:gridSpan w:val="2"')] for label, text in body]
    return [HEADING, table(*wide, *results())]


def dates_under_one_heading() -> list[str]:
    """ "Resultat" merged over both dates, which stand in the row below."""
    head = [["Overordnet mål", cell("Resultat", span=2)], ["", "pr. maj 2011", "pr. december 2011"]]
    parts = [*head, *rows("overall"), ["Delmål", cell("Resultat", span=2)], *head[1:], *rows("subgoal")]
    return [HEADING, table(*profile()), table(*parts)]


def level_across() -> list[str]:
    """The level's name in a row across the table."""
    parts = [["Mål", MAY, DECEMBER], [cell("Overordnet mål", span=3)], *rows("overall"), [cell("Delmål", span=3)]]
    return [HEADING, table(*profile()), table(*parts, *rows("subgoal"))]


def level_in_a_column() -> list[str]:
    """The level in a column before the goals, merged downwards."""
    overall, subgoal = rows("overall"), rows("subgoal")
    parts = [["", "Mål", MAY, DECEMBER], ["Overordnet mål", *overall[0]]]
    parts += [[cell("Delmål", merge="restart"), *subgoal[0]], [cell(merge="continue"), *subgoal[1]]]
    return [HEADING, table(*profile()), table(*parts)]


def next_page_with_headings() -> list[str]:
    subgoal = rows("subgoal")
    first = [["Overordnet mål", MAY, DECEMBER], *rows("overall"), ["Delmål", MAY, DECEMBER], subgoal[0]]
    return [HEADING, table(*profile()), table(*first), table(["Delmål", MAY, DECEMBER], subgoal[1])]


def next_page_without_headings() -> list[str]:
    """The last row is cut in two by the page's end, and the next page has no headings."""
    level, goal, may, dec = RESULTS[1]
    first = [*results()[:3], [texts(goal), texts(may), texts(dec[:1])]]
    second = [["", "", texts(dec[1:])], rows("subgoal")[1]]
    assert level == "subgoal"
    return [HEADING, table(*profile()), table(*first), table(*second)]


def number_by_word() -> list[str]:
    """The number set by Word's numbering, and no style of a heading."""
    return [p("3.1 Havens Venner"), table(*profile()), table(*results())]


def framed() -> list[str]:
    return [table([cell(*usual())])]


LAYOUTS = [
    usual,
    duration_apart,
    labels_above,
    no_tables_but_results,
    one_table,
    dates_under_one_heading,
    level_across,
    level_in_a_column,
    next_page_with_headings,
    next_page_without_headings,
    number_by_word,
    framed,
]


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
def test_every_layout_says_the_same(layout: Any) -> None:
    document = read_bytes(docx(*layout()), "pulje.docx")
    reading = read(document)
    assert plain(as_json(reading))["projects"] == [PROJECT]
    assert not lost_words(document, reading)
    assert reading.unplaced == ()


def test_projects_and_sections_stand_side_by_side() -> None:
    other = [block.replace("3.1 ", "3.2 ") for block in usual()]
    sections = [p("2 Metode", style="Overskrift1"), p("Vi har spurgt."), p("Figur 1 Svarene")]
    reading = read(
        read_bytes(docx(*sections, *usual(), *other, p("4 Resultater i alt", style="Overskrift1")), "p.docx")
    )
    assert [project.number for project in reading.projects] == ["3.1", "3.2"]
    assert [(s.number, s.title, [i.text for i in s.text]) for s in reading.sections] == [
        ("2", "Metode", ["Vi har spurgt."]),
        ("4", "Resultater i alt", []),
    ]
    assert [item.text for item in reading.unplaced] == ["Figur 1 Svarene"]


def test_projects_without_headings_are_told_apart_by_their_first_label() -> None:
    reading = read(read_bytes(docx(*usual()[1:], *usual()[1:]), "p.docx"))
    assert [project.owner for project in reading.projects] == ["Havens Venner"] * 2
    assert [len(project.results) for project in reading.projects] == [3, 3]


def test_a_duration_may_stand_within_the_line_of_the_projects_name() -> None:
    name = 'Havens Venner "Grav selv" Varighed: 01.05.2009-30.08.2012'
    fields = [[LABELS[field], texts(FIELDS[field])] for field in LABELS]
    document = read_bytes(docx(HEADING, table(["Projekt", name], *fields, *TAIL), table(*results())), "rapport.docx")
    (project,) = read(document).projects
    assert (project.owner, project.title) == ("Havens Venner", "Grav selv")
    assert (project.start, project.end) == ("2009-05-01", "2012-08-30")
    assert not lost_words(document, read(document))


def test_a_long_heading_without_a_style_is_one_where_a_profile_follows() -> None:
    owner = (
        "Center for haver, gårde og grønne pladser, i samarbejde med " + "skolerne, biblioteket og foreningerne, " * 3
    )
    profile = ["Projekt:", 'Haven "Grav selv"', "Varighed:", "01.05.2009-30.08.2012"]
    profile += [line for field in LABELS for line in (f"{LABELS[field]}:", *FIELDS[field])]
    parts = [p(text) for text in (f"3.1 {owner}i byen", *profile)]
    (project,) = read(read_bytes(docx(*parts, table(*results())), "rapport.docx")).projects
    assert (project.number, project.title, project.start) == ("3.1", "Grav selv", "2009-05-01")
