"""Which form a document follows, told by the form's labels that occur in it."""

from collections import Counter
from collections.abc import Mapping, Sequence

from handleplan.documents import Document
from handleplan.documents.structure import paragraphs
from handleplan.forms.definition import Form, built_in_forms
from handleplan.forms.labels import field_labels, find_labels, heading_labels
from handleplan.forms.reading import UnknownForm
from handleplan.forms.structured.wordings import Wordings

LEAST_SCORE = 1.5
LEAST_SHARE = 0.2
WHOLE_SHARE = 0.8
"""A document follows a form when it holds labels that tell, and some of all its labels; or nearly all of them."""

PLAIN_LABEL = 0.5
"""How much a label tells that is one word without a helping text: such headings stand in many documents."""


def recognise(document: Document, forms: Sequence[Form] | None = None) -> Form:
    """The form that the document follows, of ``forms`` (by default the built-in ones). Raises UnknownForm."""
    forms = built_in_forms() if forms is None else forms
    found = {form.kind: _labels_in(document, form) for form in forms}
    shared = Counter(_wording(text) for labels in found.values() for text in set(labels.values()))
    scores = {
        kind: sum(_tells(text) / shared[_wording(text)] for text in labels.values()) for kind, labels in found.items()
    }
    for form in sorted(forms, key=lambda form: scores[form.kind], reverse=True):
        share = len(found[form.kind]) / len(_names(form))
        if share >= WHOLE_SHARE or (share >= LEAST_SHARE and scores[form.kind] >= LEAST_SCORE):
            return form
    raise UnknownForm(
        f"„{document.name}“ følger ikke noget skema, som Handleplan kender; vælg en handleplan, et indsatsskema, "
        "et sammendrag eller en statusrapport."
    )


def _wording(text: str) -> str:
    return text.split("(")[0].strip(" :….").casefold()


def _tells(text: str) -> float:
    return 1.0 if " " in text else PLAIN_LABEL


def _names(form: Form) -> frozenset[str]:
    return frozenset(entry.name for entry in form.fields) | frozenset(_headings(form))


def _headings(form: Form) -> Mapping[str, Sequence[str]]:
    headings: Mapping[str, Sequence[str]] = form.layout.get("headings", {})
    return headings


def _labels_in(document: Document, form: Form) -> dict[str, str]:
    """The names of the form's labels that occur in the document, each with its text there."""
    if document.elements:
        known = Wordings(form.fields, _headings(form))
        marks = [mark for paragraph in paragraphs(document.elements) if (mark := known.mark(paragraph))]
        return {option.name: mark.label for mark in marks for option in mark.options}
    labels = field_labels(form.fields)
    for name, wordings in _headings(form).items():
        labels += heading_labels(name, wordings)
    _, found = find_labels(tuple(document.lines), labels)
    return {label.label.name: label.text.text for label in found}
