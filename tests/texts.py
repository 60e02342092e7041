"""Documents for the tests of reading: written in the test, or from the corpus where that is there."""

from pathlib import Path

import pytest

from handleplan.documents import Document, read_text

SHARED = Path(__file__).parents[2] / "shared"
CORPUS = SHARED / "corpus"
needs_corpus = pytest.mark.skipif(not CORPUS.is_dir(), reason=f"the corpus of municipal documents is not in {CORPUS}")


def document(text: str, name: str = "dokument.txt") -> Document:
    """The document that a text in a test makes. A line that begins with one space begins a page."""
    return read_text(text.lstrip("\n").encode(), name)
