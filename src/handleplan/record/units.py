"""The organisation's changes: units come to be, get other names, and move."""

from collections.abc import Iterable

from django.db import transaction

from handleplan.danish.names import Key, name_key, short_name, unit_name
from handleplan.record.addresses import keep_former_address, slug_for
from handleplan.record.history import write_event
from handleplan.record.models import Unit, UnitAlias, User


class WouldBeItsOwnParent(Exception):
    """A unit cannot stand below itself; the message is a sentence in Danish."""


@transaction.atomic
def create_unit(name: str, kind: str, parent: Unit | None = None, *, by: User | None = None) -> Unit:
    """A new unit. One whose name is a description goes by the beginning of it."""
    unit = Unit(name=unit_name(name), kind=kind, parent=parent)
    unit.slug = slug_for(_address_words(unit), taken=_slugs_below(parent))
    unit.save()
    if unit.name != name:
        add_alias(unit, name)
    write_event("unit.created", unit.name, by=by)
    return unit


@transaction.atomic
def rename_unit(unit: Unit, name: str, *, by: User | None = None) -> None:
    """Give the unit another name and the address that goes with it; the earlier of both still lead to it."""
    former = unit.name
    keep_former_address(unit)
    unit.name = name
    unit.slug = slug_for(_address_words(unit), taken=_slugs_below(unit.parent, but=unit))
    unit.save()
    _keep_below_true(unit)
    add_alias(unit, former)
    write_event("unit.renamed", f"{former} → {name}", by=by, everywhere=True)


@transaction.atomic
def move_unit(unit: Unit, parent: Unit | None, *, by: User | None = None) -> None:
    """Place the unit, and all below it, under another unit. Raises WouldBeItsOwnParent."""
    if parent and unit.pk in parent.ids_from_root:
        raise WouldBeItsOwnParent(f"„{unit.name}“ kan ikke ligge under „{parent.name}“, som selv ligger under den.")
    keep_former_address(unit)
    unit.parent = parent
    unit.slug = slug_for(_address_words(unit), taken=_slugs_below(parent, but=unit))
    unit.save()
    _keep_below_true(unit)
    write_event("unit.moved", f"{unit.name} → {parent.name if parent else ''}", by=by, everywhere=True)


def add_alias(unit: Unit, name: str) -> None:
    """Remember that documents call the unit so too."""
    if name != unit.name:
        UnitAlias.objects.get_or_create(unit=unit, name=name)


class UnitNames:
    """The names of units, to find a unit by what a document calls it.

    A whole name or alias goes before the short form of one ("Dagtilbud" for "Dagtilbud, §103 …"), and a name that fits
    two units fits none.
    """

    def __init__(self, units: Iterable[Unit]) -> None:
        self._whole: dict[Key, list[Unit]] = {}
        self._short: dict[Key, list[Unit]] = {}
        for unit in units:
            self.add(unit, *(alias.name for alias in unit.aliases.all()))

    @classmethod
    def below(cls, root: Unit) -> "UnitNames":
        """The names of all units of one organisation, its root among them."""
        return cls(Unit.objects.filter(path__startswith=root.path).prefetch_related("aliases"))

    @classmethod
    def of_roots(cls) -> "UnitNames":
        return cls(Unit.objects.filter(parent=None).prefetch_related("aliases"))

    def add(self, unit: Unit, *aliases: str) -> None:
        for name in (unit.name, *aliases):
            _note(self._whole, name_key(name), unit)
            _note(self._short, name_key(short_name(name)), unit)

    def find(self, name: str) -> Unit | None:
        """The one unit of that name."""
        key, short_key = name_key(name), name_key(short_name(name))
        for found in (self._whole.get(key), self._short.get(key), self._whole.get(short_key)):
            if found:
                return found[0] if len(found) == 1 else None
        return None


def _note(names: dict[Key, list[Unit]], key: Key, unit: Unit) -> None:
    if key and unit not in names.setdefault(key, []):
        names[key].append(unit)


def _address_words(unit: Unit) -> str:
    """What the address calls the unit: people say "Nørrelund" and write "Nørrelund Kommune"."""
    if unit.parent is None and unit.kind == Unit.Kind.MUNICIPALITY:
        return unit.name.removesuffix(" Kommune").removesuffix(" kommune")
    return short_name(unit.name)


def _slugs_below(parent: Unit | None, but: Unit | None = None) -> set[str]:
    siblings = Unit.objects.filter(parent=parent)
    return set((siblings.exclude(pk=but.pk) if but else siblings).values_list("slug", flat=True))


def _keep_below_true(unit: Unit) -> None:
    """Saving a unit sets its path and address from its parent's; so the tree is saved from the top down."""
    for child in unit.children.all():
        child.parent = unit
        child.save()
        _keep_below_true(child)
