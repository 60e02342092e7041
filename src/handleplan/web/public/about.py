"""Pages about the site itself."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from handleplan.web.crumbs import Crumbs


def accessibility(request: HttpRequest) -> HttpResponse:
    context = {"crumbs": Crumbs(_("Tilgængelighed")), "contact": settings.CONTACT}
    return render(request, "public/accessibility.html", context)
