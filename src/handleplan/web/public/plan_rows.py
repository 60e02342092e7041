"""Plans as rows of a list: what each wants in one line, and where it stands."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db.models import Case, OuterRef, Prefetch, QuerySet, Subquery, TextField, Value, When
from django.db.models.functions import Coalesce

from handleplan.record.models import Answer, Edition, Plan, Report, ReportEntry, ResultText, User, Wording
from handleplan.record.standing import own_editions
from handleplan.record.visibility import PlanQuerySet
from handleplan.web.public.editions import OWN_WORDING_FIRST


@dataclass(frozen=True)
class PlanRow:
    """``goal`` is the plan's first goal; ``latest`` is the name of the round or date that ``said`` was said in."""

    plan: Plan
    goal: str
    latest: str
    said: str
    revision: Edition | None


def plan_rows(plans: PlanQuerySet, user: User | AnonymousUser) -> list[PlanRow]:
    """A row a plan, in the plans' order, for two questions to the database however many they are."""
    goals = (
        Wording.objects.filter(statement__plan=OuterRef("pk"), statement__role__in=("goal", "subgoal"))
        .annotate(retold=OWN_WORDING_FIRST, below=Case(When(statement__role="goal", then=Value(0)), default=Value(1)))
        .order_by("retold", "below", "-edition__number", "order")
    )
    answers = (
        Answer.objects.filter(edition__plan=OuterRef("pk"))
        .annotate(
            retold=OWN_WORDING_FIRST,
            rank=Case(When(field="purpose", then=Value(0)), default=Value(1)),
        )
        .order_by("rank", "retold", "order", "pk")
    )
    entries = (
        ReportEntry.objects.filter(report__plan=OuterRef("pk"), report__in=Report.objects.visible_to(user).settled())
        .annotate(rank=Case(When(field="achieved", then=Value(0)), When(field="done", then=Value(1)), default=Value(2)))
        .order_by("-report__round__year", "rank", "order")
    )
    results = (
        ResultText.objects.filter(result__statement__plan=OuterRef("pk"))
        .exclude(text__in=("-", "–"))
        .order_by("-result__order", "result__statement__wordings__order", "order")
    )
    rows = (
        plans.select_related("framework__owner", "unit__parent", "area")
        .annotate(
            first_goal=_first(goals.values("text"), answers.values("text")),
            latest_round=_first(entries.values("report__round__name"), results.values("result__heading")),
            latest_said=_first(entries.values("text"), results.values("text")),
        )
        .prefetch_related(Prefetch("editions", Edition.objects.select_related("form")))
    )
    return [
        PlanRow(
            plan,
            goal=plan.first_goal,
            latest=plan.latest_round,
            said=plan.latest_said,
            revision=_revision(plan.editions.all()),
        )
        for plan in rows
    ]


def _first(*candidates: QuerySet) -> Coalesce:
    """The first text of the first of the candidates that has any; "" where none has."""
    return Coalesce(*(Subquery(texts[:1]) for texts in candidates), Value(""), output_field=TextField())


def _revision(editions: Sequence[Edition]) -> Edition | None:
    own = own_editions(editions)
    return own[-1] if own and own[-1].is_revision else None
