from handleplan.documents.blocks import Gap, blocks
from texts import document


def test_blank_lines_divide_blocks_and_are_told_apart() -> None:
    found = blocks(document("første\nlinjer\n\nanden\n  \n\n\ntredje\n").lines)
    assert [[line.text for line in block.lines] for block in found] == [["første", "linjer"], ["anden"], ["tredje"]]
    assert [block.gap for block in found] == [
        Gap(),
        Gap(bare=1, ends_bare=True),
        Gap(bare=2, spaced=1, ends_bare=True, ends_cell=True),
    ]
    assert [block.closed for block in found] == [False, True, False]


def test_a_page_break_divides_blocks() -> None:
    found = blocks(document("en side\n en anden\n").lines)
    assert [(block.page, block.gap.page_break) for block in found] == [(1, False), (2, True)]
    assert blocks([]) == ()
