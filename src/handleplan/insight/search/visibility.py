"""What of the index a person may see: exactly what ``visible_to`` lets them see of the record."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from handleplan.insight.models import SearchText, SearchWord
from handleplan.record.models import Framework, Plan, Report, Unit, User


def seen_texts(user: User | AnonymousUser) -> QuerySet[SearchText]:
    """The texts of the frameworks, plans, reports and units that ``user`` sees."""
    of_a_framework = Q(framework__in=Framework.objects.visible_to(user))
    of_a_unit = Q(framework=None, unit__in=Unit.objects.visible_to(user))
    return SearchText.objects.filter(
        of_a_framework | of_a_unit,
        Q(plan=None) | Q(plan__in=Plan.objects.visible_to(user)),
        Q(report=None) | Q(report__in=Report.objects.visible_to(user)),
    )


def seen_words(user: User | AnonymousUser) -> QuerySet[SearchWord]:
    """The words of the frameworks that ``user`` sees, and of all units' names.

    A word of a framework may stand in a plan or report of it that ``user`` doesn't see: show none without having found
    a text with it among ``seen_texts``.
    """
    return SearchWord.objects.filter(Q(framework=None) | Q(framework__in=Framework.objects.visible_to(user)))
