"""Running headers and footers, page numbers and footnotes stand around the text."""

from handleplan.documents.pdf.furniture import part_from_furniture
from handleplan.documents.pdf.shapes import Box, PageShapes, Rule, Word
from typeset import furniture, read

PAGES = "Første side.\n#pagebreak()\nAnden side.\n#pagebreak()\nTredje side."
NUMBERED = "#set page(header: [Nørrelund Kommune], footer: context [Side #counter(page).display() af 3])\n"


def test_what_every_page_repeats_is_no_part_of_the_text() -> None:
    assert read(NUMBERED + PAGES) == ["Første side.", "Anden side.", "Tredje side."]
    assert furniture(NUMBERED + PAGES) == [
        line for number in (1, 2, 3) for line in ("Nørrelund Kommune", f"Side {number} af 3")
    ]


def test_headers_that_left_and_right_pages_take_turns_with() -> None:
    header = "#set page(header: context if calc.odd(counter(page).get().first()) [Politik] else [Handleplaner])\n"
    four = PAGES + "\n#pagebreak()\nFjerde side."
    assert read(header + four) == ["Første side.", "Anden side.", "Tredje side.", "Fjerde side."]


def test_a_large_title_on_two_pages_is_a_title() -> None:
    assert read("= Plan\nEn plan.\n#pagebreak()\n= Plan\nTo planer.") == ["Plan", "En plan.", "Plan", "To planer."]


def test_a_line_in_a_cell_with_other_text_is_no_running_header() -> None:
    def word(text: str, baseline: float) -> Word:
        return Word(text, Box(50, baseline - 8, 150, baseline + 2), baseline, 10)

    def page(number: int, *sides: Rule) -> PageShapes:
        letter = "abc"[number - 1]
        words = (word("Indsats:", 60), word(f"Gang {letter}", 75), word(f"Slut {letter}", 700))
        return PageShapes(number, 600, 800, words, (Rule(45, 40, 560), Rule(90, 40, 560)), sides)

    open_pages = part_from_furniture([page(number) for number in (1, 2, 3)])
    assert [[line.text for line in one.around] for one in open_pages] == [["Indsats:"]] * 3
    sides = Rule(40, 45, 90), Rule(560, 45, 90)
    assert not any(one.around for one in part_from_furniture([page(number, *sides) for number in (1, 2, 3)]))


def test_a_label_that_two_pages_begin_with_is_text() -> None:
    part = "Mål\n\nFlere går.\n\nMål\n\nFlere løber."
    assert read(f"{part}\n#pagebreak()\n{part}").count("Mål") == 4


def test_years_that_count_on_in_headings_are_no_page_numbers() -> None:
    assert "Status 2023" in read("Status 2023\n\nEn.\n#pagebreak()\nStatus 2025\n\nTo.")


def test_a_lone_number_at_the_foot_of_the_only_page_is_its_number() -> None:
    assert read('#set page(numbering: "1")\nEn side.') == ["En side."]


def test_footnotes_and_their_numbers_in_the_text() -> None:
    source = "#set super(typographic: false)\nPuljen#footnote[Se bilag 2.] er udmøntet."
    assert read(source) == ["Puljen er udmøntet."]
    assert furniture(source) == ["Se bilag 2.", "1"]
