"""What a sentence says in words of how it went: done, not yet, given up, not measured."""

import re

from handleplan.danish.stems import content_stems
from handleplan.forms.target import Verdict

_NOT_YET = re.compile(
    r"\b(?:planlagt\w*|planlægges|forventes?|forventet|ventes|afventer|i\s+gang\s+med|igangværende|tilmeldte?|inviteret"
    r"|påbegyndes|venteliste|udføres|skal\s+afholdes|afholdes|endnu\s+ikke)\b",
    re.IGNORECASE,
)
_NOT_MEASURED = re.compile(
    r"\b(?:ikke\s+(?:\w+\s+)?(?:fulgt\s+op|opgjort|målt|registreret|dokumenteret|evalueret)|vides\s+(?:ikke|først)"
    r"|(?:tal|resultater\w*|opgørelse\w*)\b.{0,40}\b(?:ikke\s+opgjort|foreligger\s+(?:ikke|først)|afventer|ventes)"
    r"|afventer\s+evaluering)",
    re.IGNORECASE,
)
_OF_ALL = re.compile(r"(?:resultater\w*|tal(?:lene)?|effekt\w*|opgørelse\w*)\b", re.IGNORECASE)
_FAILED = re.compile(
    r"\bikke\b.{0,25}\b(?:realistisk|muligt|lykkedes|lykkes|gennemført|gennemføres|afholdt|nået|opnået|opfyldt|indfriet"
    r"|etableret)|\b(?:aflyst|opgivet|droppet|måtte\s+(?:stoppe|opgives|indstilles)|lykkedes\s+ikke)\b"
    r"|^ingen\s+af\b",
    re.IGNORECASE,
)
_GOAL_PARTLY = re.compile(
    r"\b(?:mål\w*|succeskriteri\w*)\b.{0,80}\b(?:delvist?|til\s+dels|næsten|kun)\b.{0,15}\b(?:nået|opfyldt|indfriet|opnået)"
    r"|\b(?:delvist?|næsten)\s+(?:nået|opfyldt|indfriet)",
    re.IGNORECASE,
)
_GOAL_MET = re.compile(
    r"\b(?:mål\w*|succeskriteri\w*|kriteri\w*)\b.{0,80}\b(?:nået|opfyldt|indfriet|opnået)\b", re.IGNORECASE
)
_DONE = re.compile(
    r"\b(?:afholdt|holdt|gennemført|udført|lavet|købt|bygget|skrevet|rettet|udarbejdet|etableret|oprettet|udviklet|iværksat|ansat|udgivet|indført|afsluttet|åbnet|åbnede"
    r"|igangsat|implementeret|opgjort|uddannet|startet|opstartet|færdig|på\s+plads|taget\s+i\s+brug)\b",
    re.IGNORECASE,
)
STEMS_OF_DOING = content_stems(
    """afholdt afholde gennemført gennemfører udarbejdet etableret oprettet udviklet iværksat opnået opnår indført
    startet igangsat gennemførelse afholdelse udarbejdelse etablering oprettelse udvikling iværksættelse iværksætte
    opstarte opstarter opstartet skabt lavet holdt sket arbejdet projekt projektet projektperiode projektperioden"""
)
"""The stems of words of doing, which say nothing of what is done."""


def is_done(text: str) -> bool:
    """Whether the text tells of something that is done."""
    return bool(_DONE.search(text))


def is_yet_to_come(text: str) -> bool:
    """Whether the text tells of something planned or under way."""
    return bool(_NOT_YET.search(text))


def tells_how_it_went(text: str) -> bool:
    """Whether the text says that something failed, or that nobody knows."""
    return bool(_FAILED.search(text) or _NOT_MEASURED.search(text))


def leaves_all_open(text: str) -> bool:
    """Whether the text says of all results that they aren't known: "Resultaterne er endnu ikke opgjort"."""
    return bool(_OF_ALL.match(text) and _NOT_MEASURED.search(text))


def verdict_in_words(text: str, of_one_thing: bool) -> Verdict:
    """The verdict that the text gives in words. ``of_one_thing`` says that doing it once is all there was to do."""
    if _NOT_MEASURED.search(text):
        return "unknown"
    if _GOAL_PARTLY.search(text):
        return "partly"
    if _FAILED.search(text):
        return "not_met"
    if _GOAL_MET.search(text):
        return "met"
    return "met" if of_one_thing and is_done(text) and not is_yet_to_come(text) else "unknown"
