"""Which of a plan's editions is its own wording, and which retells it."""

from django.db.models import Case, IntegerField, Value, When
from django.utils.translation import gettext as _

from handleplan.forms.definition import Field, form_of_kind
from handleplan.record.editions import RETELLING
from handleplan.record.models.plans import Role

OWN_WORDING_FIRST = Case(
    When(edition__form__kind=RETELLING, then=Value(1)), default=Value(0), output_field=IntegerField()
)


def fields_by_name(form_kind: str) -> dict[str, Field]:
    """The form's fields in the form's order, by the names that answers bear; none where the form is unknown."""
    try:
        form = form_of_kind(form_kind)
    except KeyError:
        return {}
    return {field.name: field for field in form.fields_of("plan")}


def role_field(role: str, form_kind: str) -> Field | None:
    """The field in which the form asks for statements of that role."""
    return next((field for field in fields_by_name(form_kind).values() if field.role == role), None)


def role_label(role: str, form_kind: str) -> str:
    """What the form calls the statements of a role, as a heading; our own word where it has none."""
    field = role_field(role, form_kind)
    if field:
        return field.label
    return {
        Role.GOAL: _("Mål"),
        Role.SUBGOAL: _("Delmål"),
        Role.ACTION: _("Handlemål"),
        Role.CRITERION: _("Succeskriterier"),
    }[Role(role)]


def role_prompt(role: str, form_kind: str) -> str:
    """How the form begins the sentence that such a statement ends: "Vi vil opnå at…"; "" where it doesn't."""
    field = role_field(role, form_kind)
    return field.helps[0].strip("()") if field and field.helps else ""
