"""What a coordinator does with several statuses at once: remind, approve, publish, return, name people, leave out.

Some steps are taken at once. Others ask something first (why it is returned, who answers), on a page of their own.
Each status is done whole or not at all; those that were refused are listed with the reason.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from handleplan.danish.alphabet import sort_key
from handleplan.record.mail.reminding import remind_now
from handleplan.record.models import Report, Round, User
from handleplan.record.report_states import Remark, change_states
from handleplan.record.round_opening import name_several, suggested_people
from handleplan.web.asked import asker, whole_number
from handleplan.web.year.round_filter import RoundFilter
from handleplan.web.year.round_found import coordinated_round
from handleplan.web.year.round_planning import crumbs_of_round

State = Report.State
OUTCOME = "round_outcome"
"""Where the session keeps what came of the last step, until the round's page has shown it once."""


@dataclass(frozen=True)
class Step:
    """``asks`` is what a page asks before it is done: nothing, "yes", "why" or "who"."""

    name: str
    button: Promise
    title: Promise
    from_states: tuple[State, ...]
    to: str = ""
    asks: str = ""
    explains: Promise | str = ""


STEPS = (
    Step("paamind", gettext_lazy("Påmind"), gettext_lazy("Påmind"), Report.BEING_WRITTEN),
    Step("godkend", gettext_lazy("Godkend"), gettext_lazy("Godkend"), (State.SUBMITTED,), State.APPROVED),
    Step(
        "offentliggoer",
        gettext_lazy("Offentliggør"),
        gettext_lazy("Offentliggør status"),
        (State.APPROVED,),
        State.PUBLISHED,
        asks="yes",
        explains=gettext_lazy("Alle, der kan se handleplanerne, kan læse status, så snart den er offentliggjort."),
    ),
    Step(
        "tilbage",
        gettext_lazy("Send tilbage"),
        gettext_lazy("Send status tilbage"),
        (State.SUBMITTED, State.APPROVED),
        State.RETURNED,
        asks="why",
        explains=gettext_lazy("Enheden får en mail med det, du skriver, og kan rette og indsende igen."),
    ),
    Step(
        "person",
        gettext_lazy("Sæt person"),
        gettext_lazy("Sæt en person på"),
        Report.BEING_WRITTEN,
        asks="who",
        explains=gettext_lazy("Den, du vælger, får en mail om det, der venter."),
    ),
    Step(
        "ud",
        gettext_lazy("Tag ud af runden"),
        gettext_lazy("Tag handleplaner ud af runden"),
        (State.NOT_STARTED, State.DRAFT, State.RETURNED, State.SUBMITTED),
        State.LEFT_OUT,
        asks="why",
        explains=gettext_lazy(
            "Handleplanerne skal ikke svare. Det, der er skrevet, bliver gemt, og du kan tage dem ind igen."
        ),
    ),
    Step(
        "ind",
        gettext_lazy("Tag ind igen"),
        gettext_lazy("Tag handleplaner ind i runden igen"),
        (State.LEFT_OUT,),
        State.NOT_STARTED,
        asks="why",
        explains=gettext_lazy("Handleplanerne skal svare igen."),
    ),
)


@dataclass(frozen=True)
class Outcome:
    """What came of a step, in sentences."""

    done: str
    refused: Sequence[str]


def steps_for(counts: Mapping[str, int]) -> list[Step]:
    """The steps that some status of the round can take now."""
    return [step for step in STEPS if any(counts.get(state) for state in step.from_states)]


@login_required
@require_POST
def take_step(request: HttpRequest, owner: str, framework: str, year: int) -> HttpResponse:
    """Do what the button says with the statuses that are ticked, or with all that the filter shows."""
    round_ = coordinated_round(request, owner, framework, year)
    chosen = RoundFilter.asked(request.GET)
    step = next((step for step in STEPS if step.name == request.POST.get("step")), None)
    reports = _chosen(request, round_, chosen)
    if step is None or not reports:
        _keep(request, Outcome("", [_("Vælg først en eller flere handleplaner i tabellen.")]))
    elif step.asks and "answered" not in request.POST:
        return _ask(request, round_, step, reports, chosen)
    elif lack := _lacks(request, step):
        return _ask(request, round_, step, reports, chosen, lack)
    else:
        _keep(request, _do(request, step, reports))
    return redirect(round_.get_absolute_url() + chosen.query)


def outcome_of_last_step(request: HttpRequest) -> Outcome | None:
    """What came of the step just taken; it is told once."""
    kept = request.session.pop(OUTCOME, None)
    return Outcome(**kept) if kept else None


def _keep(request: HttpRequest, outcome: Outcome) -> None:
    request.session[OUTCOME] = {"done": outcome.done, "refused": list(outcome.refused)}


def _chosen(request: HttpRequest, round_: Round, chosen: RoundFilter) -> list[Report]:
    """The statuses that are meant, as the page showed them."""
    if "all" in request.POST:
        overview = chosen.overview(round_, asker(request), timezone.localdate())
        return [row.report for row in overview.rows]
    ticked = [key for key in map(whole_number, request.POST.getlist("report")) if key]
    people = ("head", "contributor", "plan__unit__parent", "plan__framework__owner", "round__framework__owner")
    found = round_.reports.filter(pk__in=ticked).select_related(*people)
    return list(found.order_by("plan__order", "plan__pk"))


def _lacks(request: HttpRequest, step: Step) -> str:
    """What is missing in what was answered, in a sentence."""
    if step.asks == "why" and not request.POST.get("why", "").strip():
        return _("Skriv hvorfor.")
    if step.asks == "who" and _who(request) is None:
        return _("Vælg en person.")
    return ""


def _ask(
    request: HttpRequest, round_: Round, step: Step, reports: list[Report], chosen: RoundFilter, lack: str = ""
) -> HttpResponse:
    shown: dict[str, Any] = {
        "crumbs": crumbs_of_round(round_, str(step.title)),
        "round": round_,
        "step": step,
        "reports": reports,
        "filter": chosen,
        "lack": lack,
        "why": request.POST.get("why", ""),
    }
    if step.asks == "who":
        people = suggested_people([report.plan for report in reports]).values()
        shown["heads"] = _by_name(person for plan in people for person in plan.heads)
        shown["contributors"] = _by_name(person for plan in people for person in plan.contributors)
    return render(request, "year/round_step.html", shown)


def _do(request: HttpRequest, step: Step, reports: list[Report]) -> Outcome:
    by = asker(request)
    if step.name == "paamind":
        reminded = remind_now(reports, by=by)
        return Outcome(_reminded(reminded.messages), [reason for _report, reason in reminded.refused])
    if step.asks == "who":
        who = _who(request)
        assert who, "asked for above"
        changed = name_several(reports, **{who[0]: who[1]}, by=by)
    else:
        why = request.POST.get("why", "").strip()
        changed = change_states(reports, step.to, by=by, remarks=[Remark(why)] if why else [])
    return Outcome(_done(step, len(changed.done)), [reason for _report, reason in changed.refused])


def _who(request: HttpRequest) -> tuple[str, User] | None:
    """Who was chosen, and what as: "head" or "contributor"."""
    what, _colon, key = request.POST.get("who", "").partition(":")
    if what not in ("head", "contributor"):
        return None
    person = User.objects.filter(pk=whole_number(key), is_active=True).first()
    return (what, person) if person else None


def _by_name(people: Any) -> list[User]:
    return sorted(dict.fromkeys(people), key=lambda person: sort_key(str(person)))


def _reminded(mails: int) -> str:
    if not mails:
        return ""
    return ngettext(
        "%(count)d person er påmindet. Mailen er på vej.", "%(count)d personer er påmindet. Mailene er på vej.", mails
    ) % {"count": mails}


def _done(step: Step, count: int) -> str:
    if not count:
        return ""
    sentence = {
        "godkend": ngettext("%(count)d status er godkendt.", "%(count)d status er godkendt.", count),
        "offentliggoer": ngettext("%(count)d status er offentliggjort.", "%(count)d status er offentliggjort.", count),
        "tilbage": ngettext("%(count)d status er sendt tilbage.", "%(count)d status er sendt tilbage.", count),
        "person": ngettext(
            "%(count)d handleplan har fået en person.", "%(count)d handleplaner har fået en person.", count
        ),
        "ud": ngettext("%(count)d handleplan er taget ud.", "%(count)d handleplaner er taget ud.", count),
        "ind": ngettext("%(count)d handleplan er taget ind igen.", "%(count)d handleplaner er taget ind igen.", count),
    }[step.name]
    return sentence % {"count": count}
