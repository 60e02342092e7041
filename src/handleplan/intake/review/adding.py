"""What a person may add to a draft where the reader missed it: a part of its own, or a status, a row within a part."""

from handleplan.forms.definition import Form
from handleplan.intake.review.parts import Part
from handleplan.intake.review.shapes import MEMBER_OF_KIND, ROOTS, SHAPES, SINGLE

_SHAPES = {shape.kind: shape for shape in SHAPES.values()}


def may_be_added(form: Form, part: Part | None = None) -> list[str]:
    """The kinds of AddPart that there is room for within the part; None is the document as a whole."""
    members = _SHAPES[part.kind].inside if part and part.kind in _SHAPES else () if part else ROOTS[form.reader]
    return [
        kind
        for kind, member in MEMBER_OF_KIND.items()
        if member in members and _is_asked_for(kind, form) and not (part and member in SINGLE and _has(part, member))
    ]


def _is_asked_for(kind: str, form: Form) -> bool:
    """Whether the form has fields for it; what follows no part of the form is in every one."""
    of_form = _SHAPES[kind].form_part
    return not of_form or bool(form.fields_of(of_form))


def _has(part: Part, member: str) -> bool:
    return any(slot.address.startswith(f"{part.address}.{member}.") for slot in part.slots)
