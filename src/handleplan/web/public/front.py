"""The front page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from handleplan.record.models import Framework
from handleplan.web.public.overview import overviews


def front(request: HttpRequest) -> HttpResponse:
    """What this is, a search box, and the policies and pools there are."""
    frameworks = Framework.objects.visible_to(request.user).select_related("owner")
    return render(request, "public/front.html", {"overviews": overviews(frameworks, request.user)})
