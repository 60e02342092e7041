""" "Det venter på dig": every status and round that waits for the person, by when it is due."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from handleplan.record.revision_overview import revisions_waiting_for
from handleplan.record.round_overview import WaitingReport, waiting_for
from handleplan.web.asked import asker
from handleplan.web.crumbs import Crumb, Crumbs

A_WEEK = 7


@dataclass(frozen=True)
class Group:
    """What is due at about the same time."""

    key: str
    label: Promise
    reports: Sequence[WaitingReport]


@login_required
@require_safe
def waiting(request: HttpRequest) -> HttpResponse:
    """The statuses to write or submit, what is overdue first, and the rounds to coordinate."""
    today = timezone.localdate()
    found = waiting_for(asker(request), today)
    revising = revisions_waiting_for(asker(request), today)
    late = [one for one in found.reports if one.is_overdue]
    soon = [one for one in found.reports if one.due and 0 <= (one.due - today).days <= A_WEEK]
    later = [one for one in found.reports if one not in late and one not in soon]
    groups = [
        Group("over-fristen", gettext_lazy("Over fristen"), late),
        Group("snart", gettext_lazy("Inden for en uge"), soon),
        Group("senere", gettext_lazy("Senere"), later),
    ]
    return render(
        request,
        "year/waiting.html",
        {
            "crumbs": Crumbs(_("Det venter på dig"), Crumb(_("Min side"), reverse("me"))),
            "groups": [group for group in groups if group.reports],
            "rounds": found.rounds,
            "revising": revising,
            "total": len(found.reports) + sum(one.waits for one in found.rounds) + revising.count,
            "late": len(late) + sum(one.is_overdue for one in revising.to_write),
            "today": today,
        },
    )
