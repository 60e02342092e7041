"""Lines become paragraphs and list items."""

from hypothesis import given, settings
from hypothesis import strategies as st

from typeset import read

LONG = (
    "Der er i de forskellige afdelinger arbejdet med borgere i arbejdsprøvninger, så de finder det rette sted at være"
)


def test_wrapped_lines_are_one_paragraph_and_a_gap_parts_two() -> None:
    assert read(f"{LONG}, også her.\n\n{LONG}.") == [f"{LONG}, også her.", f"{LONG}."]


def test_a_line_that_had_room_for_the_next_word_ends_a_paragraph() -> None:
    assert read("#set par(spacing: 0.65em)\nKurser for alle.\n\nNye cykler.") == ["Kurser for alle.", "Nye cykler."]


def test_an_indented_line_begins_a_paragraph() -> None:
    text = f"{LONG}, og her skal der stå så meget, at den anden linje også bliver fyldt helt ud til kanten af den."
    source = f"#set par(spacing: 0.65em, first-line-indent: 1.5em, justify: true)\n{text}\n\n{text}"
    assert read(source) == [text, text]


def test_markers_of_nested_lists_stand_apart_from_their_text() -> None:
    source = f"+ Første punkt\n  - {LONG}\n  - Underpunkt\n+ Andet punkt"
    assert read(source) == ["1.| Første punkt", f"•| {LONG}", "•| Underpunkt", "2.| Andet punkt"]


def test_a_number_within_a_sentence_is_no_marker() -> None:
    assert read("Der er aftalt møde 1. maj og 2. juni. Der er 3 andre.") == [
        "Der er aftalt møde 1. maj og 2. juni. Der er 3 andre."
    ]


def test_a_dash_alone_is_an_answer() -> None:
    assert read("#table(columns: (3cm, 3cm), [Barrierer], [-])") == [[["Barrierer", "-"]]]


def test_divided_words_are_made_whole_and_hyphens_of_their_own_stay() -> None:
    text = "Sundhedsfremmende arbejdsmarkedsindsatser er gennemført for kræft- og hjertepatienter i hele kommunen. " * 4
    assert read(f"#set text(hyphenate: true)\n#set par(justify: true)\n#box(width: 5cm)[{text}]") == [text.strip()]


def test_another_size_or_weight_begins_a_paragraph() -> None:
    source = (
        "#set par(spacing: 0.65em)\n#table(columns: 6cm, [*Mål, som indsatsen vedrører her*\\ Vi har fokus på KRAM])"
    )
    assert read(source) == [[[["Mål, som indsatsen vedrører her", "Vi har fokus på KRAM"]]]]


STATEMENTS = ["Der er kommet nye cykler.", "Flere børn cykler.", "Alle går ture.", "Vi har fået nye stativer i gården."]


def test_where_sentences_are_paragraphs_one_that_fills_its_line_is_too() -> None:
    statements = [*STATEMENTS, "Der er kommet lys på stien hjem.", *STATEMENTS]
    source = "#set par(spacing: 0.65em)\n#table(columns: 5cm, [" + "\n\n".join(statements) + "])"
    assert read(source) == [[[statements]]]


def test_where_sentences_follow_each_other_one_that_fills_its_line_does_too() -> None:
    text = " ".join([*STATEMENTS, "Der er kommet lys på stien hjem.", *STATEMENTS])
    assert read(f"#table(columns: 5cm, [{text}])") == [[[text]]]


def test_a_bullet_that_somebody_typed_has_its_next_lines_below_it() -> None:
    first, second = "Vi Har Med De Andre Foreninger Fået Bydelen Til At Gå.", "Alle går."
    source = f"#set par(spacing: 0.65em)\n#table(columns: 4.4cm, [•#h(8pt){first}\n\n•#h(8pt){second}])"
    assert read(source) == [[[[f"•| {first}", f"•| {second}"]]]]


def test_dashes_before_capitals_are_markers_and_others_are_not() -> None:
    source = "#set par(spacing: 0.65em)\n#box(width: 9cm)[– Vi går – hver dag.\n\n– Vi løber.]"
    assert read(source) == ["–| Vi går – hver dag.", "–| Vi løber."]


@settings(deadline=None, max_examples=20)
@given(
    st.lists(st.integers(8, 40), min_size=1, max_size=4),
    st.sampled_from(["Libertinus Serif", "New Computer Modern", "DejaVu Sans Mono"]),
    st.integers(8, 13),
    st.booleans(),
)
def test_paragraphs_of_any_length_font_and_size_come_back(
    lengths: list[int], font: str, size: int, justified: bool
) -> None:
    words = ("borgere med handicap har et godt arbejde og en stor ven i vores kommune " * 3).split()
    written = ["Vi " + " ".join(words[:length]) + "." for length in lengths]
    setting = f'#set text(font: "{font}", size: {size}pt)\n#set par(justify: {str(justified).lower()})\n'
    assert read(setting + "\n\n".join(written)) == written
