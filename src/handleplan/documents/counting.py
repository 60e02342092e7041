"""Paragraphs get their places as they come: the lines that they have in the document's plain text."""

from handleplan.documents.place import Place


class LineCount:
    """Counts the lines of a document that knows its structure and no pages."""

    def __init__(self) -> None:
        self.last = 0

    def place(self, text: str) -> Place:
        """The place of the next paragraph."""
        first = self.last + 1
        self.last = first + text.count("\n")
        return Place(None, first, self.last)
