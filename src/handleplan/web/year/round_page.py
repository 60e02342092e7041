"""The page of a round: the plan of one that is not open, the overview of one that is, and what a closed one came to."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from django.contrib.auth.views import redirect_to_login
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from handleplan.danish.alphabet import sort_key
from handleplan.publishing.round_workbook import round_workbook
from handleplan.record.models import FrozenReport, Plan, Report, Round, Unit, User
from handleplan.record.permissions import may_coordinate
from handleplan.web.asked import asker
from handleplan.web.public.found import framework_at
from handleplan.web.year.round_chart import pieces_of
from handleplan.web.year.round_filter import RoundFilter
from handleplan.web.year.round_found import coordinated_round
from handleplan.web.year.round_planning import crumbs_of_rounds
from handleplan.web.year.round_steps import outcome_of_last_step, steps_for

READ_BY_ALL = (Round.State.CLOSED, Round.State.DOCUMENTS)


class Column(NamedTuple):
    """A column that the table can be sorted by, with the address that does it."""

    label: Promise
    address: str
    sorted: str


COLUMNS = (
    ("plan", _("Handleplan")),
    ("state", _("Tilstand")),
    ("due", _("Frist")),
    ("person", _("Hvem svarer")),
    ("changed", _("Sidst ændret")),
)


def round_(request: HttpRequest, owner: str, framework: str, year: int) -> HttpResponse:
    """A round that is closed, or was read from documents, is for all who see its framework; others for coordinators.

    Who is not logged in is asked to be where they may not see it: mails lead here.
    """
    try:
        found = _seen_round(request, owner, framework, year)
    except Http404:
        if request.user.is_authenticated:
            raise
        return redirect_to_login(request.get_full_path())
    show = {
        Round.State.DOCUMENTS: _from_documents,
        Round.State.PLANNED: _planned,
        Round.State.OPEN: _open,
        Round.State.CLOSED: _closed,
    }[Round.State(found.state)]
    template, shown = show(request, found)
    frame = {"round": found, "framework": found.framework, "crumbs": crumbs_of_rounds(found.framework, found.name)}
    return render(request, template, {**frame, **shown})


def workbook(request: HttpRequest, owner: str, framework: str, year: int) -> HttpResponse:
    """The table that the page shows, by the same filter, as a spreadsheet."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    found = coordinated_round(request, owner, framework, year)
    overview = RoundFilter.asked(request.GET).overview(found, asker(request), timezone.localdate())
    response = HttpResponse(
        round_workbook(overview), content_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    )
    response["Content-Disposition"] = f'attachment; filename="status-{found.year}.xlsx"'
    return response


def _seen_round(request: HttpRequest, owner: str, framework: str, year: int) -> Round:
    of = framework_at(request, owner, framework)
    found = of.rounds.filter(year=year).first()
    if found is None or not (found.state in READ_BY_ALL or may_coordinate(request.user, of)):
        raise Http404
    found.framework = of
    return found


def _open(request: HttpRequest, round_: Round) -> tuple[str, dict[str, Any]]:
    user = asker(request)
    chosen = RoundFilter.asked(request.GET)
    overview = chosen.overview(round_, user, timezone.localdate())
    areas, units = _units(round_)
    return "year/round.html", {
        "overview": overview,
        "filter": chosen,
        "total": sum(overview.counts.values()),
        "answered": sum(overview.counts.get(state, 0) for state in ("submitted", "approved", "published")),
        "pieces": [(piece, chosen.with_(state=piece.state).query or "?") for piece in pieces_of(overview.counts)],
        "any_state": chosen.with_(state="").query or "?",
        "columns": [_column(name, label, chosen) for name, label in COLUMNS],
        "people": _people(round_),
        "areas": areas,
        "units": units,
        "steps": steps_for(overview.counts),
        "outcome": outcome_of_last_step(request),
    }


def _planned(request: HttpRequest, round_: Round) -> tuple[str, dict[str, Any]]:
    reports = round_.reports.exclude(state=Report.State.LEFT_OUT).select_related("plan__unit__parent")
    people = set(reports.values_list("head", flat=True)) | set(reports.values_list("contributor", flat=True))
    return "year/round_planned.html", {
        "questions": round_.questions.all(),
        "plans": reports.count(),
        "left_out": round_.reports.filter(state=Report.State.LEFT_OUT).count(),
        "people": len(people - {None}),
        "without_person": reports.filter(head=None).order_by("plan__order", "plan__pk"),
    }


def _closed(request: HttpRequest, round_: Round) -> tuple[str, dict[str, Any]]:
    """Nothing but what was written down when the round was closed."""
    frozen = round_.frozen
    rows = FrozenReport.objects.visible_to(request.user).filter(frozen_round=frozen)
    rows = rows.prefetch_related("answers", "verdicts", "attachments").order_by("order")
    counts: dict[str, int] = {}
    for row in rows:
        counts[row.state] = counts.get(row.state, 0) + 1
    return "year/round_closed.html", {
        "frozen": frozen,
        "rows": rows,
        "pieces": pieces_of(counts),
        "coordinates": may_coordinate(request.user, round_.framework),
        "crumbs": crumbs_of_rounds(round_.framework, frozen.name),
    }


def _from_documents(request: HttpRequest, round_: Round) -> tuple[str, dict[str, Any]]:
    reports = Report.objects.visible_to(request.user).filter(round=round_)
    plans = Plan.objects.visible_to(request.user).filter(framework=round_.framework)
    return "year/round_from_documents.html", {
        "reports": reports.select_related("plan__unit__parent", "plan__framework__owner", "round").order_by(
            "plan__order", "plan__pk"
        ),
        "silent": plans.exclude(reports__round=round_).select_related("unit__parent", "framework__owner"),
    }


def _column(name: str, label: Promise, chosen: RoundFilter) -> Column:
    way = {name: "ascending", f"-{name}": "descending"}.get(chosen.order, "")
    return Column(label, chosen.ordered_by(name).query, way)


def _people(round_: Round) -> Sequence[User]:
    """Everybody who answers in the round."""
    named = User.objects.filter(Q(reports_headed__round=round_) | Q(reports_contributed__round=round_)).distinct()
    return sorted(named, key=lambda person: sort_key(str(person)))


def _units(round_: Round) -> tuple[list[Unit], list[Unit]]:
    """The areas and the units that the round's plans are of."""
    areas = Unit.objects.filter(area_plans__reports__round=round_).distinct()
    units = Unit.objects.filter(plans__reports__round=round_).distinct()
    return _sorted(areas), _sorted(units)


def _sorted(units: Iterable[Unit]) -> list[Unit]:
    return sorted(units, key=lambda unit: sort_key(unit.name))
