"""Document → Reading: the form is recognised, and the reader that its definition names reads the document."""

from collections.abc import Callable

from handleplan.documents import Document
from handleplan.forms.booklet import read_booklet
from handleplan.forms.definition import Form
from handleplan.forms.handleplan import read_handleplan
from handleplan.forms.indsatsskema import read_indsatsskema
from handleplan.forms.pool_report import read_pool_report
from handleplan.forms.reading import Reading, UnknownForm
from handleplan.forms.recognise import recognise
from handleplan.forms.structured.booklet import read_structured_booklet
from handleplan.forms.structured.handleplan import read_structured_handleplan
from handleplan.forms.structured.indsatsskema import read_structured_indsatsskema
from handleplan.forms.structured.pool_report import read_structured_pool_report

Reader = Callable[[Document, Form, str], Reading]

READERS: dict[str, Reader] = {
    "booklet": lambda document, form, unit: read_booklet(document, form),
    "handleplan": lambda document, form, unit: read_handleplan(document, form),
    "indsatsskema": read_indsatsskema,
    "pool_report": lambda document, form, unit: read_pool_report(document, form),
}
"""By the name that a form's definition gives its reader. A reader is given the unit that whoever imports has named."""

STRUCTURED_READERS: dict[str, Reader] = {
    "booklet": lambda document, form, unit: read_structured_booklet(document, form),
    "handleplan": lambda document, form, unit: read_structured_handleplan(document, form),
    "indsatsskema": read_structured_indsatsskema,
    "pool_report": lambda document, form, unit: read_structured_pool_report(document, form),
}
"""The same, for documents whose format knows paragraphs and tables."""


def read(document: Document, unit: str = "") -> Reading:
    """The reading of a document, whichever known form it follows. Raises UnknownForm where it follows none.

    ``unit`` names whose document it is, for a form that doesn't ask.
    """
    form = recognise(document)
    readers = STRUCTURED_READERS if document.elements else READERS
    reading = readers[form.reader](document, form, unit)
    if not (reading.plans or reading.areas or reading.projects):
        raise UnknownForm(
            f"„{document.name}“ ligner skemaet „{form.title}“, men der er intet at læse i det; "
            "se efter, om hele dokumentet er kommet med."
        )
    return reading
