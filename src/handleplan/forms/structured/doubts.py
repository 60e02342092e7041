"""What a document's format could not know for sure, as warnings."""

from collections.abc import Iterable, Iterator

from handleplan.danish.lines import squeeze
from handleplan.documents.structure import Element, Table, paragraphs
from handleplan.forms.reading import ReadingWarning

_WORDS = 6


def doubts_in(elements: Iterable[Element]) -> Iterator[ReadingWarning]:
    """A warning for each row that a page's end may have cut in two, or that may be one of its own."""
    for element in elements:
        if isinstance(element, Table):
            yield from _row_doubts(element)
            for cell in element.cells:
                yield from doubts_in(cell.elements)


def _row_doubts(table: Table) -> Iterator[ReadingWarning]:
    for cut in table.breaks:
        cells = [cell for cell in table.cells if cell.row == cut.row]
        first = next((paragraph for cell in cells for paragraph in paragraphs(cell.elements)), None)
        if cut.sure or first is None:
            continue
        start = " ".join(squeeze(first.text).split()[:_WORDS])
        message = (
            f"Rækken „{start} …“ er delt af et sideskift, eller den begynder på den nye side; se efter i dokumentet."
        )
        yield ReadingWarning("row_doubt", message, first.place)
