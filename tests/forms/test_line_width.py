from itertools import pairwise
from textwrap import wrap

from forms.reports import BOOKLET
from handleplan.forms.line_width import FIXED, PROPORTIONAL, column_widths, goes_on, metric_of, ragged_edge
from handleplan.forms.text_line import TextLine, text_lines
from texts import document

SENTENCE = "kommunen vil sammen med foreningerne finde flere veje for borgere til et godt liv i eget hjem og by " * 6


def lines_of(*texts: str) -> list[TextLine]:
    return text_lines(document("\n".join(texts)).lines)


def test_narrow_letters_take_less_room() -> None:
    assert PROPORTIONAL("illi") < PROPORTIONAL("mæmm")
    assert FIXED("illi") == FIXED("mæmm")


def test_a_divided_word_goes_on_and_so_does_a_sentence() -> None:
    lines = lines_of("vi vil sundheds-", "fremme for alle", "borgere. Det er", "godt. ", "Næste sætning")
    assert [goes_on(a, b) for a, b in pairwise(lines)] == [True, True, True, False]


def test_the_widths_of_two_columns_are_told_by_where_their_lines_were_broken() -> None:
    wide, narrow = lines_of(*wrap(SENTENCE, 60)), lines_of(*wrap(SENTENCE, 30))
    found = column_widths([*wide, *narrow], FIXED, 2)
    assert [width // 500 for width in found] == [max(len(line.text) for line in part) for part in (wide, narrow)]


def test_text_broken_after_so_many_characters_has_the_fixed_metric() -> None:
    words = " ".join(BOOKLET.casefold().replace(".", "").split())
    assert metric_of(lines_of(*wrap(words, 50))) is FIXED


def test_the_edge_is_as_ragged_as_the_longest_word_that_did_not_fit() -> None:
    lines = lines_of(*wrap(SENTENCE, 40))
    assert 0 < ragged_edge(lines, FIXED, column_widths(lines, FIXED, 1)) < FIXED("foreningerne ")


def test_no_lines_have_no_width() -> None:
    assert column_widths([], FIXED, 2) == ()
