"""Accounts: a new password, one-time codes, where one is logged in, and how often one may try."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from allauth.usersessions.models import UserSession
from django.core import mail
from django.test import Client

from handleplan.record.models import User
from handleplan.record.people import give_role, require_codes_of
from pages import text_of

PASSWORD = "en lang adgangskode"
NEW = "en helt anden kode"


@pytest.fixture(autouse=True)
def passwords_that_take_no_time(settings) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def user(db) -> User:
    return User.objects.create_user("aase@nørrelund.dk", PASSWORD, first_name="Åse")


def log_in(client: Client, password: str = PASSWORD, email: str = "aase@nørrelund.dk"):
    return client.post("/log-ind", {"login": email, "password": password})


def set_up_page(client: Client):
    """Where the code is set up: one says one's password once more on the way."""
    asked = client.get("/min-side/sikkerhed/engangskoder")["Location"]
    return client.post(asked, {"password": PASSWORD}, follow=True)


def code_now(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def test_one_logs_in_with_the_address_in_any_letters(client, user):
    assert log_in(client, email="AASE@NØRRELUND.dk")["Location"] == "/min-side"


def test_who_tries_too_often_must_wait_also_with_the_right_password(client, user):
    for _ in range(5):
        log_in(client, "forkert")
    assert "Der er prøvet for mange gange." in text_of(log_in(client))
    assert not client.session.get("_auth_user_id")


def test_a_closed_account_does_not_log_in(client, user):
    User.objects.update(is_active=False)
    assert log_in(client)["Location"] == "/log-ind/lukket"
    assert "Kontoen er lukket" in text_of(client.get("/log-ind/lukket"))


def test_a_forgotten_password_is_chosen_anew_by_a_link_that_works_once(client, user):
    client.post("/glemt-adgangskode", {"email": "aase@nørrelund.dk"})
    link = re.search(r"http://testserver(\S+)", mail.outbox[0].body)[1]
    form = client.get(link, follow=True).redirect_chain[-1][0]
    response = client.post(form, {"password1": NEW, "password2": NEW}, follow=True)
    assert "Adgangskoden er skiftet" in text_of(response)
    assert log_in(client, NEW)["Location"] == "/min-side"
    assert "Linket virker ikke" in text_of(Client().get(link))
    assert mail.outbox[-1].subject == "Handleplan: Din adgangskode er skiftet"


def test_nobody_learns_whether_an_address_has_an_account(client, user):
    known, unknown = (client.post("/glemt-adgangskode", {"email": email}) for email in (user.email, "x@nørrelund.dk"))
    assert known["Location"] == unknown["Location"]
    assert len(mail.outbox) == 1


def test_a_new_password_ends_the_other_sessions(client, user):
    other = Client()
    log_in(other), log_in(client)
    form = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    client.post("/min-side/sikkerhed/adgangskode", form)
    assert client.get("/min-side").status_code == 200
    assert other.get("/min-side").status_code == 302


def test_one_sees_where_one_is_logged_in_and_ends_one_of_them(client, user):
    other = Client(headers={"user-agent": "Mozilla/5.0 (Windows NT 10.0) Gecko/20100101 Firefox/140.0"})
    log_in(other), log_in(client)
    shown = text_of(client.get("/min-side/sikkerhed/logget-ind"))
    assert "Firefox på Windows" in shown
    session = UserSession.objects.get(user_agent__contains="Firefox")
    client.post(f"/min-side/sikkerhed/logget-ind/{session.pk}/afslut")
    assert other.get("/min-side").status_code == 302
    assert client.get("/min-side").status_code == 200


def test_one_ends_all_the_others_at_once(client, user):
    others = [Client(), Client()]
    for one in (*others, client):
        log_in(one)
    client.post("/min-side/sikkerhed/logget-ind/afslut-andre")
    assert [one.get("/min-side").status_code for one in (*others, client)] == [302, 302, 200]


def test_nobody_ends_anothers_session(client, user):
    stranger = User.objects.create_user("anden@nørrelund.dk", PASSWORD)
    log_in(client)
    theirs = Client()
    log_in(theirs, email=stranger.email)
    session = UserSession.objects.get(user=stranger)
    assert client.post(f"/min-side/sikkerhed/logget-ind/{session.pk}/afslut").status_code == 404
    assert theirs.get("/min-side").status_code == 200


def test_a_code_is_set_up_and_asked_for_from_then_on(client, user):
    log_in(client)
    page = set_up_page(client)
    secret = page.context["form"].secret
    assert 'src="data:image/svg+xml;base64,' in page.content.decode()
    response = client.post("/min-side/sikkerhed/engangskoder", {"code": code_now(secret)}, follow=True)
    assert "Dine nødkoder" in text_of(response)
    client.post("/log-ud")
    assert log_in(client)["Location"] == "/log-ind/kode"
    assert client.get("/min-side").status_code == 302
    assert "Koden er forkert" in text_of(client.post("/log-ind/kode", {"code": "000000"}))


def test_an_emergency_code_lets_one_in_once(client, user):
    TOTP.activate(user, "JBSWY3DPEHPK3PXP")
    codes = RecoveryCodes.activate(user).get_unused_codes()
    log_in(client)
    assert client.post("/log-ind/kode", {"code": codes[0]})["Location"] == "/min-side"
    client.post("/log-ud")
    log_in(client)
    assert client.post("/log-ind/kode", {"code": codes[0]}).status_code == 200


def test_who_must_have_a_code_is_led_to_it_from_everywhere_and_can_only_set_it_up_or_leave(client, policy, user):
    give_role(user, "coordinator", policy)
    require_codes_of(["coordinator"], by=User.objects.create_superuser("admin@nørrelund.dk"))
    log_in(client)
    for address in ("/", "/min-side", policy.get_absolute_url(), "/brugere/", "/min-side/sikkerhed"):
        assert client.get(address)["Location"] == "/min-side/sikkerhed/engangskoder", address
    shown = set_up_page(client)
    assert "Din rolle kræver en engangskode." in text_of(shown)
    client.post("/min-side/sikkerhed/engangskoder", {"code": code_now(shown.context["form"].secret)})
    assert Authenticator.objects.filter(user=user, type="totp").exists()
    assert client.get("/min-side").status_code == 200


def test_who_must_have_a_code_may_log_out_without(client, policy, user):
    give_role(user, "coordinator", policy)
    require_codes_of(["coordinator"], by=User.objects.create_superuser("admin@nørrelund.dk"))
    log_in(client)
    assert client.post("/log-ud")["Location"] == "/"


def test_nobody_signs_up(client, db):
    for address in ("/signup/", "/accounts/signup/", "/log-ind/opret/"):
        assert client.get(address).status_code == 404
