"""Floor 1: any file becomes a Document. Knows no form, no Django and no database."""

from handleplan.documents.document import Document, Line, LineBox, Page, PageSize, UnreadableFile
from handleplan.documents.files import bytes_of, read_bytes, read_file
from handleplan.documents.place import Place
from handleplan.documents.text import read_text

__all__ = [
    "Document",
    "Line",
    "LineBox",
    "Page",
    "PageSize",
    "Place",
    "UnreadableFile",
    "bytes_of",
    "read_bytes",
    "read_file",
    "read_text",
]
