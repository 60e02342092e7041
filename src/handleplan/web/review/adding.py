"""What the reader missed, as forms that a person adds it by."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from handleplan.forms.definition import form_of_kind
from handleplan.intake.opening import Opened
from handleplan.intake.review.adding import may_be_added
from handleplan.intake.review.draft import Part
from handleplan.intake.review.values import LEVELS

MERGED = ("plan", "project", "area")
"""The kinds of parts of which two may be one."""


@dataclass(frozen=True)
class Addition:
    """Something to add: what the button says, what is asked about it, and what one may choose among."""

    kind: str
    words: str
    asks: str
    choices: Sequence[str] = ()
    is_required: bool = True


def additions(shown: Opened, part: Part | None = None) -> list[Addition]:
    """What may be added within the part, or to the document as a whole."""
    found = {
        "plan": Addition("plan", _("Tilføj en plan"), _("Enhed")),
        "area": Addition("area", _("Tilføj et område"), _("Områdets navn")),
        "project": Addition("project", _("Tilføj et projekt"), _("Projektets titel")),
        "section": Addition("section", _("Tilføj et afsnit"), _("Afsnittets overskrift")),
        "report": Addition("report", _("Tilføj en status"), _("Hvilket år?")),
        "revision": Addition("revision", _("Tilføj en revision"), _("Periode, for eksempel 2021-2022")),
        "result": Addition("result", _("Tilføj en række mål og resultater"), _("Slags mål"), list(LEVELS.values())),
        "attention_point": Addition(
            "attention_point", _("Tilføj et opmærksomhedspunkt"), _("Titel, hvis det har en"), is_required=False
        ),
    }
    return [found[kind] for kind in may_be_added(form_of_kind(shown.reading.kind), part)]


def mergeable(parts: Iterable[Part]) -> Iterator[Part]:
    """The parts that may be one with another."""
    of_kind: dict[str, list[Part]] = {kind: [] for kind in MERGED}
    for part in parts:
        if part.kind in of_kind and not part.is_emptied:
            of_kind[part.kind].append(part)
    for alike in of_kind.values():
        if len(alike) > 1:
            yield from alike
