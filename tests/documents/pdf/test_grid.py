"""Ruling lines become cells, however a program draws them."""

from hypothesis import given
from hypothesis import strategies as st

from handleplan.documents.pdf.grid import grids, grids_of_areas
from handleplan.documents.pdf.shapes import Box, Rule
from typeset import read

TABLE = "[Mål], [Delmål], [Flere cykler], [Bedre stativer]"


def test_lines_through_the_whole_table() -> None:
    (grid,) = grids([Rule(y, 0, 200) for y in (0, 30, 60)], [Rule(x, 0, 60) for x in (0, 100, 200)])
    assert [(cell.row, cell.column) for cell in grid.cells] == [(0, 0), (0, 1), (1, 0), (1, 1)]
    assert grid.columns == (0, 100, 200)


def test_each_cell_drawn_with_borders_of_its_own() -> None:
    boxes = [Box(x + 0.4, y + 0.4, x + 99.6, y + 29.6) for x in (0, 100) for y in (0, 30)]
    across = [Rule(y, box.left, box.right) for box in boxes for y in (box.top, box.bottom)]
    down = [Rule(x, box.top, box.bottom) for box in boxes for x in (box.left, box.right)]
    (grid,) = grids(across, down)
    assert len(grid.cells) == 4


def test_a_cell_goes_on_to_the_next_line() -> None:
    (grid,) = grids(
        [Rule(0, 0, 200), Rule(30, 0, 200), Rule(60, 100, 200), Rule(90, 0, 200)],
        [Rule(0, 0, 90), Rule(100, 30, 90), Rule(200, 0, 90)],
    )
    assert [(cell.row, cell.column, cell.rows, cell.columns) for cell in grid.cells] == [
        (0, 0, 1, 2),
        (1, 0, 2, 1),
        (1, 1, 1, 1),
        (2, 1, 1, 1),
    ]


def test_a_table_without_borders_at_its_sides() -> None:
    (grid,) = grids([Rule(y, 0, 200) for y in (0, 30, 60)], [Rule(100, 0, 60)])
    assert len(grid.cells) == 4


def test_lines_that_do_not_touch_are_tables_of_their_own() -> None:
    across = [Rule(y, 0, 200) for y in (0, 30, 50, 80)]
    down = [Rule(x, y, y + 30) for x in (0, 200) for y in (0, 50)]
    assert len(grids(across, down)) == 2


def test_lines_below_words_are_no_table() -> None:
    assert grids([Rule(100, 50, 120), Rule(200, 50, 90)], []) == []


def test_one_coloured_area_is_no_table_and_two_beside_each_other_are() -> None:
    assert grids_of_areas([Box(0, 0, 200, 20)]) == []
    (grid,) = grids_of_areas([Box(0, 0, 100, 20), Box(101, 0, 200, 20)])
    assert len(grid.cells) == 2


def test_columns_without_a_line_between_them_in_one_row() -> None:
    sides = "(y: 1pt, left: if x == 0 { 1pt }, right: if x == 1 { 1pt })"
    source = f"#table(columns: (5cm, 5cm), stroke: (x, y) => if y == 1 {{ 1pt }} else {{ {sides} }}, {TABLE})"
    assert read(source) == [[["Mål", "Delmål"], ["Flere cykler", "Bedre stativer"]]]


def test_a_merged_cell_stays_one_whatever_columns_are_below_it() -> None:
    head = "table.cell(colspan: 2)[Her er mål og delmål for alle dem, der cykler i byen, og for dem, der går]"
    cells = "[Flere cykler], [Bedre stativer]"
    (table,) = read(f"#table(columns: (5cm, 5cm), {head}, {cells})")
    assert isinstance(table, list)
    assert table[0] == ["Her er mål og delmål for alle dem, der cykler i byen, og for dem, der går"]


@given(st.lists(st.tuples(*[st.floats(0, 800)] * 3)), st.lists(st.tuples(*[st.floats(0, 800)] * 3)))
def test_no_cells_of_any_lines_overlap(across: list[tuple[float, ...]], down: list[tuple[float, ...]]) -> None:
    for grid in grids(
        [Rule(at, min(ends), max(ends)) for at, *ends in across], [Rule(at, min(ends), max(ends)) for at, *ends in down]
    ):
        places = [
            (row, column)
            for cell in grid.cells
            for row in range(cell.row, cell.row + cell.rows)
            for column in range(cell.column, cell.column + cell.columns)
        ]
        assert len(places) == len(set(places))


def test_ruled_and_coloured_tables_read_alike() -> None:
    ruled = read(f"#table(columns: (1fr, 1fr), {TABLE})")
    coloured = read(f"#table(columns: (1fr, 1fr), stroke: none, fill: (x, y) => luma(200 + 20 * y), {TABLE})")
    white_lines = read(f"#table(columns: (1fr, 1fr), stroke: 2pt + white, fill: luma(220), {TABLE})")
    assert ruled == [[["Mål", "Delmål"], ["Flere cykler", "Bedre stativer"]]] == coloured == white_lines


def test_merged_and_nested_cells() -> None:
    source = """#table(columns: (1fr, 1fr, 1fr),
      table.cell(colspan: 3)[Handleplan], table.cell(colspan: 2)[Enhed], [Dato],
      [A], [B], table(columns: 2, [x], [y]))"""
    assert read(source) == [[["Handleplan"], ["Enhed", "Dato"], ["A", "B", [["x", "y"]]]]]


def test_a_frame_round_the_page_is_no_table() -> None:
    source = "#rect(width: 100%, height: 100%)[Handleplan fra Biblioteket]"
    assert read(f"#set page(margin: 8mm)\n{source}") == ["Handleplan fra Biblioteket"]
