"""What an address names, or a 404: the same for what is not there and for what the reader may not see."""

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest

from handleplan.record.models import Framework
from handleplan.record.models.sources import large_fields


def framework_at(request: HttpRequest, owner: str, framework: str) -> Framework:
    """The framework that the address names, with its owner. ``owner`` is the house that the owner belongs to."""
    in_the_house = Q(owner__address=owner) | Q(owner__address__startswith=f"{owner}/")
    found = (
        Framework.objects.visible_to(request.user).select_related("owner").filter(in_the_house, slug=framework).first()
    )
    if found is None:
        raise Http404
    return found


def with_places(texts: QuerySet, *also: str) -> QuerySet:
    """The texts with all that the link to each one's place in its source needs, so that it asks for nothing more.

    ``also`` names what else is selected with them. The sources' readings, which are large, stay where they are.
    """
    return texts.select_related("passage__version__document__framework__owner", *also).defer(
        *large_fields("passage__version")
    )
