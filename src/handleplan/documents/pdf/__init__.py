"""A PDF becomes a Document. Each module is one step on the way from letters and lines to paragraphs and tables."""

from handleplan.documents.pdf.picture import page_picture
from handleplan.documents.pdf.reader import read_pdf

__all__ = ["page_picture", "read_pdf"]
