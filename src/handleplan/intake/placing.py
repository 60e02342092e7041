"""Where a reading belongs: what its document says, and what a person says in its place."""

from dataclasses import asdict, replace
from typing import Any

from handleplan.documents import Document
from handleplan.forms.definition import form_of_kind
from handleplan.forms.reading import Reading
from handleplan.intake.belonging import Belonging, belonging_of
from handleplan.intake.framework_finding import find_framework, only_owner
from handleplan.record.models import Framework, Unit, User
from handleplan.record.permissions import frameworks_coordinated_by, may_bring_in
from handleplan.record.units import UnitNames


def belonging_from_json(json: dict[str, Any]) -> Belonging:
    return Belonging(**{**json, "names": tuple(json["names"])})


def belonging_as_json(belonging: Belonging) -> dict[str, Any]:
    return {**asdict(belonging), "names": list(belonging.names)}


def suggested_belonging(document: Document, reading: Reading, by: User | None) -> Belonging:
    """What the document says; where it names no municipality, the one that ``by`` can only mean."""
    belonging = belonging_of(document, reading, form_of_kind(reading.kind))
    if belonging.owner or belonging.kind != Framework.Kind.POLICY:
        return belonging
    return replace(belonging, owner=_only_owner_of(by) if by else only_owner())


def suggested_framework(belonging: Belonging, by: User | None) -> Framework | None:
    """The framework that the document says it belongs to, where ``by`` may bring documents into it."""
    found = find_framework(belonging)
    return found if found and (by is None or may_bring_in(by, found)) else None


def owner_named(belonging: Belonging) -> Unit | None:
    """The organisation of the record that the document names."""
    return UnitNames.of_roots().find(belonging.owner) if belonging.owner else None


def _only_owner_of(by: User) -> str:
    """The one organisation whose policies ``by`` coordinates; "" where there are several, or none."""
    policies = frameworks_coordinated_by(by).filter(kind=Framework.Kind.POLICY)
    owners = policies.order_by().values_list("owner__name", flat=True).distinct()[:2]
    return owners[0] if len(owners) == 1 else ""
