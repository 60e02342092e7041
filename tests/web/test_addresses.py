"""Addresses last: what a page was once called leads on to it."""

import pytest

from handleplan.record.models import FormerAddress, Unit


def test_a_former_address_of_a_plan_leads_to_the_plan(client, plan):
    FormerAddress.objects.create(path="/nørrelund/handicappolitik-2023-2026/plejecentrene/", plan=plan)
    response = client.get("/nørrelund/handicappolitik-2023-2026/plejecentrene/")
    assert (response.status_code, response["Location"]) == (301, plan.get_absolute_url())


def test_what_stood_below_a_renamed_framework_has_moved_with_it(client, policy, plan):
    FormerAddress.objects.create(path="/nørrelund/handicap/", framework=policy)
    response = client.get("/nørrelund/handicap/plejehjemmene/?a=1")
    assert (response.status_code, response["Location"]) == (301, f"{plan.get_absolute_url()}?a=1")
    assert client.get(response["Location"]).status_code == 200


def test_the_longest_former_address_counts(client, policy, plan):
    FormerAddress.objects.create(path="/nørrelund/handicap/", framework=policy)
    FormerAddress.objects.create(path="/nørrelund/handicap/gammel/", plan=plan)
    assert client.get("/nørrelund/handicap/gammel/")["Location"] == plan.get_absolute_url()


def test_a_former_address_without_its_last_slash_leads_on_too(client, plan):
    FormerAddress.objects.create(path="/nørrelund/plejecentrene/", plan=plan)
    assert client.get("/nørrelund/plejecentrene", follow=True).redirect_chain[-1][0] == plan.get_absolute_url()


def test_a_former_address_of_a_unit_leads_to_the_unit(client, policy):
    area = Unit.objects.get(name="Sundhed og Ældre")
    FormerAddress.objects.create(path="/nørrelund/enheder/ældre/", unit=area)
    assert client.get("/nørrelund/enheder/ældre/")["Location"] == area.get_absolute_url()


def test_nobody_is_led_to_what_they_may_not_see(client, policy):
    FormerAddress.objects.create(path="/nørrelund/handicap/", framework=policy)
    policy.is_public = False
    policy.save()
    assert client.get("/nørrelund/handicap/").status_code == 404


def test_an_address_without_its_last_slash_is_put_right(client, policy):
    response = client.get(policy.get_absolute_url().rstrip("/"))
    assert (response.status_code, response["Location"]) == (301, policy.get_absolute_url())


def test_was_is_the_short_cut_to_accessibility(client, db):
    response = client.get("/was")
    assert (response.status_code, response["Location"]) == (301, "/tilgaengelighed")


@pytest.mark.parametrize(
    "address",
    [
        "/findes-ikke/",
        "/nørrelund/findes-ikke/",
        "/nørrelund/handicappolitik-2023-2026/findes-ikke/",
        "/nørrelund/handicappolitik-2023-2026/tema/findes-ikke/",
        "/nørrelund/handicappolitik-2023-2026/kilder/999999/",
        "/nørrelund/handicappolitik-2023-2026/kilder/999999/fil",
        "/nørrelund/enheder/findes/ikke/",
        "/en/helt/anden/slags/adresse/<script>",
    ],
)
def test_what_was_never_there_is_not_found(client, policy, address):
    assert client.get(address).status_code == 404
