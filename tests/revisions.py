"""A revision for tests: the invented policy of builders.py with its people, gone through for 2027-2028."""

from datetime import UTC, date, datetime

import builders
from handleplan.record.models import Membership, Plan, PlanRevision, Revision, User
from handleplan.record.revising import decide, keep_all
from handleplan.record.revision_calling import call_revision, plans_to_revise
from handleplan.record.revision_draft import Draft, draft_of
from handleplan.record.revision_states import change_revision_state
from years import coordinator_of, head_of

CALLED = datetime(2026, 9, 1, 8, 0, tzinfo=UTC)
DUE = date(2026, 10, 1)


def build_revision(plans: int = 2) -> Revision:
    """The policy, its coordinator Kirsten, a head of each unit, and a draft of every plan."""
    framework = builders.build_policy(plans)
    kirsten = coordinator_of("Kirsten", framework)
    for number, plan in enumerate(framework.plans.select_related("unit").order_by("order")):
        head_of(f"Leder{number}", plan.unit)
    return call_revision(
        framework,
        name="Revision 2027",
        first_year=2027,
        last_year=2028,
        due=DUE,
        plans=plans_to_revise(framework),
        by=kirsten,
        now=CALLED,
    ).revision


def first_draft(revision: Revision) -> PlanRevision:
    related = ("plan__framework__owner", "plan__unit", "revises__form", "form", "revision")
    return revision.plan_revisions.select_related(*related).order_by("plan__order").first()


def coordinator(revision: Revision) -> User:
    return User.objects.get(memberships__framework=revision.framework, memberships__role="coordinator")


def head(plan: Plan) -> User:
    return Membership.objects.get(unit=plan.unit, role="head").user


def items(draft: Draft | PlanRevision, role: str):
    return (draft if isinstance(draft, Draft) else draft_of(draft)).roles[role]


def rewritten(shown: PlanRevision, text: str = "Når mindst ti borgere er i skånejob.") -> PlanRevision:
    """The criterion in other words, and the rest as it was."""
    leader = head(shown.plan)
    decide(shown, "reworded", [items(shown, "criterion")[0].key], texts=[text], by=leader)
    keep_all(shown, by=leader)
    return shown


def adopted(shown: PlanRevision) -> PlanRevision:
    submitted = change_revision_state(shown, "submitted", by=head(shown.plan))
    return change_revision_state(submitted, "adopted", by=coordinator(shown.revision))
