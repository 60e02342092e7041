"""Which fields an edition has, in the order and under the labels of its form."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from handleplan.forms.definition import Field, Form, form_of_kind
from handleplan.publishing.content import EditionContent
from handleplan.record.models.plans import Role


def form_of(edition: EditionContent) -> Form | None:
    """The form's definition; None where the program has none of that kind."""
    try:
        return form_of_kind(edition.form)
    except KeyError:
        return None


def fields_of(edition: EditionContent) -> list[Field]:
    """The fields of the edition's form, then those that it answers all the same, so that no text is left out.

    Statements are told apart by their role alone: of several fields with one role, the first stands for all.
    """
    form = form_of(edition)
    fields: list[Field] = []
    for field in (*_title(edition), *(form.fields_of("plan") if form else ()), *_answered(edition)):
        if not any(_is_same(field, known) for known in fields):
            fields.append(field)
    return fields


def _title(edition: EditionContent) -> Iterable[Field]:
    """The title that a booklet gives a plan which goes by its unit's name here."""
    if any(answer.field == "title" for answer in edition.answers):
        yield Field("title", "answer", (_("Titel"),))


def _is_same(field: Field, known: Field) -> bool:
    return field.name == known.name or (field.role != "answer" and field.role == known.role)


def _answered(edition: EditionContent) -> Iterable[Field]:
    """The fields that the edition answers, as far as can be told without its form."""
    for answer in edition.answers:
        yield Field(answer.field, "answer", (answer.field.replace("_", " ").capitalize(),))
    for role in Role:
        if any(words.role == role for words in edition.statements):
            yield Field(role.value, role.value, (str(role.label).capitalize(),))
