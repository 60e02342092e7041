"""What the headings of a document probably are: as an earlier mapping says, else as the form's labels say."""

from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz, process

from handleplan.documents.structure import Paragraph
from handleplan.forms.definition import Form
from handleplan.forms.mapped.headings import Heading
from handleplan.forms.mapped.mapping import LEFT_OUT, PLAN, REVISION, STATUS, THEMES, Mapping, status_field
from handleplan.forms.structured.wordings import Wordings, key_of

NEARLY_THE_SAME = 85
"""Per cent of likeness (rapidfuzz's ratio) from which a heading is taken for another spelling of a label."""


def suggested(form: Form, headings: Iterable[Heading], earlier: Mapping | None = None) -> Mapping:
    """A mapping to begin with: what ``earlier`` says of the headings that it knows, else what the form's labels say."""
    known = Wordings(form.fields, form.layout.get("headings", {}))
    labels = {key_of(label): entry for entry in form.fields for label in entry.labels}
    found: dict[str, str] = {}
    for heading in headings:
        if earlier and heading.key in earlier.headings:
            found[heading.key] = earlier.headings[heading.key]
        elif mark := known.mark(Paragraph(heading.text, heading=heading.level)):
            found[heading.key] = _choice(mark.wording.name, mark.wording.part)
        elif match := process.extractOne(heading.key, labels.keys(), scorer=fuzz.ratio, score_cutoff=NEARLY_THE_SAME):
            found[heading.key] = _choice(labels[match[0]].name, labels[match[0]].part)
    return Mapping(form.kind, found, earlier.levels if earlier else {})


def fitness(mapping: Mapping, headings: Sequence[Heading]) -> float:
    """How well a mapping fits a document: the share of the headings it was made for that stand in this one, 0 to 1."""
    wanted = [key for key, said in mapping.headings.items() if said]
    if not wanted:
        return 0.0
    here = {heading.key for heading in headings}
    return sum(key in here for key in wanted) / len(wanted)


def _choice(name: str, part: str) -> str:
    """The choice that a label of the form means; a field that the revision asks for is the plan's of the same name."""
    if part == "heading":
        return name if name in (PLAN, THEMES, STATUS, REVISION) else LEFT_OUT
    return status_field(name) if part == "status" else name
