"""One of everything that an address can name, and one person of every role: what the test of docs/access.md walks with.

A new address: add its row to docs/access.md. If it names something new, build that in ``build_world`` and put it in
``World.named``, under the address's own name where others call something else by the same word ("source.pk"). If a
POST needs fields to get past its form, put them in POSTED.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.tokens import default_token_generator
from django.utils.http import int_to_base36

import builders
import plan_files
from handleplan.record.models import Framework, Invitation, Membership, User
from handleplan.record.people import give_role, invite
from handleplan.web.review import urls as review_urls
from reviews_made import make_review

Role = Membership.Role
ROLES = (
    "stranger to a public one",
    "stranger",
    "of another",
    "reader",
    "contributor",
    "head",
    "coordinator",
    "administrator",
)
POSTED: Mapping[str, Mapping[str, str]] = {}


@dataclass(frozen=True)
class World:
    """``named`` holds what stands in addresses: a value, or a function of who asks, for what is everybody's own."""

    people: Mapping[str, User | AnonymousUser]
    named: Mapping[str, Any | Callable[[User | AnonymousUser], Any]]

    def arguments(self, address: str, wanted: Mapping[str, Any], person: User | AnonymousUser) -> dict[str, Any]:
        """The values of the address's parts. KeyError names the one that nobody has put in ``named``."""
        found = {}
        for word in wanted:
            value = self.named[f"{address}.{word}"] if f"{address}.{word}" in self.named else self.named[word]
            found[word] = value(person) if callable(value) else value
        return found


def build_world(*, is_public: bool = False) -> World:
    """A policy, a pool that has nothing to do with it, and people with one role each in the policy.

    The people of another framework and unit hold every role there that there is.
    """
    policy, pool = builders.build_policy(plans=3), builders.build_pool(projects=2)
    Framework.objects.update(is_public=is_public)
    plan, elsewhere = policy.plans.get(slug="plejehjemmene"), pool.plans.all()[0]
    administrator = User.objects.create_superuser("administrator@nørrelund.dk", "en lang adgangskode")
    people: dict[str, User | AnonymousUser] = {"administrator": administrator}
    people["stranger"] = people["stranger to a public one"] = AnonymousUser()
    for role, of in (("reader", policy), ("coordinator", policy), ("head", plan.unit), ("contributor", plan.unit)):
        people[role] = _person(role)
        give_role(people[role], role, of, by=administrator)
    people["of another"] = _person("anden")
    for role, of in (
        (Role.READER, pool),
        (Role.COORDINATOR, pool),
        (Role.HEAD, elsewhere.unit),
        (Role.CONTRIBUTOR, elsewhere.unit),
    ):
        give_role(people["of another"], role, of, by=administrator)
    for person in people.values():
        if isinstance(person, User):
            TOTP.activate(person, "EN HEMMELIG NØGLE")
            RecoveryCodes.activate(person)
    invitation, key = invite("ny@nørrelund.dk", Role.CONTRIBUTOR, plan.unit, by=administrator)
    return World(
        people,
        {**_of_the_record(policy), **_of_people(people, invitation, key), **_of_a_review(policy, administrator)},
    )


def _person(name: str) -> User:
    return User.objects.create_user(f"{name}@nørrelund.dk", "en lang adgangskode")


def _of_the_record(policy: Framework) -> dict[str, Any]:
    plan, version = policy.plans.get(slug="plejehjemmene"), policy.source_documents.get().versions.get()
    return {
        **policy.address_parts,
        "path": plan.unit.address.partition("/")[2],
        "theme": policy.themes.all()[0].slug,
        "plan": plan.slug,
        "source.pk": version.pk,
        "source_file.pk": version.pk,
    }


def _of_a_review(policy: Framework, by: User) -> dict[str, Any]:
    review = make_review("veje.pdf", plan_files.pdf_file("Vej og Park"), by=by, framework=policy)
    named = {f"{pattern.name}.pk": review.pk for pattern in review_urls.urlpatterns}
    return {**named, "number": 1, "review_part.address": "plans.0"}


def _of_people(people: Mapping[str, User | AnonymousUser], invitation: Invitation, key: str) -> dict[str, Any]:
    head = people["head"]
    assert isinstance(head, User)
    contributor = Membership.objects.get(role=Role.CONTRIBUTOR, user=people["contributor"])
    return {
        "withdraw_role.pk": contributor.pk,
        "withdraw_administrator.pk": people["administrator"].pk,
        "role": Role.CONTRIBUTOR,
        "send_invitation_again.pk": invitation.pk,
        "withdraw_invitation.pk": invitation.pk,
        "invitation.key": key,
        "account_reset_password_from_key.uidb36": int_to_base36(head.pk),
        "account_reset_password_from_key.key": default_token_generator.make_token(head),
        "end_session.pk": 0,
    }
