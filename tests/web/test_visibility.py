"""What is not public is not there at all: not its page, not its parts, not its file, not a trace on other pages."""

import pytest

from handleplan.record.models import Membership, Plan, User
from pages import addresses_of, text_of

HIDDEN = "Handicappolitik"


@pytest.fixture
def hidden(policy):
    policy.is_public = False
    policy.save()
    return policy


@pytest.fixture
def reader(hidden) -> User:
    user = User.objects.create_user("læser@nørrelund.dk", "en lang adgangskode")
    Membership.objects.create(user=user, role=Membership.Role.READER, framework=hidden)
    return user


def test_no_page_of_a_hidden_framework_is_there_for_a_stranger(client, hidden):
    found = {name: client.get(address).status_code for name, address in addresses_of(hidden).items()}
    assert len(found) == 7
    assert set(found.values()) == {404}, found


def test_its_report_is_not_there_either(client, hidden):
    assert client.get(f"{hidden.get_absolute_url()}rapport.pdf").status_code == 404


def test_all_pages_are_there_for_its_reader(client, hidden, reader):
    client.force_login(reader)
    found = {name: client.get(address).status_code for name, address in addresses_of(hidden).items()}
    assert set(found.values()) == {200}, found


def test_the_front_page_tells_a_stranger_nothing_of_it(client, hidden, pool):
    shown = text_of(client.get("/"))
    assert HIDDEN not in shown
    assert pool.name in shown


def test_the_front_page_shows_it_to_its_reader_and_says_that_it_is_hidden(client, hidden, reader):
    client.force_login(reader)
    shown = text_of(client.get("/"))
    assert HIDDEN in shown
    assert "ikke offentlig" in shown


def test_a_unit_shows_the_plans_of_public_frameworks_only(client, hidden, pool):
    """The same unit has a project in a public pool."""
    unit = hidden.plans.first().unit
    pool.plans.update(unit=unit)
    shown = text_of(client.get(unit.get_absolute_url()))
    assert pool.plans.first().name in shown
    assert HIDDEN not in shown


def test_a_withdrawn_plan_has_no_page_and_no_row(client, policy, plan):
    plan.state = Plan.State.WITHDRAWN
    plan.save()
    assert client.get(plan.get_absolute_url()).status_code == 404
    assert plan.get_absolute_url() not in client.get(policy.get_absolute_url()).content.decode()


def test_a_status_that_is_not_published_is_not_shown(client, plan):
    shown = text_of(client.get(plan.get_absolute_url()))
    assert "Vi har udpeget en mentor" in shown
    plan.reports.update(state="draft")
    shown = text_of(client.get(plan.get_absolute_url()))
    assert "Vi har udpeget en mentor" not in shown


def test_no_page_of_another_framework_leads_to_a_source_that_is_hidden(client, hidden, pool):
    """A source's number under another framework's address is not that framework's source."""
    version = hidden.source_documents.get().versions.get()
    assert client.get(f"{pool.get_absolute_url()}kilder/{version.pk}/").status_code == 404
    assert client.get(f"{pool.get_absolute_url()}kilder/{version.pk}/fil").status_code == 404
