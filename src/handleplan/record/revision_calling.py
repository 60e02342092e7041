"""A revision is called for the plans of a framework, and a new plan is proposed in mid-period.

Both open a draft (``PlanRevision``). A new plan's draft revises nothing: its first edition is written, submitted and
adopted as any other, so a head may propose one and the coordinator's adoption is the approval.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Count, Prefetch, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from handleplan.forms.definition import form_of_kind
from handleplan.record.editions import RETELLING
from handleplan.record.history import note_event, write_event
from handleplan.record.mail.outbox import Outgoing, post_all
from handleplan.record.mail.revision_letters import calling_letter
from handleplan.record.models import (
    Edition,
    Event,
    Form,
    Framework,
    Message,
    Plan,
    PlanRevision,
    Revision,
    Theme,
    Unit,
    User,
)
from handleplan.record.permissions import may_coordinate, units_given_plans_by
from handleplan.record.plans import create_plan
from handleplan.record.refusals import NotAccepted, NotAllowed
from handleplan.record.round_opening import USUAL_FORM, suggested_people
from handleplan.record.standing import edition_to_revise

BEING_REVISED = (PlanRevision.State.DRAFT, PlanRevision.State.SUBMITTED, PlanRevision.State.RETURNED)


@dataclass(frozen=True, slots=True)
class Called:
    """What came of a call: the drafts, how many mails wait, and the plans that nobody can be asked about.

    ``skipped`` are plans that were not called: they have no wording yet, or are being revised already.
    """

    revision: Revision
    plan_revisions: list[PlanRevision]
    messages: int
    without_person: list[Plan]
    skipped: list[Plan]


def plans_to_revise(framework: Framework) -> list[Plan]:
    """The plans that a call would open a draft of: those in force with a wording and no draft already, in order."""
    active = framework.plans.filter(state=Plan.State.ACTIVE).exclude(revisions__state__in=BEING_REVISED)
    return [plan for plan in _with_editions(active) if edition_to_revise(plan)]


@transaction.atomic
def call_revision(
    framework: Framework,
    *,
    name: str,
    first_year: int,
    last_year: int,
    due: date,
    plans: Iterable[Plan],
    by: User | None,
    now: datetime | None = None,
) -> Called:
    """Open a draft of each plan's next edition, and tell its people by mail. Raises NotAllowed, NotAccepted.

    The database is asked no question for each plan.
    """
    now = now or timezone.now()
    _check_may(framework, by)
    _check_period(first_year, last_year)
    if not name.strip():
        raise NotAccepted(_("Giv revisionen et navn."))
    revision = Revision.objects.create(
        framework=framework,
        name=name.strip(),
        first_year=first_year,
        last_year=last_year,
        due=due,
        called_by=by,
        called_at=now,
    )
    called = _open_drafts(revision, plans, by, now)
    if not called.plan_revisions:
        raise NotAccepted(_("Vælg mindst én handleplan, som har en ordlyd og ikke er ved at blive revideret."))
    note_event("revision.called", revision.name, framework=framework, by=by)
    return called


@transaction.atomic
def add_to_revision(
    revision: Revision, plans: Iterable[Plan], *, by: User | None, now: datetime | None = None
) -> Called:
    """Call these plans too. Those in it already stay as they are. Raises NotAllowed."""
    _check_may(revision.framework, by)
    return _open_drafts(revision, plans, by, now or timezone.now())


@transaction.atomic
def propose_plan(
    framework: Framework,
    unit: Unit,
    title: str,
    *,
    first_year: int,
    last_year: int,
    themes: Iterable[Theme] = (),
    area: Unit | None = None,
    by: User | None,
    now: datetime | None = None,
) -> PlanRevision:
    """A new plan in mid-period: seen by those who write it and those who decide, until its wording is adopted.

    Raises NotAllowed, NotAccepted.
    """
    now = now or timezone.now()
    _check_period(first_year, last_year)
    if by and not units_given_plans_by(by, framework).contains(unit):
        raise NotAllowed(_("Du kan ikke foreslå en handleplan for %(unit)s.") % {"unit": unit})
    if not title.strip():
        raise NotAccepted(_("Giv handleplanen en titel."))
    plan = create_plan(framework, unit, title.strip(), area=area, by=by)
    plan.state = Plan.State.PROPOSED
    plan.save(update_fields=["state"])
    plan.themes.set(themes)
    draft = PlanRevision.objects.create(
        plan=plan, form=_form_of(framework), first_year=first_year, last_year=last_year, changed_at=now, changed_by=by
    )
    write_event("plan.proposed", plan.name, plan=plan, by=by)
    return draft


def _open_drafts(revision: Revision, plans: Iterable[Plan], by: User | None, now: datetime) -> Called:
    asked = [plan.pk for plan in plans]
    chosen = [plan for plan in plans_to_revise(revision.framework) if plan.pk in set(asked)]
    in_it = set(revision.plan_revisions.values_list("plan", flat=True))
    chosen = [plan for plan in chosen if plan.pk not in in_it]
    opened = PlanRevision.objects.bulk_create(_draft(revision, plan) for plan in chosen)
    Event.objects.bulk_create(
        Event(what="revision.asked", note=revision.name, framework=revision.framework, plan=plan, user=by)
        for plan in chosen
    )
    people = suggested_people(chosen)
    messages = post_all(_letters(revision, opened, by), now)
    skipped = [pk for pk in asked if pk not in {plan.pk for plan in chosen}]
    return Called(
        revision,
        opened,
        len(messages),
        [plan for plan in chosen if people[plan.pk].head is None],
        list(Plan.objects.filter(pk__in=skipped).select_related("unit")),
    )


def _draft(revision: Revision, plan: Plan) -> PlanRevision:
    edition = edition_to_revise(plan)
    assert edition, "plans without a wording are not chosen"
    return PlanRevision(
        plan=plan,
        revision=revision,
        revises=edition,
        form=edition.form,
        first_year=revision.first_year,
        last_year=revision.last_year,
    )


def _letters(revision: Revision, opened: Sequence[PlanRevision], by: User | None) -> list[Outgoing]:
    people = suggested_people([one.plan for one in opened])
    waiting: dict[User, list[PlanRevision]] = defaultdict(list)
    for one in opened:
        for person in dict.fromkeys((people[one.plan_id].head, people[one.plan_id].contributor)):
            if person and person != by:
                waiting[person].append(one)
    return [
        Outgoing(
            person,
            Message.Kind.REVISION,
            calling_letter(person, revision, theirs),
            [(f"revision-called:{one.pk}:{person.pk}", None, one.plan) for one in theirs],
        )
        for person, theirs in waiting.items()
    ]


def _with_editions(plans: QuerySet[Plan]) -> QuerySet[Plan]:
    return plans.select_related("unit__parent", "area", "framework__owner").prefetch_related(
        Prefetch("editions", Edition.objects.select_related("form"))
    )


def _form_of(framework: Framework) -> Form:
    """The form that most of the framework's plans follow; the usual one where there is none yet."""
    common = (
        Form.objects.filter(editions__plan__framework=framework)
        .exclude(kind=RETELLING)
        .annotate(plans=Count("editions__plan", distinct=True))
        .order_by("-plans", "kind")
        .first()
    )
    if common:
        return common
    form, _is_new = Form.objects.get_or_create(
        owner=None, kind=USUAL_FORM, defaults={"title": form_of_kind(USUAL_FORM).title}
    )
    return form


def _check_may(framework: Framework, by: User | None) -> None:
    if by and not may_coordinate(by, framework):
        raise NotAllowed(_("Du er ikke koordinator for %(framework)s.") % {"framework": framework})


def _check_period(first_year: int, last_year: int) -> None:
    if last_year < first_year:
        raise NotAccepted(_("Perioden slutter, før den begynder."))
