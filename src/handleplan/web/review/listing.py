"""The readings that a person works with: what is brought in, and how far each has come."""

from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from handleplan.documents.files import MAX_BYTES
from handleplan.intake.models import Review
from handleplan.record.permissions import frameworks_coordinated_by
from handleplan.web.crumbs import Crumb, Crumbs
from handleplan.web.review.found import for_those_who_bring_in

A_PAGE = 50

State = Review.State
UNDER_WAY = (State.WAITING, State.READING)


class Filter(NamedTuple):
    """Which readings are shown, by what is asked for in the address."""

    asked: str
    label: Promise
    states: tuple[str, ...]


FILTERS = (
    Filter("", gettext_lazy("Alle"), tuple(State.values)),
    Filter("laeses", gettext_lazy("Bliver læst"), UNDER_WAY),
    Filter("klar", gettext_lazy("Klar til gennemsyn"), (State.READY,)),
    Filter("godkendt", gettext_lazy("Godkendt"), (State.ACCEPTED,)),
    Filter("afvist", gettext_lazy("Afvist"), (State.REJECTED,)),
    Filter("fejl", gettext_lazy("Kunne ikke læses"), (State.FAILED,)),
)


@dataclass(frozen=True)
class Choice:
    """A filter as it is shown, with the number of readings behind it."""

    label: str
    address: str
    count: int
    is_chosen: bool


@for_those_who_bring_in
@require_safe
def reviews(request: HttpRequest) -> HttpResponse:
    """The list with the place to bring files in; htmx asks for the list alone while files are being read."""
    chosen = next((one for one in FILTERS if one.asked == request.GET.get("vis")), FILTERS[0])
    seen = Review.objects.visible_to(request.user)
    counts = dict(seen.order_by().values_list("state").annotate(Count("pk")))
    shown = seen.without_texts().filter(state__in=chosen.states).select_related("framework", "uploaded_by")
    page = Paginator(shown, A_PAGE).get_page(request.GET.get("side"))
    listed = {
        "page": page,
        "earlier": _page_address(chosen, page, -1),
        "later": _page_address(chosen, page, 1),
        "choices": [_choice(one, counts, chosen) for one in FILTERS],
        "chosen": chosen,
        "total": sum(counts.values()),
        "under_way": sum(counts.get(state, 0) for state in UNDER_WAY),
    }
    if "HX-Request" in request.headers:
        return render(request, "review/rows.html", {**listed, "is_update": True})
    return render(
        request,
        "review/reviews.html",
        {
            **listed,
            "crumbs": Crumbs(_("Læsninger"), Crumb(_("Min side"), reverse("me"))),
            "frameworks": frameworks_coordinated_by(request.user),
            "asked_framework": request.GET.get("ramme", ""),
            "most_bytes": MAX_BYTES,
            "most_megabytes": MAX_BYTES // 1_000_000,
        },
    )


def _choice(one: Filter, counts: dict[str, int], chosen: Filter) -> Choice:
    return Choice(
        str(one.label), _address(one), sum(counts.get(state, 0) for state in one.states), is_chosen=one is chosen
    )


def _address(chosen: Filter, page: int = 1) -> str:
    asked = {**({"vis": chosen.asked} if chosen.asked else {}), **({"side": page} if page > 1 else {})}
    return reverse("reviews") + (f"?{urlencode(asked)}" if asked else "")


def _page_address(chosen: Filter, page: Page, step: int) -> str:
    number = page.number + step
    return _address(chosen, number) if 1 <= number <= page.paginator.num_pages else ""
