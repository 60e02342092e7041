"""The framework or round that an address names, for those who decide about it; a 404 for everybody else."""

from django.db.models import Q
from django.http import Http404, HttpRequest

from handleplan.record.models import Framework, Round
from handleplan.record.permissions import frameworks_coordinated_by


def coordinated_framework(request: HttpRequest, owner: str, framework: str) -> Framework:
    """A framework that the reader coordinates. ``owner`` is the house that its owner belongs to."""
    in_the_house = Q(owner__address=owner) | Q(owner__address__startswith=f"{owner}/")
    coordinated = frameworks_coordinated_by(request.user).select_related("owner")
    found = coordinated.filter(in_the_house, slug=framework).first()
    if found is None:
        raise Http404
    return found


def coordinated_round(request: HttpRequest, owner: str, framework: str, year: int) -> Round:
    """A round of this site's own, of a framework that the reader coordinates: not one that was read from documents."""
    return round_of(coordinated_framework(request, owner, framework), year)


def round_of(framework: Framework, year: int) -> Round:
    own = framework.rounds.exclude(state=Round.State.DOCUMENTS)
    found = own.select_related("framework__owner").filter(year=year).first()
    if found is None:
        raise Http404
    return found
