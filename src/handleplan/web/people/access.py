"""Whom the pages of people are there for."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse

from handleplan.record.permissions import Person

View = Callable[..., HttpResponse]


def only_if(may: Callable[[Person], bool]) -> Callable[[View], View]:
    """The page is not there for a person who may not; one who is not logged in is asked to log in."""

    def decorate(view: View) -> View:
        @wraps(view)
        @login_required
        def checked(request: HttpRequest, *args, **kwargs) -> HttpResponse:
            if not may(request.user):
                raise Http404
            return view(request, *args, **kwargs)

        return checked

    return decorate
