"""Which form a document follows, told by the form's labels that occur in it."""

from collections import Counter
from collections.abc import Mapping, Sequence

from handleplan.documents import Document
from handleplan.documents.structure import paragraphs
from handleplan.forms.definition import Form, built_in_forms
from handleplan.forms.labels import field_labels, find_labels, heading_labels
from handleplan.forms.reading import UnknownForm
from handleplan.forms.structured.wordings import Wordings, key_of

LEAST_SCORE = 1.5
LEAST_SHARE = 0.3
"""A document follows a form when it holds labels of the form's own, and this share of all its labels."""


def recognise(document: Document, forms: Sequence[Form] | None = None) -> Form:
    """The form that the document follows, of ``forms`` (by default the built-in ones). Raises UnknownForm."""
    forms = built_in_forms() if forms is None else forms
    found = {form.kind: _labels_in(document, form) for form in forms}
    shared = Counter(wording for labels in found.values() for wording in set(labels.values()))
    scores = {kind: sum(1 / shared[wording] for wording in labels.values()) for kind, labels in found.items()}
    for form in sorted(forms, key=lambda form: scores[form.kind], reverse=True):
        share = len(found[form.kind]) / len(_names(form))
        if scores[form.kind] >= LEAST_SCORE and share >= LEAST_SHARE:
            return form
    raise UnknownForm(
        f"„{document.name}“ følger ikke noget skema, som Handleplan kender; vælg en handleplan, et indsatsskema, "
        "et sammendrag eller en statusrapport."
    )


def _names(form: Form) -> frozenset[str]:
    return frozenset(entry.name for entry in form.fields) | frozenset(_headings(form))


def _headings(form: Form) -> Mapping[str, Sequence[str]]:
    headings: Mapping[str, Sequence[str]] = form.layout.get("headings", {})
    return headings


def _labels_in(document: Document, form: Form) -> dict[str, str]:
    """The names of the form's labels that occur in the document, each with the words it was found by."""
    if document.elements:
        known = Wordings(form.fields, _headings(form))
        marks = [mark for paragraph in paragraphs(document.elements) if (mark := known.mark(paragraph))]
        return {option.name: key_of(mark.label.split("(")[0]) for mark in marks for option in mark.options}
    labels = field_labels(form.fields)
    for name, wordings in _headings(form).items():
        labels += heading_labels(name, wordings)
    _, found = find_labels(tuple(document.lines), labels)
    return {label.label.name: label.text.text.split("(")[0].strip(" :….").casefold() for label in found}
