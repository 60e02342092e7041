"""The same action plan as different offices would set it up in Word.

Each layout is a function from a plan (in the shape of READING.md) to a Word file's body.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from word_builder import cell, checkbox, docx, p, row, run, sym, table

Plan = dict[str, Any]
Layout = Callable[[Plan], list[str]]

THEMES = (
    "Samfundsdeltagelse og demokrati",
    "Boligforhold",
    "Børn og familieliv",
    "Skole og uddannelse",
    "Beskæftigelse og arbejdsmarked",
    "Tilgængelighed og mobilitet",
    "Fritid og kultur",
)
TICK = "Sæt kryds ved det eller de temaer, som indsatsen vedrører"
GOALS = {
    "goal": ("Mål", "(Vi vil opnå at…)"),
    "subgoal": ("Delmål", "(Derfor vil vi…)"),
    "action": ("Handlemål", "(Det betyder, at…)"),
    "criterion": ("Succeskriterier", "(Det er en succes, når…)"),
}
STATUS = {
    "done": "Vi har… (handlinger)",
    "achieved": "Vi har opnået… (resultater)",
    "next": "Vi vil arbejde videre med…",
}
TEXTS = {"initiative": "Indsats:", "description": "Uddybende beskrivelse af indsatsen:"}
REVISION = "Revidering af handleplanen for perioden {}"


def word_file(layout: Layout, *plans: Plan) -> bytes:
    return docx(*(block for plan in plans for block in layout(plan)))


def _texts(items: Sequence[str], style: str = "") -> list[str]:
    return [p(item, style=style) for item in items]


def _is_ticked(plan: Plan, theme: str) -> bool:
    return theme in plan["themes_checked"]


def _answer_rows(plan: Plan) -> list[list[str]]:
    return [[cell(p(label), *_texts(plan[name]))] for name, label in TEXTS.items()]


def _goals(part: Plan, head: Callable[[str, str], str] = lambda label, help_: cell(label, help_)) -> str:
    return table([head(*words) for words in GOALS.values()], [cell(*_texts(part[name])) for name in GOALS])


def _status(report: Plan) -> str:
    return table(list(STATUS.values()), [cell(*_texts(report[name])) for name in STATUS])


def _reports(plan: Plan) -> list[str]:
    return [block for report in plan["reports"] for block in (p(f"Status {report['year']}"), _status(report))]


def _revision(plan: Plan) -> list[str]:
    revision = plan["revision"]
    return [p(REVISION.format(revision["period"])), _goals(revision)] if revision else []


def _rest(plan: Plan) -> list[str]:
    """What follows the ticks, as most do it."""
    return [table(*_answer_rows(plan)), _goals(plan), *_reports(plan), *_revision(plan)]


def _heading(plan: Plan) -> str:
    return p(f"Handleplan fra: {plan['unit']}", style="Overskrift1")


def landscape(plan: Plan) -> list[str]:
    ticks = [["X" if _is_ticked(plan, theme) else "", theme] for theme in THEMES]
    return [_heading(plan), p(TICK), table(*ticks), *_rest(plan)]


def running_ballots(plan: Plan) -> list[str]:
    """Boxes in running lines, two to three a line."""
    boxes = [f"{'☒' if _is_ticked(plan, theme) else '☐'} {theme}" for theme in THEMES]
    lines = ["   ".join(boxes[:3]), "\t".join(boxes[3:5]), "  ".join(boxes[5:])]
    return [_heading(plan), p(f"{TICK}:"), *map(p, lines), *_rest(plan)]


def one_line_of_ballots(plan: Plan) -> list[str]:
    boxes = " ".join(f"{'☑' if _is_ticked(plan, theme) else '☐'} {theme}" for theme in THEMES)
    return [_heading(plan), p(f"{TICK}: {boxes}"), *_rest(plan)]


def boxes_after(plan: Plan) -> list[str]:
    boxes = [p(f"{theme} ", sym("F0FE" if _is_ticked(plan, theme) else "F0A8")) for theme in THEMES]
    return [_heading(plan), p(TICK), *boxes, *_rest(plan)]


def cross_after(plan: Plan) -> list[str]:
    lines = [p(f"{theme}{'  X' if _is_ticked(plan, theme) else ''}") for theme in THEMES]
    return [_heading(plan), p(TICK), *lines, *_rest(plan)]


def cross_cells_after(plan: Plan) -> list[str]:
    rows = [[theme, "x" if _is_ticked(plan, theme) else ""] for theme in THEMES]
    return [_heading(plan), p(TICK), table(*rows), *_rest(plan)]


def themes_in_two_columns(plan: Plan) -> list[str]:
    pairs = [(checkbox(_is_ticked(plan, theme)), theme) for theme in THEMES]
    rows = [
        [cell(p(pairs[n][0])), pairs[n][1], *((cell(p(pairs[n + 1][0])), pairs[n + 1][1]) if n + 1 < 7 else ("", ""))]
        for n in range(0, 7, 2)
    ]
    return [_heading(plan), p(TICK), table(*rows), *_rest(plan)]


def themes_in_one_cell(plan: Plan) -> list[str]:
    boxes = [p(run("\uf078" if _is_ticked(plan, theme) else "\uf0a8"), f" {theme}") for theme in THEMES]
    return [_heading(plan), table([TICK], [cell(*boxes)]), *_rest(plan)]


def themes_as_columns(plan: Plan) -> list[str]:
    """The themes beside one another, and the ticks in the row under them."""
    ticks = ["X" if _is_ticked(plan, theme) else "" for theme in THEMES]
    return [_heading(plan), p(TICK), table(list(THEMES), ticks), *_rest(plan)]


def portrait(plan: Plan) -> list[str]:
    """No table at all: a heading to each label, and its text under it."""
    blocks = [_heading(plan), p(TICK, style="Overskrift2")]
    blocks += [p(checkbox(_is_ticked(plan, theme)), f" {theme}") for theme in THEMES]
    for name, label in TEXTS.items():
        blocks += [p(label.rstrip(":"), style="Overskrift2"), *_texts(plan[name], "Punkt")]
    for name, (label, help_) in GOALS.items():
        blocks += [p(f"{label} {help_}", style="Overskrift2"), *_texts(plan[name], "Punkt")]
    for report in plan["reports"]:
        blocks.append(p(f"Status {report['year']}", style="Overskrift2"))
        for name, label in STATUS.items():
            blocks += [p(label, style="Egen"), *_texts(report[name], "Punkt")]
    if plan["revision"]:
        blocks.append(p(REVISION.format(plan["revision"]["period"]), style="Overskrift2"))
        for name, (label, _) in GOALS.items():
            blocks += [p(label), *_texts(plan["revision"][name])]
    return blocks


def label_beside_text(plan: Plan) -> list[str]:
    """Upright, one table: the labels in its first column."""
    boxes = [p(f"{'☒' if _is_ticked(plan, theme) else '☐'} {theme}") for theme in THEMES]
    rows: list[list[str]] = [["Handleplan fra:", plan["unit"]], [TICK, cell(*boxes)]]
    rows += [[label, cell(*_texts(plan[name]))] for name, label in TEXTS.items()]
    rows += [[cell(label, help_), cell(*_texts(plan[name]))] for name, (label, help_) in GOALS.items()]
    for report in plan["reports"]:
        rows.append([cell(f"Status {report['year']}", span=2)])
        rows += [[label, cell(*_texts(report[name]))] for name, label in STATUS.items()]
    if plan["revision"]:
        rows.append([cell(REVISION.format(plan["revision"]["period"]), span=2)])
        rows += [[cell(label), cell(*_texts(plan["revision"][name]))] for name, (label, _) in GOALS.items()]
    return [table(*rows)]


def one_table(plan: Plan) -> list[str]:
    """Everything in one table of twelve columns, with headings across it."""
    rows = [[cell(f"HANDLEPLAN FRA: {plan['unit']}", span=12)], [cell(TICK, span=12)]]
    rows += [[cell("X" if _is_ticked(plan, theme) else "", span=1), cell(theme, span=11)] for theme in THEMES]
    rows += [[cell(label, *_texts(plan[name]), span=12)] for name, label in TEXTS.items()]
    rows.append([cell(label.upper(), help_, span=3) for label, help_ in GOALS.values()])
    rows.append([cell(*_texts(plan[name]), span=3) for name in GOALS])
    for report in plan["reports"]:
        rows.append([cell(f"Status {report['year']}", span=12)])
        rows.append([cell(label, span=4) for label in STATUS.values()])
        rows.append([cell(*_texts(report[name]), span=4) for name in STATUS])
    if plan["revision"]:
        rows.append([cell(REVISION.format(plan["revision"]["period"]), span=12)])
        rows.append([cell(label, span=3) for label, _ in GOALS.values()])
        rows.append([cell(*_texts(plan["revision"][name]), span=3) for name in GOALS])
    return [table(*rows)]


def split_headings(plan: Plan) -> list[str]:
    """Labels in one row of headings, helping texts in the next, and a heading across the top."""
    goals = table(
        [cell("Mål og handlinger", span=4)],
        [label for label, _ in GOALS.values()],
        [help_ for _, help_ in GOALS.values()],
        [cell(*_texts(plan[name])) for name in GOALS],
    )
    return [*landscape(plan)[:4], goals, *_reports(plan), *_revision(plan)]


def rows_of_goals(plan: Plan) -> list[str]:
    """A row to each statement, and the headings repeated in a second table, as on the next page."""
    height = max(len(plan[name]) for name in GOALS)
    rows = [[plan[name][n] if n < len(plan[name]) else "" for name in GOALS] for n in range(height)]
    head = [label for label, _ in GOALS.values()]
    return [*landscape(plan)[:4], table(head, *rows[:1]), table(head, *rows[1:]), *_reports(plan), *_revision(plan)]


def goals_on_two_pages(plan: Plan) -> list[str]:
    """The same without headings on the second page."""
    height = max(len(plan[name]) for name in GOALS)
    rows = [[plan[name][n] if n < len(plan[name]) else "" for name in GOALS] for n in range(height)]
    head = [label for label, _ in GOALS.values()]
    second = [table(*rows[1:])] if height > 1 else []
    return [*landscape(plan)[:4], table(head, *rows[:1]), *second, *_reports(plan), *_revision(plan)]


def two_by_two(plan: Plan) -> list[str]:
    names = list(GOALS)
    rows: list[list[str]] = []
    for pair in (names[:2], names[2:]):
        rows.append([cell(*GOALS[name]) for name in pair])
        rows.append([cell(*_texts(plan[name])) for name in pair])
    return [*landscape(plan)[:4], table(*rows), *_reports(plan), *_revision(plan)]


def label_above_text(plan: Plan) -> list[str]:
    """A table of one column: a row with the label, a row with the text."""
    rows = [r for name, label in TEXTS.items() for r in ([label], [cell(*_texts(plan[name]))])]
    rows += [r for name, (label, _) in GOALS.items() for r in ([label], [cell(*_texts(plan[name]))])]
    return [*landscape(plan)[:3], table(*rows), *_reports(plan), *_revision(plan)]


def labels_in_text(plan: Plan) -> list[str]:
    """ "Mål: …" in the text's own paragraph, further statements under it."""
    blocks = landscape(plan)[:3]
    for name, label in [*TEXTS.items(), *((name, f"{label}:") for name, (label, _) in GOALS.items())]:
        items = plan[name]
        blocks += [p(f"{label} {items[0]}" if items else label), *_texts(items[1:])]
    return [*blocks, *_reports(plan), *_revision(plan)]


def years_down(plan: Plan) -> list[str]:
    """One status table: a row to each year."""
    rows = [["År", *STATUS.values()]]
    rows += [[str(r["year"]), *(cell(*_texts(r[name])) for name in STATUS)] for r in plan["reports"]]
    return [*landscape(plan)[:5], table(*rows), *_revision(plan)]


def years_across(plan: Plan) -> list[str]:
    """One status table: a column to each year."""
    rows = [["", *(f"Status {r['year']}" for r in plan["reports"])]]
    rows += [[label, *(cell(*_texts(r[name])) for r in plan["reports"])] for name, label in STATUS.items()]
    return [*landscape(plan)[:5], table(*rows), *_revision(plan)]


def years_across_two_levels(plan: Plan) -> list[str]:
    """Each year over its own three columns."""
    rows = [
        [cell(f"Status {r['year']}", span=3) for r in plan["reports"]],
        [label for _ in plan["reports"] for label in STATUS.values()],
        [cell(*_texts(r[name])) for r in plan["reports"] for name in STATUS],
    ]
    return [*landscape(plan)[:5], table(*rows), *_revision(plan)]


def status_with_year_rows(plan: Plan) -> list[str]:
    """The headings once, and a row across the table before each year's."""
    rows = [list(STATUS.values())]
    for report in plan["reports"]:
        rows.append([cell(f"Status {report['year']}", span=3)])
        rows.append([cell(*_texts(report[name])) for name in STATUS])
    return [*landscape(plan)[:5], table(*rows), *_revision(plan)]


def status_beside(plan: Plan) -> list[str]:
    """The year in a cell merged downwards, its answers in rows beside it."""
    rows = []
    for report in plan["reports"]:
        for number, (name, label) in enumerate(STATUS.items()):
            first = cell(f"Status {report['year']}", merge="restart") if not number else cell(merge="continue")
            rows.append(row(first, cell(label), cell(*_texts(report[name]))))
    return [*landscape(plan)[:5], table(*rows), *_revision(plan)]


def framed(plan: Plan) -> list[str]:
    """The whole plan in one cell that only lays out the page."""
    return [table([cell(*landscape(plan))])]


def lines_in_paragraphs(plan: Plan) -> list[str]:
    """Labels and texts parted by line breaks alone."""
    blocks = landscape(plan)[:3]
    lines = [part for name, label in TEXTS.items() for part in (label, *plan[name])]
    goals = table([cell(p("\n".join([*GOALS[name], *plan[name]]))) for name in GOALS])
    return [*blocks, p("\n".join(lines)), goals, *_reports(plan), *_revision(plan)]


def unit_in_title(plan: Plan) -> list[str]:
    """The unit on a line of its own under the title, other wordings, and the revision before the status."""
    boxes = [p(f"{theme} {'☒' if _is_ticked(plan, theme) else '☐'}") for theme in THEMES]
    blocks = [p("Handleplan 2023-2026", style="Titel"), p(plan["unit"], style="Overskrift1"), p(f"{TICK}:"), *boxes]
    blocks += [part for name, label in TEXTS.items() for part in (p(label.upper()), *_texts(plan[name], "Punkt"))]
    blocks.append(_goals(plan, lambda label, _: cell(label)))
    if plan["revision"]:
        blocks += [p(f"Revideret handleplan {plan['revision']['period']}"), _goals(plan["revision"])]
    rows = [["Status", *(str(report["year"]) for report in plan["reports"])]]
    rows += [[label, *(cell(*_texts(report[name])) for report in plan["reports"])] for name, label in STATUS.items()]
    return [*blocks, table(*rows)]


def unit_beside_its_label(plan: Plan) -> list[str]:
    """One table of two columns that begins with the unit; "[x]" before the themes."""
    boxes = [p(f"{'[x]' if _is_ticked(plan, theme) else '[ ]'} {theme}") for theme in THEMES]
    rows: list[list[str]] = [["Enhed", plan["unit"]], ["Temaer", cell(*boxes)]]
    rows += [[label, cell(*_texts(plan[name]))] for name, label in TEXTS.items()]
    rows += [[f"{label}:", cell(*_texts(plan[name], "Punkt"))] for name, (label, _) in GOALS.items()]
    for report in plan["reports"]:
        rows.append([cell(f"STATUS {report['year']}", span=2)])
        rows += [[f"{label}:", cell(*_texts(report[name]))] for name, label in STATUS.items()]
    if plan["revision"]:
        rows.append([cell(REVISION.format(plan["revision"]["period"]), span=2)])
        rows += [[label, cell(*_texts(plan["revision"][name]))] for name, (label, _) in GOALS.items()]
    return [p("HANDLEPLAN"), table(*rows)]


LAYOUTS: tuple[Layout, ...] = (
    landscape,
    running_ballots,
    one_line_of_ballots,
    boxes_after,
    cross_after,
    cross_cells_after,
    themes_in_two_columns,
    themes_in_one_cell,
    themes_as_columns,
    portrait,
    label_beside_text,
    one_table,
    split_headings,
    rows_of_goals,
    goals_on_two_pages,
    two_by_two,
    label_above_text,
    labels_in_text,
    years_down,
    years_across,
    years_across_two_levels,
    status_with_year_rows,
    status_beside,
    framed,
    lines_in_paragraphs,
    unit_in_title,
    unit_beside_its_label,
)
