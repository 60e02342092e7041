"""Bullets that are drawn."""

from typeset import read

DOT = "#box(width: 8pt, height: 4pt)[#place(dx: 2pt, dy: 1pt, circle(radius: 1.3pt, fill: black))]"
SQUARE = "#box(width: 8pt, height: 4pt)[#place(dx: 2pt, rect(width: 3pt, height: 3pt, fill: black))]"


def test_a_dot_before_a_line_is_its_bullet() -> None:
    assert read(f"{DOT} Vi går.\n\n{SQUARE} Vi løber.\n\nVi hviler.") == ["•| Vi går.", "•| Vi løber.", "Vi hviler."]


def test_a_dot_after_a_word_is_none() -> None:
    assert read(f"Vi går{DOT}og hviler.") == ["Vi går og hviler."]


def test_a_ball_is_none() -> None:
    assert read("#circle(radius: 4pt, fill: black) Vi går.") == ["Vi går."]
