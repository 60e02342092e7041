"""How long a PDF takes to read, beside what bare pypdfium2 takes to give the same file's plain text."""

import pypdfium2
import typst
from bench.timing import median_seconds

from handleplan.documents.pdf import read_pdf

PLANS_FOR_SIXTY_PAGES = 60
SENTENCE = "Deltagerne mødes hver uge i hallen, går en tur ned til havnen og spiser sammen bagefter. "


def measure() -> list[tuple[str, float, str, float]]:
    """Name, seconds, name of what it is measured beside, and the seconds of that."""
    return [_measured(f"read {what} of {pages} pages", _forms(pages, stroke)) for what, stroke, pages in CASES]


CASES = [
    ("a PDF of ruled forms", "0.5pt", PLANS_FOR_SIXTY_PAGES),
    ("a PDF of unruled forms", "none", PLANS_FOR_SIXTY_PAGES),
]


def _measured(name: str, data: bytes) -> tuple[str, float, str, float]:
    return (
        name,
        median_seconds(lambda: read_pdf(data, name)),
        "pypdfium2's plain text",
        median_seconds(lambda: _plain_text(data)),
    )


def _plain_text(data: bytes) -> list[str]:
    with pypdfium2.PdfDocument(data) as document:
        return [page.get_textpage().get_text_range() for page in document]


def _forms(pages: int, stroke: str) -> bytes:
    """A plan on each page, its tables full."""
    texts = "".join(f"[{SENTENCE * 4}]," for _cell in range(4))
    plan = f"""= Handleplan fra Biblioteket
      #table(columns: 4, stroke: {stroke}, [Mål], [Delmål], [Handlemål], [Succeskriterier], {texts})
      Status
      #table(columns: 3, stroke: {stroke}, [Vi har], [Vi har opnået], [Vi vil arbejde videre med], {texts} [])
      #pagebreak(weak: true)
    """
    setting = '#set page(paper: "a4", margin: 2cm, numbering: "1")\n#set text(size: 9pt, lang: "da")\n'
    return bytes(typst.compile((setting + plan * pages).encode()))
