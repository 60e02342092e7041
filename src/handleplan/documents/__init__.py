"""Floor 1: any file becomes a Document. Knows no form, no Django and no database."""

from handleplan.documents.document import Document, Line, Page, Place, UnreadableFile

__all__ = ["Document", "Line", "Page", "Place", "UnreadableFile"]
