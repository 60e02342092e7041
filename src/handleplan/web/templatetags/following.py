"""Ways from the pages that everybody sees to those of following up, for whom they are there for."""

from typing import Any

from django import template
from django.utils.translation import gettext as _

from handleplan.insight.following.tallies import OUTCOMES, Tally
from handleplan.record.models import Framework, Plan
from handleplan.record.permissions import (
    Person,
    may_comment,
    may_coordinate,
    may_propose,
    may_see_dates,
    may_see_history,
)
from handleplan.web.following.found import page_of

register = template.Library()


@register.inclusion_tag("following/plan_pages.html")
def plan_pages(plan: Plan, user: Person, here: str = "") -> dict[str, Any]:
    """The pages of a plan that the reader has besides the plan itself; nothing for everybody else."""
    if not (user.is_authenticated and may_see_history(user, plan)):
        return {"pages": []}
    pages = [("plan", _("Planen")), ("plan_following", _("Opfølgning")), ("history", _("Historik"))]
    if may_comment(user, plan):
        pages.insert(2, ("comments", _("Kommentarer")))
    return {"pages": [(name, label, page_of(plan, name)) for name, label in pages], "here": here}


@register.inclusion_tag("following/framework_pages.html")
def framework_pages(framework: Framework, user: Person, has_answers: bool = True) -> dict[str, Any]:
    """The way to what came of a framework's promises, and for those who follow it to its dates."""
    asks = user.is_authenticated
    return {
        "framework": framework,
        "has_answers": has_answers,
        "dates": asks and may_see_dates(user, framework),
        "proposes": asks and may_propose(user, framework),
        "withdrawn": asks and may_coordinate(user, framework),
    }


@register.filter
def count_of(tally: Tally, outcome: str) -> int:
    """How many of an outcome a tally holds."""
    return tally.of(outcome)


@register.filter
def outcome_label(outcome: str) -> str:
    """What an outcome is called."""
    return str(OUTCOMES[outcome])
