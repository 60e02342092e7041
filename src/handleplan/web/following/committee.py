"""The committee's page: what came of a framework's promises in a round, for a meeting, on two sheets of paper."""

from collections.abc import Sequence
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from handleplan.insight.following.said import AnsweredRound, answered_rounds
from handleplan.insight.following.summary import Group, Summary, summary
from handleplan.insight.following.tallies import OUTCOMES
from handleplan.record.due_dates import overdue_deadlines, overdue_reports
from handleplan.record.permissions import may_follow
from handleplan.web.asked import asker
from handleplan.web.crumbs import crumbs_below
from handleplan.web.public.found import framework_at

CRITERIA_A_PAGE = 50


class Table(NamedTuple):
    """A table of groups: what they are called together, and the heading of their column.

    One that only says more exactly what another says as well is folded, and left out on paper.
    """

    key: str
    title: str
    one: str
    groups: Sequence[Group]
    is_folded: bool = False


def following(request: HttpRequest, owner: str, framework: str) -> HttpResponse:
    """A round in numbers; ``?runde=`` is its year, ``?vurdering=`` and ``?gruppe=`` ask for the plans behind one."""
    shown = framework_at(request, owner, framework)
    rounds = answered_rounds(shown, request.user)
    context = {"framework": shown, "crumbs": crumbs_below(shown, _("Opfølgning")), "rounds": rounds}
    if rounds:
        found = summary(shown, rounds, _chosen(rounds, request.GET.get("runde", "")), request.user)
        context |= {"summary": found, "tables": _tables(found), **_behind_a_number(request, found)}
    if may_follow(request.user, shown):
        today, user = timezone.localdate(), asker(request)
        context |= {
            "follows": True,
            "late_deadlines": (late_deadlines := overdue_deadlines(shown, user, today)),
            "late_reports": (late_reports := overdue_reports(shown, user, today)),
            "late": len(late_deadlines) + len(late_reports),
        }
    return render(request, "following/committee.html", context)


def _chosen(rounds: Sequence[AnsweredRound], year: str) -> AnsweredRound:
    """The round of that year, or the latest one."""
    return next((one for one in rounds if str(one.round.year) == year), rounds[0])


def _tables(found: Summary) -> list[Table]:
    tables = [
        Table("temaer", _("Tema for tema"), _("Tema"), found.themes),
        Table("omraader", _("Område for område"), _("Område"), found.areas),
        Table("enheder", _("Enhed for enhed"), _("Enhed"), found.units, is_folded=bool(found.areas)),
    ]
    return [table for table in tables if len(table.groups) > 1]


def _behind_a_number(request: HttpRequest, found: Summary) -> dict[str, Any]:
    """The criteria that a number counts, when one was followed."""
    outcome, group = request.GET.get("vurdering", ""), request.GET.get("gruppe", "")
    if outcome not in OUTCOMES:
        outcome = ""
    if not (outcome or found.name_of(group)):
        return {}
    page = Paginator(found.chosen(outcome, group), CRITERIA_A_PAGE).get_page(request.GET.get("side"))
    query = urlencode({"runde": found.round.year, "vurdering": outcome, "gruppe": group})
    return {
        "page": page,
        "query": query,
        "outcome": outcome,
        "outcome_label": str(OUTCOMES.get(outcome, "")),
        "group_name": found.name_of(group),
    }
