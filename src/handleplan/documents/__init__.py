"""Floor 1: any file becomes a Document. Knows no form, no Django and no database."""

from handleplan.documents.document import Document, Line, Page, Place, UnreadableFile
from handleplan.documents.text import read_file, read_text

__all__ = ["Document", "Line", "Page", "Place", "UnreadableFile", "read_file", "read_text"]
