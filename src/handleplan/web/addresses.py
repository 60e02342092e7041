"""The parts of an address: Danish letters as people read them, and an address that was once another."""

import re

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.urls import register_converter

from handleplan.record.models import FormerAddress, Framework, Plan, Unit, User


class Slug:
    """One part of an address, in letters of any alphabet: "nørrelund"."""

    regex = r"[-\w]+"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class SlugPath(Slug):
    """Several parts: "sundhed-og-ældre/plejehjemmene"."""

    regex = r"[-\w]+(?:/[-\w]+)*"


def register_converters() -> None:
    register_converter(Slug, "name")
    register_converter(SlugPath, "names")


def present_address(request: HttpRequest) -> str | None:
    """Where the page now is that the request asks for by a former address; None where there never was such a page.

    What stood below a renamed thing has moved with it: the longest former address that the request begins with counts.
    Nobody is told of a thing that they may not see.
    """
    asked = request.path_info
    beginnings = [asked[: slash.end()] for slash in re.finditer("/", asked)][1:]
    if not asked.endswith("/"):
        beginnings.append(f"{asked}/")
    former = FormerAddress.objects.filter(path__in=beginnings).select_related(
        "unit", "framework__owner", "plan__framework__owner", "plan__unit"
    )
    for address in sorted(former, key=lambda one: len(one.path), reverse=True):
        if now := _seen_target(address, request.user):
            rest = asked.removeprefix(address.path) if asked.startswith(address.path) else ""
            return now.get_absolute_url() + rest
    return None


def _seen_target(address: FormerAddress, user: User | AnonymousUser) -> Unit | Framework | Plan | None:
    if address.unit:
        return Unit.objects.visible_to(user).filter(pk=address.unit.pk).first()
    if address.framework:
        return Framework.objects.visible_to(user).select_related("owner").filter(pk=address.framework.pk).first()
    return Plan.objects.visible_to(user).select_related("framework__owner").filter(pk=address.plan_id).first()
