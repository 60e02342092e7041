"""People are invited, take their role, and may lose it; nothing of it is forgotten."""

from datetime import timedelta

import pytest
from django.utils import timezone

from builders import build_policy, build_pool
from handleplan.record.models import Event, Framework, Invitation, Membership, RequiredCode, Unit, User
from handleplan.record.people import (
    accept_invitation,
    give_role,
    invitation_with,
    invite,
    join,
    needs_code,
    renew_invitation,
    require_codes_of,
    withdraw_administrator,
    withdraw_invitation,
    withdraw_role,
)
from handleplan.record.permissions import may_invite, memberships_managed_by, memberships_seen_by, roles_to_invite_to
from handleplan.record.refusals import NotAllowed, WrongState

pytestmark = pytest.mark.django_db
Role = Membership.Role


@pytest.fixture
def policy() -> Framework:
    return build_policy(plans=3)


@pytest.fixture
def administrator() -> User:
    return User.objects.create_superuser("administrator@nørrelund.dk")


@pytest.fixture
def coordinator(policy) -> User:
    return person("koordinator", Role.COORDINATOR, policy)


@pytest.fixture
def head(policy) -> User:
    return person("leder", Role.HEAD, Unit.objects.get(name="Sundhed og Ældre"))


def person(name: str, role: str, of: Framework | Unit) -> User:
    user = User.objects.create_user(f"{name}@nørrelund.dk")
    give_role(user, role, of)
    return user


def test_an_invitation_is_taken_with_a_new_account(policy, coordinator):
    invitation, key = invite("ny@nørrelund.dk", Role.READER, policy, by=coordinator, name="Niels Yde")
    assert invitation_with(key) == invitation
    user = join(invitation, "Niels Yde Holm", "en lang adgangskode")
    assert (user.first_name, user.last_name) == ("Niels", "Yde Holm")
    membership = user.memberships.get()
    assert (membership.role, membership.framework, membership.given_by) == (Role.READER, policy, coordinator)
    assert invitation_with(key) is None


def test_the_key_is_not_in_the_database(policy, coordinator):
    invitation, key = invite("ny@nørrelund.dk", Role.READER, policy, by=coordinator)
    row = Invitation.objects.filter(pk=invitation.pk).values().get()
    assert not any(key in str(value) for value in row.values())


def test_one_with_an_account_gets_another_role_and_no_second_account(policy, coordinator, head):
    invitation, _key = invite(head.email.upper(), Role.READER, policy, by=coordinator)
    with pytest.raises(WrongState, match="har allerede en konto"):
        join(invitation, "En anden", "en lang adgangskode")
    accept_invitation(invitation, head)
    assert set(head.memberships.values_list("role", flat=True)) == {Role.HEAD, Role.READER}


def test_an_invitation_is_answered_once(policy, coordinator):
    invitation, _key = invite("ny@nørrelund.dk", Role.READER, policy, by=coordinator)
    join(invitation, "Ny", "en lang adgangskode")
    with pytest.raises(WrongState):
        accept_invitation(invitation, coordinator)
    with pytest.raises(WrongState):
        withdraw_invitation(invitation, by=coordinator)


def test_an_invitation_expires_and_can_be_sent_again_with_a_new_key(policy, coordinator):
    invitation, key = invite("ny@nørrelund.dk", Role.READER, policy, by=coordinator)
    Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert invitation_with(key) is None
    new = renew_invitation(invitation, by=coordinator)
    assert invitation_with(new) == invitation
    assert invitation_with(key) is None


def test_a_withdrawn_invitation_is_kept_and_fits_no_key(policy, coordinator):
    invitation, key = invite("ny@nørrelund.dk", Role.READER, policy, by=coordinator)
    withdraw_invitation(invitation, by=coordinator)
    assert invitation_with(key) is None
    assert Invitation.objects.get().withdrawn_by == coordinator


def test_nobody_is_invited_twice_or_to_what_they_have(policy, coordinator):
    invite("ny@nørrelund.dk", Role.READER, policy, by=coordinator)
    with pytest.raises(WrongState, match="allerede inviteret"):
        invite("NY@nørrelund.dk", Role.READER, policy, by=coordinator)
    person("læser", Role.READER, policy)
    with pytest.raises(WrongState, match="har allerede den rolle"):
        invite("læser@nørrelund.dk", Role.READER, policy, by=coordinator)


def test_a_role_is_withdrawn_kept_and_can_be_given_again(policy, coordinator):
    reader = person("læser", Role.READER, policy)
    withdraw_role(reader.memberships.get(), by=coordinator)
    assert not reader.memberships.exists()
    assert Membership.ever.get(user=reader).withdrawn_by == coordinator
    give_role(reader, Role.READER, policy, by=coordinator)
    assert reader.memberships.count() == 1
    assert Membership.ever.filter(user=reader).count() == 2
    assert list(Event.objects.filter(note__startswith=reader.email).values_list("what", flat=True)) == [
        "role.given",
        "role.withdrawn",
        "role.given",
    ]


def test_who_may_invite_to_what(policy, administrator, coordinator, head):
    pool = build_pool(projects=1)
    unit, area = policy.plans.get(slug="plejehjemmene").unit, Unit.objects.get(name="Sundhed og Ældre")
    without_a_plan = Unit.objects.create(name="Arkivet", slug="arkivet", parent=policy.owner)
    offers = [
        ("administrator", None),
        (Role.COORDINATOR, policy),
        (Role.READER, policy),
        (Role.READER, pool),
        (Role.HEAD, area),
        (Role.HEAD, unit),
        (Role.CONTRIBUTOR, unit),
        (Role.HEAD, without_a_plan),
        (Role.CONTRIBUTOR, pool.plans.get().unit),
    ]

    def allowed(user):
        return [offer for offer in offers if may_invite(user, *offer)]

    assert allowed(administrator) == offers
    assert allowed(coordinator) == [
        (Role.READER, policy),
        (Role.HEAD, area),
        (Role.HEAD, unit),
        (Role.CONTRIBUTOR, unit),
    ]
    assert allowed(head) == [(Role.CONTRIBUTOR, unit)]
    assert allowed(person("læser", Role.READER, policy)) == []
    assert allowed(person("medarbejder", Role.CONTRIBUTOR, unit)) == []
    for user in (coordinator, head):
        assert {role for role, _of in allowed(user)} == set(roles_to_invite_to(user))


def test_who_may_not_invite_is_refused_whatever_page_they_came_from(policy, head):
    with pytest.raises(NotAllowed):
        invite("ny@nørrelund.dk", Role.COORDINATOR, policy, by=head)
    with pytest.raises(NotAllowed):
        withdraw_role(head.memberships.get(), by=head)
    assert not Invitation.objects.exists()


def test_each_manages_and_sees_their_own(policy, administrator, coordinator, head):
    contributor = person("medarbejder", Role.CONTRIBUTOR, policy.plans.get(slug="plejehjemmene").unit)
    person("fremmed", Role.HEAD, build_pool(projects=1).plans.get().unit)

    def people(memberships):
        return {membership.user.email.partition("@")[0] for membership in memberships}

    everybody = {"koordinator", "leder", "medarbejder", "fremmed"}
    assert people(memberships_managed_by(administrator)) == people(memberships_seen_by(administrator)) == everybody
    assert people(memberships_managed_by(coordinator)) == {"leder", "medarbejder"}
    assert people(memberships_seen_by(coordinator)) == {"koordinator", "leder", "medarbejder"}
    assert people(memberships_managed_by(head)) == people(memberships_seen_by(head)) == {"medarbejder"}
    assert not memberships_seen_by(contributor).exists()


def test_an_administrator_is_made_and_unmade_but_not_by_themselves(administrator):
    invitation, _key = invite("to@nørrelund.dk", "administrator", None, by=administrator)
    other = join(invitation, "Nummer To", "en lang adgangskode")
    assert other.is_superuser
    with pytest.raises(WrongState):
        withdraw_administrator(administrator, by=administrator)
    withdraw_administrator(administrator, by=other)
    administrator.refresh_from_db()
    assert not (administrator.is_superuser or administrator.is_staff)


def test_a_code_is_required_of_roles(administrator, coordinator, head):
    require_codes_of(["coordinator"], by=administrator)
    assert [needs_code(user) for user in (administrator, coordinator, head)] == [False, True, False]
    require_codes_of(["administrator", "head"], by=administrator)
    assert [needs_code(user) for user in (administrator, coordinator, head)] == [True, False, True]
    with pytest.raises(NotAllowed):
        require_codes_of([], by=coordinator)
    assert RequiredCode.objects.count() == 2
