"""A planned round is looked through, with the mails that it sends, and opened."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from handleplan.record.models import Report, Round, User
from handleplan.record.refusals import Refused
from handleplan.record.round_opening import Opened, open_planned_round, openings_of
from handleplan.web.asked import asker
from handleplan.web.year.round_found import coordinated_round
from handleplan.web.year.round_planning import crumbs_of_round


@dataclass(frozen=True)
class MailShown:
    """A mail as it would be sent, and of which plans it tells."""

    person: User
    subject: str
    text: str
    plans: Sequence[str]


@login_required
def open_round(request: HttpRequest, owner: str, framework: str, year: int) -> HttpResponse:
    """Who gets which mail; one click sends them all."""
    round_ = coordinated_round(request, owner, framework, year)
    if round_.state != Round.State.PLANNED:
        return redirect(round_)
    if request.method == "POST":
        try:
            opened = open_planned_round(round_, by=asker(request))
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _told(opened))
        return redirect(round_)
    mails = openings_of(round_)
    asked = round_.reports.exclude(state=Report.State.LEFT_OUT).select_related("plan__unit__parent")
    return render(
        request,
        "year/round_open.html",
        {
            "crumbs": crumbs_of_round(round_, _("Åbn runden")),
            "round": round_,
            "mails": [
                MailShown(
                    one.recipient,
                    one.letter.subject,
                    one.letter.text,
                    [plan.name for _key, _round, plan in one.items if plan],
                )
                for one in mails
            ],
            "plans": len({plan for one in mails for _key, _round, plan in one.items}),
            "without_person": [report for report in asked if report.head_id is None],
        },
    )


def _told(opened: Opened) -> str:
    mails = ngettext(
        "Runden er åben. %(count)d mail er på vej.", "Runden er åben. %(count)d mails er på vej.", opened.messages
    ) % {"count": opened.messages}
    nobody = len(opened.without_person)
    if not nobody:
        return mails
    return f"{mails} " + ngettext(
        "%(count)d handleplan har ingen person endnu.", "%(count)d handleplaner har ingen person endnu.", nobody
    ) % {"count": nobody}
