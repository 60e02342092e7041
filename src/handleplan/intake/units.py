"""The units that a document names, found in the organisation or added to it."""

from handleplan.danish.names import parts_of_name, unit_name
from handleplan.intake.unit_kinds import kind_of_name
from handleplan.record.models import Unit, User
from handleplan.record.units import UnitNames, add_alias, create_unit, move_unit


class UnitFinder:
    """Finds the units of one organisation by the names that documents give them, and adds those that it lacks."""

    def __init__(self, root: Unit, by: User | None = None) -> None:
        self.root = root
        self._by = by
        self._names = UnitNames.below(root)

    def find(self, name: str) -> Unit | None:
        """The unit of that name; of "Sundhed - Tandplejen" the unit Tandplejen."""
        return self._names.find(name) or self._names.find(parts_of_name(name)[1])

    def find_or_create(self, name: str, parent: Unit | None = None, kind: str = Unit.Kind.SERVICE) -> Unit:
        """The unit of that name, as a document places it: below ``parent``, or below the unit that its name says."""
        above, own = parts_of_name(name)
        if above:
            parent = self.find_or_create(above, parent)
        unit = self.find(name)
        if unit is None:
            unit = create_unit(own[0].upper() + own[1:], kind, parent or self.root, by=self._by)
        elif parent:
            self.settle(unit, parent)
        self.know_as(unit, name)
        return unit

    def settle(self, unit: Unit, parent: Unit) -> None:
        """Place the unit below ``parent`` where that says more exactly where it is than its present place does."""
        is_above = unit.pk in parent.ids_from_root
        is_more_exact = unit.parent is not None and unit.parent.pk in parent.ids_from_root[:-1]
        if is_more_exact and not is_above:
            move_unit(unit, parent, by=self._by)

    def know_as(self, unit: Unit, name: str) -> None:
        """Remember that a document calls the unit so."""
        add_alias(unit, name)
        self._names.add(unit, name)


class RootFinder:
    """Finds the organisations that stand on their own: municipalities, boards, associations."""

    def __init__(self, by: User | None = None) -> None:
        self._names = UnitNames.of_roots()
        self._by = by

    def find_or_create(self, name: str) -> Unit:
        """The organisation of that name, of the kind that its name says."""
        unit = self._names.find(name)
        if unit is None:
            unit = create_unit(name, kind_of_name(unit_name(name)), by=self._by)
            self._names.add(unit, name)
        return unit
