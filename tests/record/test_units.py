"""Units come to be, get other names, move, and are found by what documents call them."""

import pytest

from handleplan.record.models import Event, FormerAddress, Unit, UnitAlias
from handleplan.record.units import UnitNames, WouldBeItsOwnParent, create_unit, move_unit, rename_unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def municipality() -> Unit:
    return create_unit("Nørrelund Kommune", Unit.Kind.MUNICIPALITY)


def test_a_municipality_is_addressed_as_people_say_it(municipality: Unit):
    assert municipality.get_absolute_url() == "/n%C3%B8rrelund/"
    assert municipality.address == "nørrelund"


def test_a_unit_below_has_an_address_below(municipality: Unit):
    health = create_unit("Sundheds-, Ældre- og Handicapområdet", Unit.Kind.AREA, municipality)
    dentist = create_unit("Tandplejen", Unit.Kind.SERVICE, health)
    assert dentist.address == "nørrelund/sundheds-ældre-og-handicapområdet/tandplejen"
    assert dentist.ids_from_root == [municipality.pk, health.pk, dentist.pk]


def test_two_units_of_one_name_have_two_addresses(municipality: Unit):
    first, second = (create_unit("Botilbud", Unit.Kind.SERVICE, municipality) for _number in range(2))
    assert (first.slug, second.slug) == ("botilbud", "botilbud-2")


def test_a_name_that_is_a_description_is_kept_beside_a_shorter_one():
    long_name = "Center for Sundhed, Region Sundfjord, for partnerskabet af " + "kommuner og foreninger, " * 5
    unit = create_unit(long_name, Unit.Kind.REGION)
    assert unit.name == "Center for Sundhed, Region Sundfjord"
    assert UnitAlias.objects.get().name == long_name


def test_a_renamed_unit_keeps_its_former_address_and_name_and_takes_those_below_along(municipality: Unit):
    health = create_unit("Sundhed", Unit.Kind.AREA, municipality)
    dentist = create_unit("Tandplejen", Unit.Kind.SERVICE, health)
    rename_unit(health, "Sundhed og Ældre")
    dentist.refresh_from_db()
    assert dentist.address == "nørrelund/sundhed-og-ældre/tandplejen"
    assert FormerAddress.objects.get().path == "/nørrelund/enheder/sundhed/"
    assert health.aliases.get().name == "Sundhed"
    assert Event.objects.filter(what="unit.renamed", note="Sundhed → Sundhed og Ældre").count() == 1


def test_a_moved_unit_takes_those_below_along(municipality: Unit):
    health = create_unit("Sundhed", Unit.Kind.AREA, municipality)
    clinics = create_unit("Klinikker", Unit.Kind.SERVICE, municipality)
    dentist = create_unit("Tandplejen", Unit.Kind.SERVICE, clinics)
    move_unit(clinics, health)
    dentist.refresh_from_db()
    assert dentist.ids_from_root == [municipality.pk, health.pk, clinics.pk, dentist.pk]
    assert dentist.address == "nørrelund/sundhed/klinikker/tandplejen"


def test_a_unit_is_not_moved_below_itself(municipality: Unit):
    health = create_unit("Sundhed", Unit.Kind.AREA, municipality)
    with pytest.raises(WouldBeItsOwnParent, match="kan ikke ligge under"):
        move_unit(municipality, health)
    municipality.refresh_from_db()
    assert municipality.parent is None
    assert not Event.objects.filter(what="unit.moved").exists()


@pytest.mark.parametrize(
    "called",
    ["REVA", "Revas", "reva", "Dagtilbud", "Socialpsykiatri & Området for udsatte grupper", "Digitalisering (SÆH)"],
)
def test_units_are_found_by_what_documents_call_them(municipality: Unit, called: str):
    for name in (
        "Reva",
        "Dagtilbud, §103 beskyttet beskæftigelse",
        "Socialpsykiatrien og Området for udsatte grupper",
        "Digitalisering",
    ):
        create_unit(name, Unit.Kind.SERVICE, municipality)
    assert UnitNames.below(municipality).find(called) is not None


def test_a_name_that_fits_two_units_fits_none(municipality: Unit):
    create_unit("Botilbud, Nord", Unit.Kind.SERVICE, municipality)
    create_unit("Botilbud, Syd", Unit.Kind.SERVICE, municipality)
    names = UnitNames.below(municipality)
    assert names.find("Botilbud") is None
    assert names.find("Botilbud, Syd") is not None


def test_units_of_another_organisation_are_not_found(municipality: Unit):
    other = create_unit("Østerby Kommune", Unit.Kind.MUNICIPALITY)
    create_unit("Tandplejen", Unit.Kind.SERVICE, other)
    assert UnitNames.below(municipality).find("Tandplejen") is None
