"""The one rule of who may do what: pages, lists, the API, mails and the calendar all ask here.

What may be *seen* is visibility.py's; docs/access.md says both for every address. Each question is asked in two forms
with one answer: all that it is true of (``plans_answered_by(user)``), and whether it is true of one
(``may_answer(user, plan)``), which looks for it among them.

An administrator may do everything. A coordinator decides about a framework and its plans, and asks others in. A head
answers for the plans of a unit and of the units below it, a contributor helps to write them. A reader does nothing.
"""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import StrIndex

from handleplan.record.models import Deadline, Framework, Invitation, Membership, Plan, PlanUnit, Unit, User
from handleplan.record.models.accounts import ADMINISTRATOR

Role = Membership.Role
Person = User | AnonymousUser


def frameworks_coordinated_by(user: Person) -> QuerySet[Framework]:
    """The frameworks that ``user`` decides about: rounds, revisions, approving, publishing, taking documents in."""
    return _frameworks_of(user, Role.COORDINATOR)


def frameworks_followed_by(user: Person) -> QuerySet[Framework]:
    """The frameworks whose approved statuses ``user`` reads before everybody does: readers and coordinators."""
    return _frameworks_of(user, Role.COORDINATOR, Role.READER)


def units_headed_by(user: Person) -> QuerySet[Unit]:
    """The units that ``user`` answers for: those that they are head of, and all below them."""
    return _units_of(user, Role.HEAD)


def units_worked_in_by(user: Person) -> QuerySet[Unit]:
    """The units whose plans ``user`` helps to write: those that they are head or contributor of, and all below them."""
    return _units_of(user, Role.HEAD, Role.CONTRIBUTOR)


def plans_coordinated_by(user: Person) -> QuerySet[Plan]:
    """The plans that ``user`` approves, returns, publishes and calls to revision; withdrawn ones too."""
    return Plan.objects.filter(framework__in=frameworks_coordinated_by(user))


def plans_answered_by(user: Person) -> QuerySet[Plan]:
    """The plans that ``user`` writes status and revisions of: those of their units, and those shared with these."""
    units = units_worked_in_by(user).order_by()
    shared = PlanUnit.objects.filter(unit__in=units, withdrawn_at=None).order_by().values("plan")
    return Plan.objects.filter(Q(unit__in=units) | Q(pk__in=shared)).exclude(state=Plan.State.WITHDRAWN)


def plans_submitted_by(user: Person) -> QuerySet[Plan]:
    """The plans whose answers ``user`` hands in, as head of the unit that leads it or of one above."""
    return Plan.objects.filter(unit__in=units_headed_by(user)).exclude(state=Plan.State.WITHDRAWN)


def plans_commented_by(user: Person) -> QuerySet[Plan]:
    """The plans that ``user`` writes comments in: those they write, and those they decide about."""
    return plans_answered_by(user) | plans_coordinated_by(user)


def plans_revised_by(user: Person) -> QuerySet[Plan]:
    """The plans whose drafts ``user`` reads and writes: a coordinator may write for a unit, under their own name."""
    return plans_commented_by(user)


def plans_handed_in_by(user: Person) -> QuerySet[Plan]:
    """The plans whose revision ``user`` submits: as the head who answers for it, or as coordinator in their place."""
    return plans_submitted_by(user) | plans_coordinated_by(user)


def units_given_plans_by(user: Person, framework: Framework) -> QuerySet[Unit]:
    """The units that ``user`` may propose a new plan of: a head's own, and for a coordinator all of the house.

    A head proposes in a framework of the house, or in one that the unit has a plan in already.
    """
    house = Unit.objects.filter(path__startswith=f"/{framework.owner.root_id}/")
    with_plans = Unit.objects.filter(plans__framework=framework)
    units = Unit.objects.filter(Q(pk__in=house.values("pk")) | Q(pk__in=with_plans.values("pk")))
    if may_coordinate(user, framework):
        return units
    return units.filter(pk__in=units_headed_by(user).order_by().values("pk"))


def plans_followed_by(user: Person) -> QuerySet[Plan]:
    """The plans whose history and dates ``user`` reads: as writer or reader, and of withdrawn ones as coordinator."""
    read = Plan.objects.filter(framework__in=frameworks_followed_by(user)).exclude(state=Plan.State.WITHDRAWN)
    return read | plans_commented_by(user)


def units_followed_by(user: Person) -> QuerySet[Unit]:
    """The units whose dates ``user`` sees in one list: those they work in, and all with a plan that they follow."""
    of_plans = plans_followed_by(user).exclude(state=Plan.State.WITHDRAWN).order_by()
    below = of_plans.annotate(at=StrIndex("unit__path", OuterRef("path"))).filter(at=1)
    in_the_area = of_plans.annotate(at=StrIndex("area__path", OuterRef("path"))).filter(at=1)
    return Unit.objects.filter(Exists(below) | Exists(in_the_area)) | units_worked_in_by(user)


def memberships_managed_by(user: Person) -> QuerySet[Membership]:
    """The roles in force that ``user`` may take away."""
    return Membership.objects.filter(_managed(user))


def memberships_seen_by(user: Person) -> QuerySet[Membership]:
    """The roles in force that ``user`` sees who has: those they manage, and all of what they coordinate."""
    return Membership.objects.filter(pk__in=memberships_managed_by(user)) | Membership.objects.filter(
        framework__in=frameworks_coordinated_by(user)
    )


def former_memberships_managed_by(user: Person) -> QuerySet[Membership]:
    """The roles that were taken away, of those that ``user`` may give and take away."""
    return Membership.ever.filter(_managed(user)).exclude(withdrawn_at=None)


def invitations_managed_by(user: Person) -> QuerySet[Invitation]:
    """The invitations, answered or not, that ``user`` may send again and withdraw."""
    return Invitation.objects.filter(_managed(user))


def may_manage_people(user: Person) -> bool:
    """See who has which role, and ask others in."""
    return bool(roles_to_invite_to(user))


def may_administer(user: Person) -> bool:
    """Decide what holds for everybody here, such as who needs a one-time code."""
    return _is_administrator(user)


def may_coordinate(user: Person, framework: Framework) -> bool:
    """Open and close rounds, call a revision, decide about what is answered, and see what all of it says."""
    return frameworks_coordinated_by(user).contains(framework)


def may_bring_in(user: Person, framework: Framework | None) -> bool:
    """Bring in documents of ``framework``; None: of one that is not known yet, as every coordinator may."""
    coordinated = frameworks_coordinated_by(user)
    return _is_administrator(user) or (coordinated.exists() if framework is None else coordinated.contains(framework))


def may_answer(user: Person, plan: Plan) -> bool:
    """Write the plan's status and its next edition."""
    return plans_answered_by(user).contains(plan)


def may_propose(user: Person, framework: Framework) -> bool:
    """Propose a new plan in the framework, of some unit."""
    return may_coordinate(user, framework) or units_given_plans_by(user, framework).exists()


def may_revise(user: Person, plan: Plan) -> bool:
    """Read and write the draft of the plan's next edition."""
    return plans_revised_by(user).contains(plan)


def may_hand_in(user: Person, plan: Plan) -> bool:
    """Submit the draft of the plan's next edition."""
    return plans_handed_in_by(user).contains(plan)


def may_submit(user: Person, plan: Plan) -> bool:
    """Hand in what is written of the plan, as the one who answers for it."""
    return plans_submitted_by(user).contains(plan)


def may_approve(user: Person, plan: Plan) -> bool:
    """Approve what was submitted of the plan, or return it."""
    return plans_coordinated_by(user).contains(plan)


def may_publish(user: Person, plan: Plan) -> bool:
    """Let everybody who sees the plan read what was approved."""
    return may_approve(user, plan)


def may_comment(user: Person, plan: Plan) -> bool:
    """Write a comment at a statement: those who write the plan, and those who decide about it."""
    return plans_commented_by(user).contains(plan)


def may_set_meetings(user: Person, plan: Plan) -> bool:
    """Say at which meetings the plan is followed up: those who write it, and those who decide about it."""
    return may_comment(user, plan)


def may_finish(user: Person, deadline: Deadline) -> bool:
    """Say that what a date of a plan is about is done, or is not: the one it was given to, and who may comment."""
    return deadline.person_id == user.pk or may_comment(user, deadline.plan)


def may_see_history(user: Person, plan: Plan) -> bool:
    """Read what happened to the plan, and its dates."""
    return plans_followed_by(user).contains(plan)


def may_see_dates(user: Person, of: Framework | Unit) -> bool:
    """Read the dates of a framework or of a unit in one list: what it holds is still only what the person may see."""
    if isinstance(of, Unit):
        return units_followed_by(user).contains(of)
    return may_follow(user, of) or plans_answered_by(user).filter(framework=of).exists()


def may_withdraw(user: Person, plan: Plan) -> bool:
    """Take the plan out of sight, and bring it back."""
    return may_approve(user, plan)


def may_end(user: Person, plan: Plan) -> bool:
    """Let the plan end in mid-period, take it up again, and say which units share it."""
    return may_approve(user, plan)


def may_follow(user: Person, framework: Framework) -> bool:
    """Read approved statuses before they are published, and the pages that sum them up."""
    return frameworks_followed_by(user).contains(framework)


def may_invite(user: Person, role: str, of: Framework | Unit | None) -> bool:
    """Give and take away ``role`` of a framework or unit; None and "administrator": of everything.

    An administrator gives any role; a coordinator makes readers of the framework, and heads and contributors of the
    units and areas with a plan in it; a head makes contributors of the unit and those below it.
    """
    if _is_administrator(user):
        return True
    if isinstance(of, Framework):
        return frameworks_to_invite_to(user, role).contains(of)
    return isinstance(of, Unit) and units_to_invite_to(user, role).contains(of)


def roles_to_invite_to(user: Person) -> list[str]:
    """The roles that ``user`` may give to somebody, in the order that a page shows them."""
    if _is_administrator(user):
        return [ADMINISTRATOR, *Role.values]
    roles = [Role.READER, Role.HEAD] if frameworks_coordinated_by(user).exists() else []
    if roles or units_headed_by(user).exists():
        roles.append(Role.CONTRIBUTOR)
    return [role.value for role in roles]


def frameworks_to_invite_to(user: Person, role: str) -> QuerySet[Framework]:
    """The frameworks that ``user`` may make somebody ``role`` (coordinator or reader) of."""
    if _is_administrator(user) or role == Role.READER:
        return frameworks_coordinated_by(user)
    return Framework.objects.none()


def units_to_invite_to(user: Person, role: str) -> QuerySet[Unit]:
    """The units that ``user`` may make somebody ``role`` (head or contributor) of."""
    if _is_administrator(user):
        return Unit.objects.all()
    allowed = _coordinated_units(user)
    if role == Role.CONTRIBUTOR:
        allowed |= Q(pk__in=units_headed_by(user).order_by().values("pk"))
    return Unit.objects.filter(allowed) if role in (Role.HEAD, Role.CONTRIBUTOR) else Unit.objects.none()


def people_answering(plan: Plan) -> QuerySet[User]:
    """Those who write the plan by their role: what a date of the plan can be given to."""
    return User.objects.filter(is_active=True, memberships__in=_roles_in(plan)).distinct()


def people_commenting(plan: Plan) -> QuerySet[User]:
    """Those who write the plan or decide about it by their role: whom a comment can name."""
    coordinators = Membership.objects.filter(role=Role.COORDINATOR, framework=plan.framework_id)
    roles = Q(memberships__in=_roles_in(plan)) | Q(memberships__in=coordinators)
    return User.objects.filter(roles, is_active=True).distinct()


def _roles_in(plan: Plan) -> QuerySet[Membership]:
    return Membership.objects.filter(unit__in=plan.unit.ids_from_root, role__in=(Role.HEAD, Role.CONTRIBUTOR))


def _managed(user: Person) -> Q:
    """The condition on roles, given or offered, that ``user`` may give and take away."""
    if _is_administrator(user):
        return Q()
    readers = Q(role=Role.READER, framework__in=frameworks_coordinated_by(user))
    heads = Q(role=Role.HEAD, unit__in=units_to_invite_to(user, Role.HEAD))
    contributors = Q(role=Role.CONTRIBUTOR, unit__in=units_to_invite_to(user, Role.CONTRIBUTOR))
    return readers | heads | contributors


def _coordinated_units(user: Person) -> Q:
    """The units and areas with a plan in a framework that ``user`` coordinates."""
    plans = plans_coordinated_by(user).exclude(state=Plan.State.WITHDRAWN).order_by()
    return Q(pk__in=plans.values("unit")) | Q(pk__in=plans.filter(area__isnull=False).values("area"))


def _frameworks_of(user: Person, *roles: str) -> QuerySet[Framework]:
    if _is_administrator(user):
        return Framework.objects.all()
    return Framework.objects.filter(pk__in=_memberships(user, *roles).values("framework"))


def _units_of(user: Person, *roles: str) -> QuerySet[Unit]:
    """The units of the memberships and those below them: a unit's path begins with that of every unit above it."""
    if _is_administrator(user):
        return Unit.objects.all()
    at_or_above = _memberships(user, *roles).annotate(at=StrIndex(OuterRef("path"), "unit__path")).filter(at=1)
    return Unit.objects.filter(Exists(at_or_above))


def _memberships(user: Person, *roles: str) -> QuerySet[Membership]:
    return Membership.objects.filter(user_id=user.pk, role__in=roles) if user.pk else Membership.objects.none()


def _is_administrator(user: Person) -> bool:
    return user.is_active and user.is_superuser
