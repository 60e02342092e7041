"""What every answer of the site has in common."""

from collections.abc import Callable
from typing import TypeVar
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect, QueryDict

from handleplan.web.addresses import present_address

GetResponse = Callable[[HttpRequest], HttpResponse]
Fields = TypeVar("Fields", bound=QueryDict)

NULL = "\0"

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'self'",
        "img-src 'self' data:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)


def content_security_policy(get_response: GetResponse) -> GetResponse:
    """A browser runs and shows nothing that this site did not send itself."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        return response

    return middleware


def lasting_addresses(get_response: GetResponse) -> GetResponse:
    """An unknown address that something once had leads on to where it is now, for good."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if response.status_code == 404 and (address := present_address(request)):
            query = request.META.get("QUERY_STRING", "")
            return HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)
        return response

    return middleware


def no_null_characters(get_response: GetResponse) -> GetResponse:
    """No NUL comes any further: nobody types one, a pasted one is not to be seen, and PostgreSQL keeps none.

    One in a field or in the question of an address is left out; an address with one in its path is none.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        if NULL in request.path_info:
            raise Http404
        request.GET, request.POST = _without_null(request.GET), _without_null(request.POST)
        return get_response(request)

    return middleware


def _without_null(fields: Fields) -> Fields:
    if not any(NULL in value for _name, values in fields.lists() for value in values):
        return fields
    pairs = ((name, value.replace(NULL, "")) for name, values in fields.lists() for value in values)
    return type(fields)(urlencode(list(pairs), encoding="utf-8"), encoding="utf-8")
