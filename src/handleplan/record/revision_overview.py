"""A revision at a glance, and the drafts that wait for a person: bounded questions, however many plans."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from handleplan.record.models import Framework, Plan, PlanRevision, RevisedPart, Revision, User
from handleplan.record.permissions import frameworks_coordinated_by, plans_answered_by
from handleplan.record.round_opening import suggested_people

State = PlanRevision.State
Kind = RevisedPart.Kind


@dataclass(frozen=True, slots=True)
class RevisionRow:
    """One plan in a revision: how far it is, who answers for it, and how much of it is changed or kept so far."""

    plan_revision: PlanRevision
    person: User | None
    contributor: User | None
    is_overdue: bool
    changed: int
    kept: int

    @property
    def plan(self) -> Plan:
        return self.plan_revision.plan

    @property
    def is_begun(self) -> bool:
        return self.plan_revision.changed_at is not None


@dataclass(frozen=True, slots=True)
class WaitingRevision:
    """A draft that waits for a person to write in it, or a whole revision that waits to be decided about."""

    plan_revision: PlanRevision
    due: date | None
    is_overdue: bool

    @property
    def address(self) -> str:
        return self.plan_revision.get_absolute_url()


@dataclass(frozen=True, slots=True)
class RevisionToDecide:
    """A framework's submitted drafts that wait for its coordinator."""

    framework: Framework
    revision: Revision | None
    submitted: int

    @property
    def address(self) -> str:
        return self.revision.get_absolute_url() if self.revision else f"{self.framework.get_absolute_url()}revisioner/"


@dataclass(frozen=True, slots=True)
class WaitingRevisions:
    """All revisions that wait for a person."""

    to_write: list[WaitingRevision]
    to_decide: list[RevisionToDecide]

    @property
    def count(self) -> int:
        return len(self.to_write) + len(self.to_decide)


def revision_rows(revision: Revision, today: date) -> list[RevisionRow]:
    """The plans of a revision, in the framework's order."""
    return _rows(revision.plan_revisions.all(), today)


def rows_of_new_plans(framework: Framework, today: date) -> list[RevisionRow]:
    """The plans that are proposed and not adopted."""
    new = PlanRevision.objects.filter(plan__framework=framework, revision=None, revises=None)
    return _rows(new.exclude(state__in=(State.ADOPTED, State.LEFT_OUT)), today)


def revisions_waiting_for(user: User, today: date) -> WaitingRevisions:
    """The drafts that name ``user`` by their role, and the revisions with drafts that they decide about.

    An administrator without a role of a unit is asked to write nothing.
    """
    return WaitingRevisions(_to_write(user, today), _to_decide(user))


def _rows(plan_revisions: QuerySet[PlanRevision], today: date) -> list[RevisionRow]:
    found = list(_with_plans(plan_revisions).order_by("plan__order", "plan__pk"))
    people = suggested_people([one.plan for one in found])
    counts: dict[int, dict[str, int]] = defaultdict(dict)
    in_force = RevisedPart.objects.filter(plan_revision__in=[one.pk for one in found], undone_at=None)
    for row in in_force.order_by().values("plan_revision", "kind").annotate(count=Count("pk")):
        counts[row["plan_revision"]][row["kind"]] = row["count"]
    rows = []
    for one in found:
        of_plan = counts[one.pk]
        kept = of_plan.get(Kind.KEPT, 0)
        named = people[one.plan_id]
        rows.append(
            RevisionRow(one, named.head, named.contributor, _is_late(one, today), sum(of_plan.values()) - kept, kept)
        )
    return rows


def _to_write(user: User, today: date) -> list[WaitingRevision]:
    if not user.memberships.filter(unit__isnull=False).exists():
        return []
    drafts = PlanRevision.objects.filter(state__in=PlanRevision.BEING_WRITTEN, plan__in=plans_answered_by(user))
    found = list(_with_plans(drafts))
    people = suggested_people([one.plan for one in found])
    theirs = [one for one in found if user in (people[one.plan_id].head, people[one.plan_id].contributor)]
    waiting = [WaitingRevision(one, one.revision.due if one.revision else None, _is_late(one, today)) for one in theirs]
    return sorted(waiting, key=lambda one: (one.due or date.max, one.plan_revision.pk))


def _to_decide(user: User) -> list[RevisionToDecide]:
    coordinated = frameworks_coordinated_by(user)
    called = (
        Revision.objects.filter(framework__in=coordinated)
        .annotate(submitted=Count("plan_revisions", Q(plan_revisions__state=State.SUBMITTED)))
        .filter(submitted__gt=0)
        .select_related("framework__owner")
    )
    new = (
        coordinated.select_related("owner")
        .annotate(
            submitted=Count(
                "plans__revisions", Q(plans__revisions__state=State.SUBMITTED, plans__revisions__revision=None)
            )
        )
        .filter(submitted__gt=0)
    )
    return [
        *(RevisionToDecide(one.framework, one, one.submitted) for one in called.order_by("due", "pk")),
        *(RevisionToDecide(one, None, one.submitted) for one in new.order_by("name", "pk")),
    ]


def _is_late(plan_revision: PlanRevision, today: date) -> bool:
    revision = plan_revision.revision
    return bool(revision and revision.due < today and plan_revision.is_being_written)


def _with_plans(plan_revisions: QuerySet[PlanRevision]) -> QuerySet[PlanRevision]:
    return plan_revisions.select_related(
        "plan__unit__parent", "plan__area", "plan__framework__owner", "revision__framework__owner", "changed_by"
    )
