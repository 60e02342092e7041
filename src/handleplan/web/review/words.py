"""What was decided, in words that a person knows it again by."""

from dataclasses import dataclass

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from handleplan.intake.opening import Opened
from handleplan.intake.review.decisions import (
    UNPLACED,
    UNWANTED,
    AddPart,
    ConfirmTarget,
    Decision,
    Join,
    MatchPlan,
    MatchUnit,
    MergeParts,
    Move,
    Reword,
    Seen,
    SetValue,
    Split,
    Write,
)


@dataclass(frozen=True)
class LastDecision:
    """The decision that can be undone, by its number."""

    number: int
    words: str


def last_decision_in_words(shown: Opened) -> LastDecision | None:
    """The last decision in force; None where nothing was decided."""
    if not shown.decisions:
        return None
    return LastDecision(shown.decisions[-1].number, decision_in_words(shown.decided[-1], shown))


def decision_in_words(decision: Decision, shown: Opened) -> str:
    """What the decision did: "flyttede „Flere i job“ til Mål"."""
    match decision:
        case Reword(piece=piece):
            return _("rettede „%(text)s“") % {"text": _text(piece, shown)}
        case Split(piece=piece):
            return _("delte „%(text)s“") % {"text": _text(piece, shown)}
        case Join(piece=piece):
            return _("samlede „%(text)s“ med den næste") % {"text": _text(piece, shown)}
        case Move(piece=piece, slot=slot) if slot == UNWANTED:
            return _("lagde „%(text)s“ til side") % {"text": _text(piece, shown)}
        case Move(piece=piece, slot=slot) if slot == UNPLACED:
            return _("tog „%(text)s“ ud af sit felt") % {"text": _text(piece, shown)}
        case Move(piece=piece, slot=slot):
            return _("flyttede „%(text)s“ til %(field)s") % {"text": _text(piece, shown), "field": _field(slot, shown)}
        case Write(slot=slot, text=text):
            return _("tilføjede „%(text)s“ i %(field)s") % {"text": _short(text), "field": _field(slot, shown)}
        case SetValue(address=address):
            return _("rettede %(field)s") % {"field": _value(address, shown)}
        case Seen():
            return _("sagde, at det er rigtigt")
        case AddPart(name=name):
            return _("tilføjede %(name)s") % {"name": name}
        case MergeParts():
            return _("lagde to dele sammen")
        case MatchUnit(name=name):
            return _("valgte enheden %(name)s") % {"name": name}
        case MatchPlan():
            return _("valgte planen")
        case ConfirmTarget():
            return _("tog stilling til et måltal")


def _text(key: str, shown: Opened) -> str:
    pieces = (piece for slot in shown.draft.slots() for piece in slot.pieces)
    return next((_short(piece.text) for piece in pieces if piece.key == key), _("en tekst"))


def _field(address: str, shown: Opened) -> str:
    return next((slot.label for slot in shown.draft.slots() if slot.address == address), _("et felt"))


def _value(address: str, shown: Opened) -> str:
    values = (value for part in shown.draft.parts for value in part.values)
    return next((value.label for value in values if value.address == address), _("et felt"))


def _short(text: str) -> str:
    return Truncator(text).chars(40)
