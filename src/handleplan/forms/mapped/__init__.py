"""Documents that follow no known form: their headings and texts, and what a person says each heading is."""

from handleplan.forms.mapped.headings import Heading, headings
from handleplan.forms.mapped.mapping import Choice, Mapping, choices
from handleplan.forms.mapped.passages import Passage, passages_of
from handleplan.forms.mapped.read import read_mapped
from handleplan.forms.mapped.suggest import fitness, suggested

__all__ = [
    "Choice",
    "Heading",
    "Mapping",
    "Passage",
    "choices",
    "fitness",
    "headings",
    "passages_of",
    "read_mapped",
    "suggested",
]
