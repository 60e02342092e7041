"""One of everything that an address can name, and one person of every role: what the test of docs/access.md walks with.

A new address: add its row to docs/access.md. If it names something new, build that in ``build_world`` and put it in
``World.named``, under the address's own name where others call something else by the same word ("source.pk"). If a
POST needs fields to get past its form, put them in POSTED.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.tokens import default_token_generator
from django.utils.http import int_to_base36

import builders
import plan_files
from handleplan.intake.reviews import accept
from handleplan.record.attachments import attach
from handleplan.record.calendar_links import make_calendar_link
from handleplan.record.comments import comment
from handleplan.record.following_up import add_note, set_deadline
from handleplan.record.models import Framework, Invitation, LocalMail, Membership, Message, Plan, Report, User
from handleplan.record.people import give_role, invite
from handleplan.record.revision_calling import call_revision
from handleplan.record.round_opening import open_planned_round
from handleplan.web.review import urls as review_urls
from reviews_made import make_review
from years import OPENED, PICTURE, planned_round

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
            TOTP.activate(person, "JBSWY3DPEHPK3PXP")
            RecoveryCodes.activate(person)
    invitation, key = invite("ny@nørrelund.dk", Role.CONTRIBUTOR, plan.unit, by=administrator)
    return World(
        people,
        {
            **_of_the_record(policy),
            **_of_people(people, invitation, key),
            **_of_a_review(policy, administrator),
            **_of_rounds(policy, people),
            **_of_statuses(plan),
            **_of_following(plan, people),
            **_of_a_revision(plan, administrator),
        },
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
    unknown = make_review("opslag.txt", b"Kaffen er varm.\n", by=by, framework=policy)
    accepted = make_review("biblioteker.pdf", plan_files.pdf_file("Bibliotekerne"), by=by, framework=policy)
    accept(accepted, by=by)
    assert accepted.version
    return {
        **named,
        "review_mapping.pk": unknown.pk,
        "number": 1,
        "review_part.address": "plans.0",
        "source_picture.pk": accepted.version.pk,
    }


def _of_rounds(policy: Framework, people: Mapping[str, User | AnonymousUser]) -> dict[str, Any]:
    """An open round, one that is planned only, and mails to the head: one that may have been sent, one that stayed."""
    coordinator, head = people["coordinator"], people["head"]
    assert isinstance(coordinator, User)
    assert isinstance(head, User)
    opened, planned = (planned_round(policy, coordinator, list(policy.plans.all()), year) for year in (2026, 2027))
    open_planned_round(opened, by=coordinator, now=OPENED)
    message = Message.objects.get(recipient=head)
    Message.objects.filter(pk=message.pk).update(state=Message.State.UNCERTAIN)
    stayed = LocalMail.objects.create(recipients=head.email, sender="handleplan@localhost", subject="Post", text="Hej")
    named = {f"{name}.year": opened.year for name in ("round", "round_edit", "round_plans", "round_steps")}
    return {
        **named,
        "round_close.year": opened.year,
        "round_workbook.year": opened.year,
        "round_open.year": planned.year,
        "mail_message.pk": message.pk,
        "mail_settle.pk": message.pk,
        "local_mail.pk": stayed.pk,
    }


def _of_statuses(plan: Plan) -> dict[str, Any]:
    """The plan's status in the open round, with a file: a draft that nobody has submitted."""
    report = Report.objects.get(plan=plan, round__year=2026)
    assert report.head is not None
    attached = attach(report, name="billede.png", content=PICTURE, alt_text="En have", by=report.head, now=OPENED)
    named = {f"{name}.year": 2026 for name in ("status", "status_write", "status_decide", "attachment")}
    return {**named, "attachment.pk": attached.pk}


def _of_a_revision(plan: Plan, by: User) -> dict[str, Any]:
    due = date(2026, 12, 1)
    plans = [plan]
    called = call_revision(
        plan.framework, name="Revision", first_year=2027, last_year=2028, due=due, plans=plans, by=by
    )
    of_the_plan = called.plan_revisions[0].pk
    return {
        **dict.fromkeys(("revision.pk", "revision_steps.pk"), called.revision.pk),
        **{f"plan_revision{what}.pk": of_the_plan for what in ("", "_write", "_typed", "_read", "_step")},
        "statement.pk": plan.statements.order_by("pk")[0].pk,
    }


def _of_following(plan: Plan, people: Mapping[str, User | AnonymousUser]) -> dict[str, Any]:
    """A note, a date and a comment of the head's, and a calendar link of everybody's own; one of the head's unit."""
    head = people["head"]
    assert isinstance(head, User)
    note = add_note(plan, "Mentoren er fundet.", date(2026, 5, 4), by=head, now=OPENED)
    deadline = set_deadline(plan, "Mentor udpeget", date(2026, 12, 1), head, by=head)
    written = comment(plan, "Hvem tæller?", by=head)
    links = {person: make_calendar_link(person)[0].pk for person in people.values() if isinstance(person, User)}
    _link, key = make_calendar_link(head, plan.unit)
    return {
        "note_step.pk": note.pk,
        "note_step.step": "traek-tilbage",
        "change_deadline.pk": deadline.pk,
        "deadline_step.pk": deadline.pk,
        "deadline_step.step": "klaret",
        "answer_comment.pk": written.pk,
        "comment_step.pk": written.pk,
        "comment_step.step": "traek-tilbage",
        "renew_calendar.pk": lambda person: links.get(person, 0),
        "withdraw_calendar.pk": lambda person: links.get(person, 0),
        "calendar_feed.key": key,
    }


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
