"""Search over everything that the reader may see."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from handleplan.insight.search.find import HITS_A_PAGE, search
from handleplan.web.asked import whole_number
from handleplan.web.crumbs import Crumbs

MOST_PAGES = 500
"""Who would read further asks for something narrower; it keeps a page number from being any number."""


def search_page(request: HttpRequest) -> HttpResponse:
    """The hits, each with the sentence that was hit and where it stands; htmx asks for them alone while one types."""
    asked = request.GET.get("q", "").strip()
    number = _page_number(request.GET.get("side", ""))
    results = search(asked, request.user, offset=(number - 1) * HITS_A_PAGE)
    pages = -(-results.total // HITS_A_PAGE)
    return render(
        request,
        "parts/search_results.html" if "HX-Request" in request.headers else "public/search.html",
        {
            "asked": asked,
            "results": results,
            "suggestion_address": _address(results.suggestion) if results.suggestion else "",
            "earlier": _address(asked, number - 1) if number > 1 else "",
            "later": _address(asked, number + 1) if number < pages else "",
            "page": number,
            "pages": pages,
            "crumbs": Crumbs(_("Søg efter „%(asked)s“") % {"asked": asked} if asked else _("Søg")),
        },
    )


def _page_number(asked: str) -> int:
    return min(whole_number(asked) or 1, MOST_PAGES)


def _address(asked: str, page: int = 1) -> str:
    return f"{reverse('search')}?{urlencode({'q': asked, **({'side': page} if page > 1 else {})})}"
