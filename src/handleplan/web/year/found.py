"""The status that an address names, for those who may see it."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from handleplan.record.models import Report
from handleplan.record.permissions import may_answer, may_approve

View = Callable[..., HttpResponseBase]


def report_at(request: HttpRequest, owner: str, framework: str, plan: str, year: int) -> Report:
    """The plan's status of the year, with all that a page of it names. A 404 for what the reader may not see."""
    found = (
        Report.objects.visible_to(request.user)
        .select_related(
            "plan__framework__owner",
            "plan__unit__parent",
            "plan__area",
            "round__framework__owner",
            "edition__form",
            "head",
            "contributor",
            "changed_by",
            "submitted_by",
            "approved_by",
        )
        .filter(plan__slug=plan, plan__framework__slug=framework, round__year=year)
    )
    shown = next((one for one in found if one.plan.framework.owner.root_slug == owner), None)
    if shown is None:
        raise Http404
    return shown


def asks_to_log_in(view: View) -> View:
    """Who is not logged in may still see what everybody sees; for all else they are asked to log in, as mails need."""

    @wraps(view)
    def asked(request: HttpRequest, **address: str | int) -> HttpResponseBase:
        try:
            return view(request, **address)
        except Http404:
            if request.user.is_authenticated:
                raise
            return redirect_to_login(request.get_full_path())

    return asked


def for_those_who_write(view: View) -> View:
    """Gives the view the status, for those who write it: for all others there is no such page.

    A script is told in a word that its person is logged in no more, so that it can keep what was typed.
    """

    @wraps(view)
    def guarded(request: HttpRequest, **address: str | int) -> HttpResponseBase:
        return _guarded(request, view, lambda report: may_answer(request.user, report.plan), address)

    return guarded


def for_those_who_take_part(view: View) -> View:
    """The same for those who write the status and those who decide about it."""

    @wraps(view)
    def guarded(request: HttpRequest, **address: str | int) -> HttpResponseBase:
        return _guarded(request, view, lambda report: takes_part(request, report), address)

    return guarded


def takes_part(request: HttpRequest, report: Report) -> bool:
    """Whether the reader writes the status or decides about it."""
    return may_answer(request.user, report.plan) or may_approve(request.user, report.plan)


def _guarded(
    request: HttpRequest, view: View, may: Callable[[Report], bool], address: dict[str, str | int]
) -> HttpResponseBase:
    if not request.user.is_authenticated:
        if "HX-Request" in request.headers:
            return HttpResponse(_("Du er ikke logget ind længere."), status=401)
        return redirect_to_login(_page_of(request.path))
    report = report_at(request, *_names(address))
    if not may(report):
        raise Http404
    del address["owner"], address["framework"], address["plan"], address["year"]
    return view(request, report, **address)


def _names(address: dict[str, str | int]) -> tuple[str, str, str, int]:
    return str(address["owner"]), str(address["framework"]), str(address["plan"]), int(address["year"])


def _page_of(path: str) -> str:
    """The page that a form is on: its address ends with the year."""
    beginning, _slash, _rest = path.rpartition("/")
    return f"{beginning}/"
