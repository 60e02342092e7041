"""The page of a unit."""

from handleplan.record.models import Unit
from pages import text_of


def test_a_house_shows_its_frameworks_and_its_tree(client, policy):
    shown = text_of(client.get(policy.owner.get_absolute_url()))
    assert "Kommune Nørrelund Kommune" in shown
    assert "Handicappolitik 2023–2026" in shown
    tree = shown.partition("Enhederne")[2]
    assert "Sundhed og Ældre 3 planer" in tree
    assert "Park og Vej 1 plan" in tree


def test_the_tree_stands_in_the_danish_alphabets_order(client, policy):
    for name in ("Aaparken", "Ørnehuset", "Zenith", "Ærtehaven"):
        Unit.objects.create(name=name, slug=name.lower(), parent=policy.owner)
    tree = text_of(client.get(policy.owner.get_absolute_url())).partition("Enhederne")[2]
    places = [tree.index(name) for name in ("Arbejde og By", "Zenith", "Ærtehaven", "Ørnehuset", "Aaparken")]
    assert places == sorted(places)


def test_a_unit_shows_the_plans_of_the_units_below_it(client, policy):
    area = Unit.objects.get(name="Sundhed og Ældre")
    shown = text_of(client.get(area.get_absolute_url()))
    assert "Område Sundhed og Ældre" in shown
    for name in ("Plejehjemmene", "Hjemmeplejen", "Tandklinikken"):
        assert name in shown
    assert "Biblioteket" not in shown


def test_a_unit_shows_its_plans_in_every_framework(client, policy, pool):
    unit = policy.plans.first().unit
    pool.plans.filter(number="3.1").update(unit=unit)
    shown = text_of(client.get(unit.get_absolute_url()))
    assert "Handicappolitik 2023–2026 1 handleplan" in shown
    assert "Puljen for lige sundhed 2021–2024 1 projekt" in shown


def test_a_house_shows_the_plans_it_has_in_the_frameworks_of_others(client, policy, pool):
    project = pool.plans.get(number="3.1")
    pool.plans.filter(pk=project.pk).update(unit=policy.owner)
    shown = text_of(client.get(policy.owner.get_absolute_url()))
    assert project.name in shown.partition("Planer under andres politikker og puljer")[2]


def test_a_unit_tells_its_other_names(client, policy):
    assert "Også kaldt: Jobcenter Nørrelund" in text_of(
        client.get(Unit.objects.get(name="Jobcentret").get_absolute_url())
    )


def test_an_area_shows_its_attention_points(client, policy):
    shown = text_of(client.get(Unit.objects.get(name="Arbejde og By").get_absolute_url()))
    assert "Ny lov om hjælpemidler" in shown


def test_a_unit_without_plans_says_so(client, policy):
    empty = Unit.objects.create(name="Musikskolen", slug="musikskolen", parent=policy.owner)
    assert "Enheden har ingen planer" in text_of(client.get(empty.get_absolute_url()))


def test_a_grant_holder_has_a_page_though_it_owns_no_framework(client, pool):
    shown = text_of(client.get(pool.plans.get(number="3.2").unit.get_absolute_url()))
    assert "Fra kaj til krop" in shown
