"""The way from the front page to where the reader is."""

from collections.abc import Iterator
from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _

from handleplan.record.models import Framework, Unit


class Crumb(NamedTuple):
    label: str
    address: str


class Crumbs:
    """The steps above a page, the front page first, and the page's own name last.

    The page's ``<title>`` is made of the same names, the other way round.
    """

    def __init__(self, here: str, *above: Crumb) -> None:
        self.here = here
        self.above = (Crumb(_("Forside"), reverse("front")), *above)

    @property
    def title(self) -> str:
        return " – ".join((self.here, *(crumb.label for crumb in reversed(self.above[1:])), "Handleplan"))

    def __iter__(self) -> Iterator[Crumb]:
        return iter(self.above)


def crumb_of(thing: Unit | Framework) -> Crumb:
    return Crumb(str(thing), thing.get_absolute_url())


def crumbs_below(framework: Framework, here: str) -> Crumbs:
    """The crumbs of a page of a framework."""
    return Crumbs(here, crumb_of(framework.owner), crumb_of(framework))
