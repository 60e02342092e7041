"""The framework that a document belongs to, found in the record or added to it."""

from collections.abc import Iterable
from dataclasses import replace

from django.utils.translation import gettext as _

from handleplan.danish.names import name_key
from handleplan.intake.belonging import UNKNOWN_OWNER, Belonging, years_in
from handleplan.intake.units import RootFinder
from handleplan.record.frameworks import create_framework, set_period
from handleplan.record.models import Framework, Unit, User
from handleplan.record.units import UnitNames


def with_name(belonging: Belonging, name: str) -> Belonging:
    """The belonging with the framework's name as somebody gave it, with or without its years: "Politik 2019-2022"."""
    first, last = years_in(name)
    plain = name.replace(str(first), "").replace(str(last), "").strip(" -–") if first else name
    return replace(
        belonging, names=(plain,), first_year=first or belonging.first_year, last_year=last or belonging.last_year
    )


def only_owner() -> str:
    """The one municipality that has policies in the record; "" where there are several, or none."""
    owners = Unit.objects.filter(frameworks__kind=Framework.Kind.POLICY).distinct()[:2]
    return owners[0].name if len(owners) == 1 else ""


def find_framework(belonging: Belonging) -> Framework | None:
    """The framework of the same owner and name that runs in the same years, or in some of them."""
    owner = UnitNames.of_roots().find(belonging.owner)
    if owner is None:
        return None
    of_owner = list(Framework.objects.filter(owner=owner, kind=belonging.kind).select_related("owner"))
    for name in belonging.names:
        named = [framework for framework in of_owner if name_key(framework.name) == name_key(name)]
        if found := _of_years(named, belonging):
            return found
    return None


def framework_for(belonging: Belonging, notes: list[str], by: User | None = None) -> Framework:
    """The framework of the document, made where it is new; its period is widened to hold the document's."""
    if not belonging.owner:
        notes.append(_("Dokumentet nævner ingen kommune; det står under „%(owner)s“.") % {"owner": UNKNOWN_OWNER})
        belonging = replace(belonging, owner=UNKNOWN_OWNER)
    if not belonging.names:
        belonging = replace(belonging, names=(_("Pulje") if belonging.kind == "pool" else _("Politik"),))
        notes.append(
            _("Dokumentet siger ikke, hvilken politik eller pulje det hører til; brug --framework for at sige det.")
        )
    framework = find_framework(belonging)
    if framework is None:
        owner = RootFinder(by).find_or_create(belonging.owner)
        return create_framework(
            owner, belonging.kind, belonging.names[0][:200], belonging.first_year, belonging.last_year, by=by
        )
    widen(framework, belonging, by)
    return framework


def _of_years(frameworks: Iterable[Framework], belonging: Belonging) -> Framework | None:
    """The first that shares a year with the document; whoever names no years runs in all of them."""
    for framework in frameworks:
        begins, ends = framework.first_year or 0, framework.last_year or 9999
        if (belonging.first_year or 0) <= ends and begins <= (belonging.last_year or 9999):
            return framework
    return None


def widen(framework: Framework, belonging: Belonging, by: User | None = None) -> None:
    """Let the framework's period hold the document's."""
    if belonging.first_year is None or belonging.last_year is None:
        return
    first = min(framework.first_year or belonging.first_year, belonging.first_year)
    last = max(framework.last_year or belonging.last_year, belonging.last_year)
    if (first, last) != (framework.first_year, framework.last_year):
        set_period(framework, first, last, by=by)
