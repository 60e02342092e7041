"""The pages of people: who has which role, inviting, answering an invitation, and withdrawing."""

import re

import pytest
from django.core import mail
from django.db import transaction

import builders
from handleplan.record.models import Invitation, Membership, RequiredCode, User
from handleplan.record.people import give_role, invite, withdraw_role
from pages import text_of

PASSWORD = "en lang adgangskode"
ANSWER = {"name": "Niels Yde", "password1": PASSWORD, "password2": PASSWORD}


@pytest.fixture(autouse=True)
def passwords_that_take_no_time(settings) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def coordinator(policy) -> User:
    user = User.objects.create_user("koordinator@nørrelund.dk", PASSWORD, first_name="Karen", last_name="Ravn")
    give_role(user, "coordinator", policy)
    return user


def sent_link() -> str:
    return re.search(r"http://testserver(\S+)", mail.outbox[-1].body)[1]


def test_one_is_invited_by_mail_and_becomes_a_reader(client, policy, coordinator):
    client.force_login(coordinator)
    form = {"email": "ny@nørrelund.dk", "name": "Niels Yde", "of": policy.pk}
    shown = text_of(client.post("/brugere/inviter/reader", form, follow=True))
    assert "Invitationen er sendt til ny@nørrelund.dk." in shown
    assert "Inviteret, men har ikke svaret Niels Yde læser Handicappolitik" in shown
    assert "Karen Ravn inviterer dig til at være læser for Handicappolitik 2023–2026." in mail.outbox[0].body
    client.logout()
    assert "Din e-mail her er ny@nørrelund.dk" in text_of(client.get(sent_link()))
    assert client.post(sent_link(), ANSWER)["Location"] == "/min-side"
    assert "læser Handicappolitik" in text_of(client.get("/min-side"))
    assert client.get(sent_link()).status_code == 410


def test_a_weak_or_mistyped_password_is_refused_and_the_name_is_kept(client, policy, coordinator):
    _invitation, key = invite("ny@nørrelund.dk", "reader", policy, by=coordinator)
    response = client.post(f"/invitation/{key}", {"name": "Niels", "password1": "kort", "password2": "kort"})
    assert 'value="Niels"' in response.content.decode()
    response = client.post(f"/invitation/{key}", {**ANSWER, "password2": "noget andet her"})
    assert "De to adgangskoder er ikke ens." in text_of(response)
    assert not User.objects.filter(email="ny@nørrelund.dk").exists()


def test_one_with_an_account_logs_in_and_says_yes(client, policy, coordinator):
    other = User.objects.create_user("ny@nørrelund.dk", PASSWORD)
    _invitation, key = invite("ny@nørrelund.dk", "reader", policy, by=coordinator)
    assert "Du har allerede en konto" in text_of(client.get(f"/invitation/{key}"))
    client.force_login(coordinator)
    assert "Du er logget ind som Karen Ravn" in text_of(client.get(f"/invitation/{key}"))
    client.post(f"/invitation/{key}")
    assert not other.memberships.exists()
    client.force_login(other)
    client.post(f"/invitation/{key}")
    assert other.memberships.get().role == "reader"


def test_an_invitation_is_sent_again_with_a_new_link_and_withdrawn(client, policy, coordinator):
    invitation, key = invite("ny@nørrelund.dk", "reader", policy, by=coordinator)
    client.force_login(coordinator)
    client.post(f"/brugere/invitationer/{invitation.pk}/send")
    assert client.get(f"/invitation/{key}").status_code == 410
    assert client.get(sent_link()).status_code == 200
    client.post(f"/brugere/invitationer/{invitation.pk}/fortryd")
    assert client.get(sent_link()).status_code == 410
    assert Invitation.objects.get().withdrawn_by == coordinator


def test_an_invitation_stands_where_the_mail_cannot_be_sent(client, policy, coordinator, monkeypatch):
    def no_server(*_args, **_kwargs):
        raise ConnectionRefusedError

    monkeypatch.setattr("handleplan.web.people.invitations.send_mail", no_server)
    client.force_login(coordinator)
    shown = client.post("/brugere/inviter/reader", {"email": "ny@nørrelund.dk", "of": policy.pk}, follow=True)
    assert "mailen kunne ikke sendes" in text_of(shown)
    assert Invitation.objects.exists()


def test_a_coordinator_cannot_invite_to_what_another_coordinates(client, policy, pool, coordinator):
    client.force_login(coordinator)
    response = client.post("/brugere/inviter/reader", {"email": "ny@nørrelund.dk", "of": pool.pk})
    assert response.status_code == 200
    assert client.get("/brugere/inviter/coordinator").status_code == 404
    assert not Invitation.objects.exists()


def test_a_role_is_withdrawn_after_a_question_and_remembered(client, policy, coordinator):
    reader = User.objects.create_user("læser@nørrelund.dk", first_name="Lone", last_name="Berg")
    role = give_role(reader, "reader", policy, by=coordinator)
    client.force_login(coordinator)
    assert "Lone Berg mister rollen" in text_of(client.get(f"/brugere/roller/{role.pk}/fratag"))
    shown = text_of(client.post(f"/brugere/roller/{role.pk}/fratag", follow=True))
    assert "Har haft en rolle Lone Berg, læser: Handicappolitik" in shown
    assert "af Karen Ravn" in shown
    assert client.get(f"/brugere/roller/{role.pk}/fratag").status_code == 404


def test_a_person_is_found_by_name(client, policy, coordinator):
    for name in ("Lone", "Bent"):
        give_role(User.objects.create_user(f"{name}@nørrelund.dk", first_name=name), "reader", policy)
    client.force_login(coordinator)
    shown = text_of(client.get("/brugere/?q=lone"))
    assert "lone@nørrelund.dk" in shown
    assert "bent@nørrelund.dk" not in shown
    assert "Ingen hedder det" in text_of(client.get("/brugere/?q=ingen"))


def test_an_administrator_sees_everybody_and_decides_who_needs_a_code(client, policy, coordinator):
    admin = User.objects.create_superuser("admin@nørrelund.dk", PASSWORD)
    give_role(User.objects.create_user("leder@nørrelund.dk"), "head", policy.owner)
    client.force_login(admin)
    shown = text_of(client.get("/brugere/"))
    assert all(email in shown for email in ("admin@nørrelund.dk", "koordinator@nørrelund.dk", "leder@nørrelund.dk"))
    client.post("/brugere/engangskoder", {"roles": ["coordinator", "head"]})
    assert set(RequiredCode.objects.values_list("role", flat=True)) == {"coordinator", "head"}
    assert "0 af 3 har slået engangskoder til." in text_of(client.get("/brugere/engangskoder"))


def test_fifty_people_take_no_more_queries_than_five(client, db, django_assert_max_num_queries):
    def queries(people: int) -> int:
        with transaction.atomic():
            policy = builders.build_policy(plans=2)
            admin = User.objects.create_superuser("admin@nørrelund.dk")
            for number in range(people):
                user = User.objects.create_user(f"p{number}@nørrelund.dk")
                give_role(user, "reader", policy, by=admin)
                withdraw_role(give_role(user, "head", policy.plans.all()[0].unit, by=admin), by=admin)
                invite(f"ny{number}@nørrelund.dk", "reader", policy, by=admin)
            client.force_login(admin)
            with django_assert_max_num_queries(20) as captured:
                assert client.get("/brugere/").status_code == 200
            transaction.set_rollback(True)
        return len(captured)

    assert queries(5) == queries(45)
    assert Membership.ever.count() == 0
