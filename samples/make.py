"""Write the sample documents of the invented Nørrelund Kommune.

The contents are in `content/`; this file knows only how such documents look once their text has been taken out of a
PDF: lines broken at the width of their column, tables flattened column by column and page by page, a page break as a
line that begins with one space.

    python samples/make.py            writes the .txt files beside this one
    gold("…-2023-2026.txt")           the perfect reading of one of them, in the shapes of READING.md
"""

import re
import tomllib
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
CONTENT = HERE / "content"
Lines = list[str]
Content = dict[str, Any]

THEMES = [
    "Samfundsdeltagelse og demokrati",
    "Boligforhold",
    "Børn og familieliv",
    "Skole og uddannelse",
    "Beskæftigelse og arbejdsmarked",
    "Tilgængelighed og mobilitet",
    "Fritid og kultur",
]
HEADING_WIDTH = 62
GOALS = ["goal", "subgoal", "action", "criterion"]
EMPTY_BOX = "\uf0a8"
BULLET = "\uf0b7"


def load(name: str) -> Content:
    return tomllib.loads((CONTENT / f"{name}.toml").read_text(encoding="utf-8"))


def items(text: str) -> Lines:
    """The items of a text: one a line."""
    return [line.strip() for line in text.splitlines() if line.strip()]


# --- lines -----------------------------------------------------------------------------------------------------------


def hyphens() -> dict[str, Lines]:
    """The words that may be broken, and their parts: `content/hyphens.words`."""
    words = (CONTENT / "hyphens.words").read_text(encoding="utf-8").split()
    return {word.replace("-", ""): word.split("-") for word in words}


HYPHENS = hyphens()


def split_word(word: str, room: int) -> tuple[str, str] | None:
    """The word in two, the first part with its hyphen no longer than `room`."""
    letters = re.fullmatch(r"(\W*)(\w+)(\W*)", word)
    if not letters or letters[2].lower() not in HYPHENS:
        return None
    parts = HYPHENS[letters[2].lower()]
    for count in range(len(parts) - 1, 0, -1):
        end = len(letters[1]) + sum(map(len, parts[:count]))
        if end + 1 <= room:
            return word[:end] + "-", word[end:]
    return None


def wrap(text: str, width: int, shortest: int = 8) -> Lines:
    """The text in lines of at most `width`: a space ends a line, except one that ends in the hyphen of a broken word.

    Only words of at least `shortest` letters are broken.
    """
    lines: Lines = []
    line = ""
    for word in text.split():
        rest = word
        if line and len(line) + 1 + len(word) > width:
            parts = split_word(word, width - len(line) - 1) if len(word) >= shortest else None
            if parts:
                lines.append(f"{line} {parts[0]}")
                rest = parts[1]
            else:
                lines.append(line + " ")
            line = ""
        line = f"{line} {rest}" if line else rest
    return [*lines, line + " "] if line else lines


def page_break(lines: Lines, following: Lines) -> None:
    """Add what follows on the next page: no empty line before it, one space before its first."""
    while lines and not lines[-1]:
        lines.pop()
    lines += [" " + following[0], *following[1:]]


# --- handleplan ------------------------------------------------------------------------------------------------------

ROWS = 44  # lines on a page
INITIATIVE, DESCRIPTION = 66, 128
GOAL_WIDTHS = [26, 32, 32, 34]
THREE, TWO = [42, 42, 42], [62, 62]


class Handleplan:
    """The pages of the units' plans."""

    def __init__(self, content: Content) -> None:
        self.content = content
        self.lines: Lines = []
        self.used = 0
        self.headers = 0

    def text(self) -> str:
        for plan in self.content["plans"]:
            self.plan(plan)
        return "\n".join([*self.lines, "", ""])

    def new_page(self, block: Lines) -> None:
        """Begin a page with a block, below the page header where the plan has one left."""
        self.used = 0
        if self.headers:
            self.headers -= 1
            title = [f"{self.content['policy']} ", f"Handleplan for perioden {self.content['period']} "]
            self.lines += ["", "", "", *title, " " * 13, "", " 3 ", "", *block]
        elif self.lines:
            page_break(self.lines, block)
        else:
            self.lines += [" " + block[0], *block[1:]]

    def add(self, block: Lines, height: int = 0) -> None:
        """Add lines that stand together on one page; their height is their number, unless some stand side by side."""
        height = height or sum(1 for line in block if line)
        if not self.lines or self.used + height > ROWS:
            while block[0] in ("", " "):
                block = block[1:]
            self.new_page(block)
        else:
            self.lines += block
        self.used += height

    def table(self, widths: list[int], cells: list[str]) -> None:
        """Add a row of cells; what does not fit continues on the next page, column by column.

        The last line on a page ends in no broken word.
        """
        columns = [self.cell(text, width) for text, width in zip(cells, widths, strict=True)]
        fresh = False
        while any(columns):
            room = ROWS - self.used
            height = max(map(len, columns))
            take = height if height <= room else room if room >= 4 else 0
            ends = [take - (take > 0 and "".join(column[take - 1 : take]).endswith("-")) for column in columns]
            parts = [column[:end] for column, end in zip(columns, ends, strict=True)]
            columns = [column[end:] for column, end in zip(columns, ends, strict=True)]
            for column in columns:
                while column and column[0] == " ":
                    column.pop(0)
            block = [line for part in parts if part for line in [*part, ""]]
            if block and fresh:
                self.new_page(block)
            else:
                self.lines += block
            self.used += take
            if any(columns):
                fresh, self.used = True, 0

    @staticmethod
    def cell(text: str, width: int) -> Lines:
        """The lines of a cell: an empty line between paragraphs and after the last, none between bullets."""
        lines: Lines = []
        for item in items(text):
            if lines and not item.startswith("•"):
                lines.append(" ")
            lines += wrap(item, width, shortest=15)
        return [*lines, " "]

    def plan(self, plan: Content) -> None:
        ticks = [f"{'X' if theme in plan['themes'] else EMPTY_BOX} {theme} " for theme in THEMES]
        self.used = ROWS
        self.add([f"Handleplan fra: {plan['unit']} ", "   ", " "])
        self.headers = 1 if plan.get("page_header") else 0
        self.add(["Sæt kryds ved det eller de temaer, som indsatsen ", "vedrører ", " "])
        self.add([line for tick in ticks for line in (tick, " ")])
        initiative = [line for item in items(plan["initiative"]) for line in wrap(item, INITIATIVE, 15)]
        self.add(["", " ", "Indsats: ", " ", *initiative, ""])
        description = [line for item in items(plan["description"]) for line in wrap(item, DESCRIPTION, 15)]
        self.add([" ", "Uddybende beskrivelse af indsatsen: ", *(description or [" "]), " ", ""])
        self.goals(plan, [])
        reports = {report["year"]: report for report in plan["reports"]}
        first, second, *later = self.content["years"]
        self.status(first, THREE, reports[first])
        self.status(second, TWO, reports[second])
        revising = f"Revidering af handleplanen for perioden {self.content['revision_period']} "
        self.goals(plan["revision"], [" ", " ", "", revising, " ", ""])
        for year in later:
            self.add([*self.status_head(year, THREE), " ", " ", "", "  ", ""])

    def goals(self, edition: Content, above: Lines) -> None:
        """The table of goals, with its headings kept together with the lines above."""
        headings = ["Mål ", "(Vi vil opnå at…) ", "", "Delmål ", "(Derfor vil vi…) ", ""]
        headings += ["Handlemål ", "(Det betyder, at…) ", "", "Succeskriterier ", "(Det er en succes, når…) ", ""]
        self.add([*above, *headings], len(above) + 2)
        self.table(GOAL_WIDTHS, [edition[name] for name in GOALS])

    def status(self, year: int, widths: list[int], report: Content) -> None:
        self.add(self.status_head(year, widths))
        cells = [report["done"], report["achieved"], report.get("next", "")]
        self.table(widths, cells[: len(widths)])

    @staticmethod
    def status_head(year: int, widths: list[int]) -> Lines:
        columns = "Vi har opnået… (resultater) " + ("Vi vil arbejde videre med… " if len(widths) == 3 else "")
        return [" ", f"Status {year} ", " ", "Vi har… (handlinger) ", " ", "", columns, ""]


def handleplan_gold(content: Content) -> Content:
    plans = []
    for plan in content["plans"]:
        reports = {report["year"]: report for report in plan["reports"]}
        plans.append(
            {
                "unit": plan["unit"],
                "themes_checked": plan["themes"],
                "initiative": items(plan["initiative"]),
                "description": items(plan["description"]),
                **{name: items(plan[name]) for name in GOALS},
                "reports": [
                    {"year": year}
                    | {name: items(reports.get(year, {}).get(name, "")) for name in ("done", "achieved", "next")}
                    for year in content["years"]
                ],
                "revision": {"period": content["revision_period"]}
                | {name: items(plan["revision"][name]) for name in GOALS},
            }
        )
    return {"kind": "handleplan", "plans": plans}


# --- sammendrag ------------------------------------------------------------------------------------------------------

BOOKLET_WIDTH, BOOKLET_ROWS = 80, 40


def paragraph(text: str, width: int, shortest: int = 8) -> Lines:
    """The lines of a paragraph, the last without a space at its end."""
    *lines, last = wrap(text, width, shortest)
    return [*lines, last.rstrip()]


def heading(text: str) -> Lines:
    """The lines of a heading: no word is broken."""
    return paragraph(text, HEADING_WIDTH, shortest=99)


def sammendrag_text(content: Content) -> str:
    """The booklet: each page begins with its number and ends between two paragraphs."""
    lines: Lines = []
    number, used = content["first_page"], 0
    for block in booklet_blocks(content):
        if not lines or used + len(block) > BOOKLET_ROWS:
            page_break(lines, [f"Side {number}", "", *block, ""])
            number, used = number + 1, len(block)
        else:
            lines += [*block, ""]
            used += len(block)
    return "\n".join(lines) + "\n"


def booklet_blocks(content: Content) -> Iterator[Lines]:
    """The booklet's paragraphs, each with the headings above it."""

    def under(headings: Lines, text: str) -> Iterator[Lines]:
        for item in items(text):
            yield [*headings, *paragraph(item, BOOKLET_WIDTH)]
            headings = []

    yield from under([], content["opening"])
    for area in content["areas"]:
        yield from under([area["name"], ""], area["intro"])
        for plan in area["plans"]:
            yield from under([*heading(plan.get("unit") or plan["title"]), "", "Målsætning"], plan["objective"])
            yield from under(["Indsats"], plan["effort"])
            yield from under(["Succeskriterier "], plan["criteria"])
        if "attention_points" in area:
            yield from under(["Opmærksomhedsområder  ", ""], area["attention_intro"])
            for point in area["attention_points"]:
                yield from under([point["title"]], point["text"])


def sammendrag_gold(content: Content) -> Content:
    areas = [
        {
            "name": area["name"],
            "intro": items(area["intro"]) + items(area.get("attention_intro", "")),
            "plans": [
                {"unit": plan.get("unit", ""), "title": plan.get("title", "")}
                | {name: items(plan[name]) for name in ("objective", "effort", "criteria")}
                for plan in area["plans"]
            ],
            "attention_points": [
                {"title": point["title"], "text": items(point["text"])} for point in area.get("attention_points", [])
            ],
        }
        for area in content["areas"]
    ]
    return {
        "kind": "sammendrag",
        "focus_area": content["focus_area"],
        "period": content["period"],
        "areas": areas,
    }


# --- indsatsskema ----------------------------------------------------------------------------------------------------

SHEET_WIDTH, SHEET_ROWS = 62, 44
SHEET_LABELS = {
    "policy_goals": ["Målsætning, som indsatsen ", "vedrører", "(Derfor vil vi… i sundheds-", "politikken {period})"],
    "description": ["Beskrivelse af indsats", "(Overordnet beskrivelse af ", "indsatsen)"],
    "purpose": ["Formål", "(Hvorfor vil vi gennemføre ", "indsatsen?)"],
    "target_group": ["Målgruppe", "(Hvem henvender indsatsen sig ", "til?)"],
    "actors": ["Aktører", "(Hvilke aktører indgår i ", "indsatsen?)"],
    "schedule": ["Tidsplan", "(Hvornår iværksættes og afsluttes ", "indsatsen?)"],
    "economy": ["Økonomiske konsekvenser", "(Har realisering af indsatsen ", "økonomiske konsekvenser?)"],
    "criteria": ["Målbare succeskriterier", "(Hvornår er indsatsen en succes?)"],
    "follow_up": ["Opfølgning", "(Hvordan vil vi følge op på ", "indsatsen?)"],
}
SPACIOUS = ("policy_goals", "purpose")  # fields whose bullets have an empty line between them


def sheet_text(period: str, sheet: Content) -> str:
    lines = ["", *heading(sheet["title"]), ""]
    used = 0
    for name, label in SHEET_LABELS.items():
        block = [*[line.format(period=period) for line in label], ""]
        for item in items(sheet[name]):
            block += sheet_item(item, spacious=name in SPACIOUS)
        while not block[-1]:
            block.pop()
        if used + len(block) > SHEET_ROWS and used:
            lines += ["", ""]
            used = 0
        lines += [*block, ""]
        used += len(block)
    return "\n".join([*lines, "    ", "", ""])


def sheet_item(item: str, spacious: bool) -> Lines:
    """A bullet or a paragraph; a bullet's second line stands below an empty one, unless the bullets stand apart."""
    lines = paragraph(item, SHEET_WIDTH - (6 if item.startswith(BULLET) else 0))
    if not item.startswith(BULLET) or spacious:
        return lines if len(item) == 2 else [*lines, ""]  # "K:" stands right above its paragraph
    return lines if len(lines) == 1 else [lines[0], "", *lines[1:]]


def sheet_gold(sheet: Content) -> Content:
    fields = {name: items(sheet[name]) for name in SHEET_LABELS}
    return {"kind": "indsatsskema", "title": sheet["title"], "unit": sheet["unit"], **fields}


# --- puljerapport ----------------------------------------------------------------------------------------------------

REPORT_WIDTH, REPORT_ROWS = 103, 46
RESULT_WIDTHS, RESULT_ROWS = [42, 39, 39], 33
PROFILE = {
    "purpose": "Formål",
    "target_group": "Målgruppe",
    "arena": "Arena",
    "activities": "Aktiviteter",
    "recruitment": "Rekruttering",
    "barriers": "Barrierer",
    "partners": "Samarbejdspartnere",
    "competence": "Kompetenceudvikling",
}


def kroner(amount: int) -> str:
    return f"{amount:,}".replace(",", ".") + " kr."


def day(date: str) -> str:
    return ".".join(reversed(date.split("-")))


def spaced(lines: Lines) -> Lines:
    """The lines with an empty one after each."""
    return [part for line in lines for part in (line, "")]


class Puljerapport:
    """The pages of the grant pool's status report: double-spaced, footnotes at the foot of their page."""

    def __init__(self, content: Content) -> None:
        self.content = content
        self.lines: Lines = []
        self.used = 0
        self.notes: list[int] = []

    def text(self) -> str:
        for section in self.content["sections"]:
            self.section(section)
        for number, project in enumerate(self.content["projects"], start=1):
            self.project(f"3.{number}", project)
        self.new_page()
        return "\n".join([*self.lines, "", " ", "", ""])

    def new_page(self) -> None:
        """End the page with its footnotes."""
        if self.notes:
            self.lines += [" " * 54, "", " ", "", " "]
            for note in self.notes:
                self.lines += [str(note), *spaced(wrap(" " + self.content["footnotes"][note - 1], REPORT_WIDTH))]
                self.lines[-2] = self.lines[-2].rstrip() + " "
        self.notes = []
        self.used = 0

    def add(self, block: Lines, rows: int = REPORT_ROWS) -> None:
        """Add lines that stand together on a page of so many rows."""
        if self.used and self.used + (len(block) + 1) // 2 > rows:
            self.new_page()
        if self.used:
            self.lines += block
        else:
            page_break(self.lines, block)
        self.used += (len(block) + 1) // 2

    def section(self, section: Content) -> None:
        if "." not in section["number"]:
            self.new_page()
        self.add([*wrap(f"{section['number']} {section['title']}", HEADING_WIDTH), ""])
        for item in items(section["text"]):
            text, _, note = item.partition("{")
            lines = wrap(text, REPORT_WIDTH)
            if note:
                self.notes.append(int(note.rstrip("}")))
                self.add([*spaced([*lines[:-1], lines[-1].rstrip()])[:-1], note.rstrip("}"), ""])
            else:
                for line in lines:
                    self.add([line, ""])
        if section["number"] == self.content["figure_after"]:
            self.new_page()
            self.add([self.content["figure"] + " ", "", " ", ""])

    def project(self, number: str, project: Content) -> None:
        self.new_page()
        if number == "3.1":
            self.add(["3 Projektgennemgang ", ""])
        self.add([f"{number} {project['owner']} ", ""])
        self.add(spaced([f"Projekt {project['owner']}  ", *wrap(f'"{project["title"]}"', REPORT_WIDTH)]))
        self.add([f"Varighed: {day(project['start'])}-{day(project['end'])} ", ""])
        for name, label in PROFILE.items():
            first, *others = items(project[name])
            for text in [f"{label} {first}", *others]:
                self.add(spaced(wrap(text, REPORT_WIDTH)))
        self.add([f"Budget {kroner(project['budget_dkk'])} ", ""])
        self.add(["Læs mere Velfærdsstyrelsens hjemmeside. ", "", " ", "", self.content["link"], ""])
        self.new_page()
        self.results(project)

    def results(self, project: Content) -> None:
        """The table of goals and dates, row by row; a page may end between two rows."""
        headings = " ".join(project["results_headings"])
        level = ""
        for row in project["results"]:
            if row[0] != level:
                level = row[0]
                self.add([f"{'Overordnet mål' if level == 'overall' else 'Delmål'} {headings} ", ""])
            self.add(spaced(self.row(*row[1:])), RESULT_ROWS)

    @staticmethod
    def row(goal: str, first: str, second: str) -> Lines:
        """A row: an empty cell shows as a space, two dashes share a line."""
        lines = wrap(goal, RESULT_WIDTHS[0])
        if first == second == "-":
            return [*lines, "- - "]
        if not first and not second:
            return [*lines, "  "]
        left, right = wrap(first, RESULT_WIDTHS[1]), wrap(second, RESULT_WIDTHS[2])
        if not first:
            return [*lines, " " + right[0], *right[1:]]
        return [*lines, *left, *(right or [" "])]


def puljerapport_gold(content: Content) -> Content:
    projects = []
    for number, project in enumerate(content["projects"], start=1):
        headings = project["results_headings"]
        projects.append(
            {
                "number": f"3.{number}",
                "owner": project["owner"],
                "title": project["title"],
                "start": project["start"],
                "end": project["end"],
                **{name: items(project[name]) for name in PROFILE},
                "budget_dkk": project["budget_dkk"],
                "results": [
                    {
                        "level": level,
                        "goal": [goal],
                        "by_date": [
                            {"heading": heading, "text": items(cell)}
                            for heading, cell in zip(headings, cells, strict=True)
                        ],
                    }
                    for level, goal, *cells in project["results"]
                ],
            }
        )
    sections = [
        {
            "number": section["number"],
            "title": section["title"],
            "text": [re.sub(r"\{\d+\}", "", item) for item in items(section["text"])],
        }
        for section in content["sections"]
    ]
    return {"kind": "puljerapport", "projects": projects, "sections": sections}


# --- the documents ---------------------------------------------------------------------------------------------------


def documents() -> dict[str, tuple[Callable[[], str], Callable[[], Content]]]:
    """Each file's name, with what writes its text and what reads it perfectly."""
    plans, booklet, report, sheets = (load(name) for name in ("handleplan", "sammendrag", "pulje", "indsats"))
    found: dict[str, tuple[Callable[[], str], Callable[[], Content]]] = {
        plans["file"]: (lambda: Handleplan(plans).text(), lambda: handleplan_gold(plans)),
        booklet["file"]: (lambda: sammendrag_text(booklet), lambda: sammendrag_gold(booklet)),
        report["file"]: (lambda: Puljerapport(report).text(), lambda: puljerapport_gold(report)),
    }
    for sheet in sheets["sheets"]:
        found[sheet["file"]] = partial(sheet_text, sheets["policy_period"], sheet), partial(sheet_gold, sheet)
    return found


def gold(file: str) -> Content:
    """The perfect reading of a sample file."""
    return documents()[file][1]()


def main() -> None:
    for file, (text, _) in documents().items():
        (HERE / file).write_text(text(), encoding="utf-8")
        print(file)


if __name__ == "__main__":
    main()
