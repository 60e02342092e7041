"""Markdown as a reader sees it."""

from handleplan.documents import read_bytes
from handleplan.documents.structure import Paragraph, Table

TEXT = """# Handleplan fra: Haven

Titel
-----
Et **ord** og
et [link](https://eksempel.dk), 2 * 3 * 4.

- [x] Boligforhold
- [ ] Fritid
1. et
   mere
---
| Mål | Delmål |
|-----|:------:|
| a<br>b | *c* |
"""


def test_a_text_in_markdown() -> None:
    document = read_bytes(TEXT.encode(), "plan.md")
    *found, table = document.elements
    assert [(e.text, e.heading, e.marker) for e in found if isinstance(e, Paragraph)] == [
        ("Handleplan fra: Haven", 1, ""),
        ("Titel", 2, ""),
        ("Et ord og et link, 2 * 3 * 4.", 0, ""),
        ("☒ Boligforhold", 0, "•"),
        ("☐ Fritid", 0, "•"),
        ("et mere", 0, "1."),
    ]
    assert isinstance(table, Table)
    assert [(c.text, c.row, c.column) for c in table.cells] == [
        ("Mål", 0, 0),
        ("Delmål", 0, 1),
        ("a\nb", 1, 0),
        ("c", 1, 1),
    ]


def test_the_same_in_a_text_file_is_text() -> None:
    assert read_bytes(TEXT.encode(), "plan.txt").elements == ()
