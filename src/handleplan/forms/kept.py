"""A Reading as JSON and back with every item's place; READING.md's JSON (``as_json``) leaves some of it out."""

from handleplan.documents.kept import Json, kept_converter
from handleplan.forms.reading import Reading

_CONVERTER = kept_converter()


def reading_as_json(reading: Reading) -> Json:
    """The whole reading. The JSON has a shape of its own, which nobody but ``reading_from_json`` needs to know."""
    kept: Json = _CONVERTER.unstructure(reading, Reading)
    return kept


def reading_from_json(data: Json) -> Reading:
    """The reading that was kept, equal to what it was."""
    return _CONVERTER.structure(data, Reading)
