"""What a hit is, in words for the screen."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from handleplan.insight.models import SearchText

Kind = SearchText.Kind


def label_of(row: SearchText) -> str:
    """ "Succeskriterium i handleplan", "Mål i projekt", "Status 2024: Vi har opnået", "Politik"."""
    if row.framework is None:
        return _("Enhed")
    if row.kind == Kind.FRAMEWORK:
        return capfirst(row.framework.get_kind_display())
    if row.kind == Kind.PLAN:
        return capfirst(_plan_word(row))
    if row.kind == Kind.ENTRY:
        return row.heading
    if row.kind == Kind.VERDICT:
        return _("%(round)s: begrundelse for vurdering") % {"round": row.heading}
    what = row.get_kind_display()
    if row.kind in (Kind.ANSWER, Kind.RESULT, Kind.UNCHANGED) and row.heading:
        what = row.heading
    whose = _plan_word(row) if row.plan else row.framework.get_kind_display()
    return _("%(what)s i %(whose)s") % {"what": capfirst(what), "whose": whose}


def _plan_word(row: SearchText) -> str:
    return _("projekt") if row.framework and row.framework.is_pool else _("handleplan")
