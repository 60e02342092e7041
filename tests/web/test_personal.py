"""A person's own page, and the way in and out."""

import pytest

from handleplan.record.models import Membership, Unit, User
from pages import text_of

PASSWORD = "en lang adgangskode"


@pytest.fixture
def head(policy) -> User:
    user = User.objects.create_user("leder@nørrelund.dk", PASSWORD, first_name="Asta", last_name="Holm")
    unit = Unit.objects.get(name="Sundhed og Ældre")
    Membership.objects.create(user=user, role=Membership.Role.HEAD, unit=unit)
    Membership.objects.create(user=user, role=Membership.Role.READER, framework=policy)
    return user


def test_a_person_logs_in_with_e_mail_and_password(client, head):
    response = client.post("/log-ind", {"login": "leder@nørrelund.dk", "password": PASSWORD}, follow=True)
    assert response.redirect_chain == [("/min-side", 302)]
    assert "Asta Holm" in text_of(response)


def test_an_address_with_danish_letters_is_not_rewritten_by_the_browser(client, db):
    """Browsers turn the domain of an e-mail field into punycode, which nobody's account is called."""
    assert 'type="email"' not in client.get("/log-ind").content.decode()


def test_a_wrong_password_gets_one_clear_sentence(client, head):
    response = client.post("/log-ind", {"login": "leder@nørrelund.dk", "password": "forkert"})
    assert "E-mailen og adgangskoden passer ikke sammen. Prøv igen." in text_of(response)


def test_my_page_asks_a_stranger_to_log_in_and_then_leads_back(client, db):
    assert client.get("/min-side")["Location"] == "/log-ind?next=/min-side"


def test_my_page_shows_roles_and_the_plans_of_ones_units(client, head):
    client.force_login(head)
    shown = text_of(client.get("/min-side"))
    assert "leder Sundhed og Ældre" in shown
    assert "læser Handicappolitik 2023–2026" in shown
    assert "Hjemmeplejen" in shown
    assert "Fjordskolen" not in shown


def test_a_person_without_roles_is_told_so(client, db):
    client.force_login(User.objects.create_user("ny@nørrelund.dk", PASSWORD))
    assert "Du har ingen roller endnu." in text_of(client.get("/min-side"))


def test_a_person_logs_out_and_is_back_on_the_front_page(client, head):
    client.force_login(head)
    response = client.post("/log-ud", follow=True)
    assert response.redirect_chain == [("/", 302)]
    assert "Log ind" in text_of(response)


def test_an_administrator_closes_an_account_but_cannot_delete_it(client, head):
    client.force_login(User.objects.create_superuser("admin@nørrelund.dk", PASSWORD))
    address = f"/admin/record/user/{head.pk}/"
    assert client.get(f"{address}delete/").status_code == 403
    assert client.post(f"{address}change/", {"email": head.email}).status_code == 302
    head.refresh_from_db()
    assert not head.is_active
