"""A page asks the database as often for fifty plans as for five."""

import pytest
from django.db import transaction

import builders
from handleplan.record.models import Membership, User
from pages import addresses_of

MOST = 36


def queries_of(pages, build, count, client, django_assert_max_num_queries):
    """How many queries each page takes with a record of so many plans, which is gone again afterwards."""
    taken = {}
    with transaction.atomic():
        framework = build(count)
        for name, address in pages(framework).items():
            with django_assert_max_num_queries(MOST) as captured:
                assert client.get(address).status_code == 200, name
            taken[name] = len(captured)
        transaction.set_rollback(True)
    return taken


@pytest.mark.parametrize("build", [builders.build_policy, builders.build_pool])
def test_fifty_plans_take_no_more_queries_than_five(db, client, build, django_assert_max_num_queries):
    def pages(framework):
        return {"front": "/", **addresses_of(framework)}

    few = queries_of(pages, build, 5, client, django_assert_max_num_queries)
    many = queries_of(pages, build, 50, client, django_assert_max_num_queries)
    assert few == many


def test_my_page_takes_no_more_queries_for_fifty_plans(db, client, django_assert_max_num_queries):
    def pages(framework):
        user = User.objects.create_user("leder@nørrelund.dk", "en lang adgangskode")
        Membership.objects.create(user=user, role=Membership.Role.HEAD, unit=framework.owner)
        Membership.objects.create(user=user, role=Membership.Role.COORDINATOR, framework=framework)
        client.force_login(user)
        return {"me": "/min-side"}

    few = queries_of(pages, builders.build_policy, 5, client, django_assert_max_num_queries)
    many = queries_of(pages, builders.build_policy, 50, client, django_assert_max_num_queries)
    assert few == many
