"""People and their roles: one is invited, takes the role, and may lose it again. Who may do so says permissions.py.

Each function raises NotAllowed for one who may not, and WrongState where it cannot be done as things stand.
A role that is taken away is withdrawn, an invitation too: the rows say who did what, when. Only the mail that carries
an invitation's key out of the house is not sent here.
"""

import hashlib
import secrets
from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from handleplan.record.history import note_event
from handleplan.record.models import Framework, Invitation, Membership, RequiredCode, Unit, User
from handleplan.record.models.accounts import ADMINISTRATOR, EVERY_ROLE
from handleplan.record.permissions import invitations_managed_by, may_administer, may_invite, memberships_managed_by
from handleplan.record.refusals import NotAllowed, WrongState

DAYS_TO_ACCEPT = 14


@transaction.atomic
def invite(email: str, role: str, of: Framework | Unit | None, *, by: User, name: str = "") -> tuple[Invitation, str]:
    """Offer somebody a role, and give the key that the mail must carry. It is refused where they have it already.

    Of the key only a hash is kept.
    """
    _check(may_invite(by, role, of))
    email = User.objects.normalize_email(email)
    framework, unit = (of if isinstance(of, Framework) else None), (of if isinstance(of, Unit) else None)
    person = account_of(email)
    if person and _has_role(person, role, framework, unit):
        raise WrongState(_("%(email)s har allerede den rolle.") % {"email": email})
    offered = open_invitations().filter(email=email, role=role, framework=framework, unit=unit)
    if offered.exists():
        raise WrongState(
            _("%(email)s er allerede inviteret til den rolle. Du kan sende invitationen igen.") % {"email": email}
        )
    key = secrets.token_urlsafe(32)
    invitation = Invitation(
        email=email, name=name.strip(), role=role, framework=framework, unit=unit, invited_by=by, key_sha256=_hash(key)
    )
    _open(invitation)
    note_event("person.invited", str(invitation), framework=framework, by=by)
    return invitation, key


@transaction.atomic
def renew_invitation(invitation: Invitation, *, by: User) -> str:
    """A new key to send, with days of its own to accept; the earlier one fits no more."""
    _check(invitations_managed_by(by).contains(invitation))
    invitation = _still_unanswered(invitation)
    key = secrets.token_urlsafe(32)
    invitation.key_sha256 = _hash(key)
    _open(invitation)
    note_event("person.invited_again", str(invitation), framework=invitation.framework, by=by)
    return key


@transaction.atomic
def withdraw_invitation(invitation: Invitation, *, by: User) -> None:
    """Let the key fit no more."""
    _check(invitations_managed_by(by).contains(invitation))
    invitation = _still_unanswered(invitation)
    invitation.withdrawn_by, invitation.withdrawn_at = by, timezone.now()
    invitation.save()
    note_event("invitation.withdrawn", str(invitation), framework=invitation.framework, by=by)


def invitation_with(key: str) -> Invitation | None:
    """The open invitation that the key fits; None where it expired, was withdrawn, or was accepted."""
    return (
        open_invitations()
        .select_related("framework__owner", "unit", "invited_by")
        .filter(key_sha256=_hash(key), expires_at__gt=timezone.now())
        .first()
    )


def open_invitations() -> QuerySet[Invitation]:
    """Those that nobody has answered or withdrawn; some may have expired."""
    return Invitation.objects.filter(accepted_at=None, withdrawn_at=None)


def account_of(email: str) -> User | None:
    """The account of that e-mail address, however its letters are written."""
    return User.objects.filter(email__iexact=User.objects.normalize_email(email)).first()


@transaction.atomic
def accept_invitation(invitation: Invitation, user: User) -> None:
    """Give ``user`` the role that is offered."""
    invitation = _still_unanswered(invitation)
    invitation.accepted_by, invitation.accepted_at = user, timezone.now()
    invitation.save()
    if invitation.role == ADMINISTRATOR:
        _set_administrator(user, True, by=invitation.invited_by)
    else:
        give_role(user, invitation.role, invitation.framework or invitation.unit, by=invitation.invited_by)


@transaction.atomic
def join(invitation: Invitation, name: str, password: str) -> User:
    """Make the account of the person who was invited, and give it the role."""
    if account_of(invitation.email):
        raise WrongState(_("%(email)s har allerede en konto. Log ind med den.") % {"email": invitation.email})
    first, _space, last = name.strip().partition(" ")
    user = User.objects.create_user(invitation.email, password, first_name=first, last_name=last)
    accept_invitation(invitation, user)
    return user


@transaction.atomic
def give_role(user: User, role: str, of: Framework | Unit | None, *, by: User | None = None) -> Membership:
    """The role of a framework or unit, given where the person does not have it."""
    framework, unit = (of if isinstance(of, Framework) else None), (of if isinstance(of, Unit) else None)
    membership, is_new = Membership.objects.get_or_create(
        user=user, role=role, framework=framework, unit=unit, withdrawn_at=None, defaults={"given_by": by}
    )
    if is_new:
        note_event("role.given", f"{user.email}: {membership}", framework=framework, by=by)
    return membership


@transaction.atomic
def withdraw_role(membership: Membership, *, by: User) -> None:
    """Take the role away; that the person had it is kept."""
    _check(memberships_managed_by(by).contains(membership))
    membership.withdrawn_by, membership.withdrawn_at = by, timezone.now()
    membership.save()
    note_event("role.withdrawn", f"{membership.user.email}: {membership}", framework=membership.framework, by=by)


@transaction.atomic
def withdraw_administrator(user: User, *, by: User) -> None:
    """Let the person be administrator no more. Nobody can do so themselves: one must be left."""
    _check(may_administer(by))
    if user == by:
        raise WrongState(_("Du kan ikke selv holde op med at være administrator. En anden administrator må gøre det."))
    _set_administrator(user, False, by=by)


def needs_code(user: User) -> bool:
    """Whether one of the person's roles asks for a one-time code at log-in."""
    roles = Q(role__in=user.memberships.values("role"))
    if user.is_superuser:
        roles |= Q(role=ADMINISTRATOR)
    return RequiredCode.objects.filter(roles).exists()


@transaction.atomic
def require_codes_of(roles: Iterable[str], *, by: User) -> None:
    """Ask for a one-time code of exactly these roles."""
    _check(may_administer(by))
    asked, roles = set(RequiredCode.objects.values_list("role", flat=True)), set(roles)
    RequiredCode.objects.exclude(role__in=roles).delete()
    RequiredCode.objects.bulk_create(RequiredCode(role=role) for role in sorted(roles - asked))
    if roles != asked:
        names = ", ".join(str(name) for role, name in EVERY_ROLE if role in roles)
        note_event("codes.required", names, by=by)


def _check(may: bool) -> None:
    if not may:
        raise NotAllowed(_("Du må ikke give eller fratage den rolle."))


def _set_administrator(user: User, is_one: bool, *, by: User) -> None:
    user.is_superuser = user.is_staff = is_one
    user.save()
    note_event("role.given" if is_one else "role.withdrawn", f"{user.email}: {_('administrator')}", by=by)


def _has_role(user: User, role: str, framework: Framework | None, unit: Unit | None) -> bool:
    if role == ADMINISTRATOR:
        return user.is_superuser
    return user.memberships.filter(role=role, framework=framework, unit=unit).exists()


def _open(invitation: Invitation) -> None:
    invitation.invited_at = timezone.now()
    invitation.expires_at = invitation.invited_at + timedelta(days=DAYS_TO_ACCEPT)
    invitation.save()


def _still_unanswered(invitation: Invitation) -> Invitation:
    """The row as it is now, held until the change is done: two who answer at once cannot both do so."""
    row = open_invitations().select_for_update().filter(pk=invitation.pk).first()
    if row is None:
        raise WrongState(_("Invitationen gælder ikke længere."))
    return row


def _hash(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()
