"""A Document as JSON and back: nothing of it is lost, so that it can be kept, or sent to another process."""

from typing import Any

from cattrs.preconf.json import JsonConverter, make_converter

from handleplan.documents.document import Document

Json = dict[str, Any]


def kept_converter() -> JsonConverter:
    """Makes plain dicts, lists, strings and numbers of frozen values, and the same values of those again.

    What has its default is left out. What a value does not know, or lacks, raises ``cattrs.BaseValidationError``.
    """
    return make_converter(omit_if_default=True, forbid_extra_keys=True)


_CONVERTER = kept_converter()


def document_as_json(document: Document) -> Json:
    """The whole document. The JSON has a shape of its own, which nobody but ``document_from_json`` needs to know."""
    kept: Json = _CONVERTER.unstructure(document, Document)
    return kept


def document_from_json(data: Json) -> Document:
    """The document that was kept, equal to what it was."""
    return _CONVERTER.structure(data, Document)
