"""The pages for when something is not there, or goes wrong."""

import logging

from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.shortcuts import render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.translation import gettext as _

from handleplan.web.crumbs import Crumbs

STYLES = ("vendor/dkfds/css/dkfds.min.css", "handleplan/site.css")
logger = logging.getLogger(__name__)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "404.html", {"crumbs": Crumbs(_("Siden findes ikke"))}, status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Asks nothing of the database, the session or the request: any of them may be what went wrong."""
    return HttpResponseServerError(render_to_string("500.html", {"styles": _styles_that_can_be_found()}))


def _styles_that_can_be_found() -> list[str]:
    try:
        return [static(name) for name in STYLES]
    except ValueError:
        logger.exception("The style sheets cannot be found; has collectstatic run?")
        return []
