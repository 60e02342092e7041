"""The measurable targets that goals and criteria state."""

import re
from collections.abc import Iterable, Iterator

from handleplan.danish.dates import dated_spans
from handleplan.danish.numbers import NUMBER
from handleplan.danish.quantities import Quantity, counted_noun, is_span_of_time, quantities
from handleplan.danish.sentences import Part, enumerated, sentences
from handleplan.forms.reading import Item
from handleplan.forms.target import Amount, StatedTarget

_LABEL = re.compile(
    r"^(?P<label>(?:\w*mål(?:sætning(?:er)?)?|formål|(?:\w*s)?kriteri(?:er|et|e|um|erne)|indikator(?:er)?|måltal)"
    r"(?:\s+\d+)?(?:\s+for\s+\d{4})?)\s*:\s*",
    re.IGNORECASE,
)
_CRITERION = re.compile(r"kriteri|indikator|måltal", re.IGNORECASE)
_NEXT_TARGET = re.compile(
    r",?\s+(?:og|samt)\s+(?=(?:når|at)\b)|,\s+(?=når\b)|,\s+(?:og|samt)\s+"
    rf"(?=(?:at\s+)?(?:(?:mindst|minimum|maks\.?|i\s+alt|højst)\s+)?(?:(?!en\b|et\b){NUMBER}\s+\w|halvdelen\b))",
    re.IGNORECASE,
)
_INTRODUCES = re.compile(r"\b(?:succes|succeskriteri\w*|mål\w*)(?:\s+er)?$", re.IGNORECASE)
_TIMES = re.compile(r"gange?", re.IGNORECASE)
_DUE = re.compile(
    r"\b(?:inden|senest|før|(?:ved|til|med)?\s*udgangen\s+af|ultimo|primo|medio)"
    r"(?:\s+(?:den|d\.|udgangen\s+af|ultimo|medio|primo))*\s*$",
    re.IGNORECASE,
)
_NOT_DUE = re.compile(r"\b(?:fra|siden|efter)(?:\s+(?:den|d\.))?\s*$", re.IGNORECASE)
_EXACT_DATE = len("2011-05-01")
_PARTS_OF_A_PLAN = re.compile(
    r"(?:del)?mål|faser?|trin|spor|dele?|indsatsområder|temaer|emner|hovedområder|aspekter|formål|led|etaper"
    r"|kategorier|målgrupper|hovedgrupper|typer|slags|måder",
    re.IGNORECASE,
)
_SAID_TO_BE_DONE = re.compile(
    r"\b(?:er|blev|er\s+blevet|har\s+været|har)\s+(?:\w+\s+){0,2}\w{3,}(?:et|t|dt)\b|\b(?:havde|var|fik|viste)\b"
)
_COMPARES = re.compile(r"\b(?:flere|færre|øget|øge|bedre|mere|mindre|kortere|hurtigere)\b", re.IGNORECASE)
_DESCRIBES = re.compile(r"(?:den\s+\w+\s+)?målgruppe(?:n|r|rne)?\b", re.IGNORECASE)
"""A sentence that begins so says whom it is all for."""
_ONE_EVENT = re.compile(
    r"^(?:at\s+(?:afholde|gennemføre|arrangere|holde)\s+)?(?:en|et|én|ét)\s+(?=(?:(?:\w+[et]|fælles|ny)\s+)?"
    r"\w*(?:dag|aften|eftermiddag|formiddag|kursus|konference|møde|seminar|workshop|stævne|lejr|kampagne|pjece|folder"
    r"|rapport|håndbog|undersøgelse|evaluering|udstilling|festival)\b)",
    re.IGNORECASE,
)
_ALL_FROM_THE_START = re.compile(r"(?:^|\b(?:når|at)\s+)alle\s+$", re.IGNORECASE)
_SPREAD_OVER = re.compile(r"\bfordelt\s+(?:på|over|mellem)\s+(?:ca\.\s+)?$", re.IGNORECASE)
_ONE_AS_DONE = re.compile(
    r"\b(?:gennemført|udarbejdet|udviklet|lavet|holdt|afholdt|skrevet|etableret|oprettet|udgivet)"
    r"(?=\s+\w+(?:iv|isk|ig|el|al|ær)t?\s)",
    re.IGNORECASE,
)
"""After these an adjective in the singular tells of one thing: "gennemført kvantitativ undersøgelse"."""
_ONE = re.compile(r"\b(?:en|et|én|ét)(?=\s)(?!\s+(?:succes|succeskriterie))", re.IGNORECASE)


def targets_of(items: Iterable[Item], is_criterion: bool = False) -> Iterator[StatedTarget]:
    """The targets that the items of one goal state. ``is_criterion`` says that they are asked for as criteria."""
    for item in items:
        for sentence in sentences(item.text):
            if label := _LABEL.match(sentence):
                is_criterion = bool(_CRITERION.search(label["label"]))
                sentence = sentence[label.end() :]
            for part in enumerated(sentence):
                for clause in _clauses(part.text):
                    if target := _target(Part(clause, part.marks), is_criterion, item):
                        yield target


def deadline_of(text: str) -> str:
    """The date by which a text wants something: its last one, but for those from which something begins."""
    return next((date for date, start, _ in reversed(dated_spans(text)) if not _NOT_DUE.search(text[:start])), "")


def _clauses(text: str) -> list[str]:
    """The statements that a sentence strings together, each with a target of its own: "…, og når mindst ti …"."""
    clauses = [clause.strip(" ,;") for clause in _NEXT_TARGET.split(text)]
    if len(clauses) > 1 and _INTRODUCES.search(clauses[0]):
        return [f"{clauses[0]}, {clauses[1]}", *clauses[2:]]
    return clauses


def _target(part: Part, is_criterion: bool, item: Item) -> StatedTarget | None:
    deadline = deadline_of(part.text)
    is_due = _is_due(part.text, deadline)
    if _is_report(part.text) and not (is_criterion or is_due):
        return None
    if _DESCRIBES.match(part.text):
        return None
    if chosen := _chosen(part.text):
        spread = _spread(part.text)
        return StatedTarget(
            part.text, chosen.value, chosen.unit, chosen.bound, deadline, part.marks, item.place, spread=spread
        )
    if event := _ONE_EVENT.match(part.text):
        unit = counted_noun(" " + part.text[event.end() :])
        return StatedTarget(part.text, 1, unit, "", deadline, part.marks, item.place)
    if is_due:
        return _milestone(part, deadline, item)
    return None


def _is_report(text: str) -> bool:
    """Whether it says what has been done: in the perfect, and with nothing in it that sets a measure."""
    measures = any(one.bound or one.total or one.share for one in quantities(text))
    return bool(_SAID_TO_BE_DONE.search(text)) and not (measures or text.casefold().startswith("at "))


def _chosen(text: str) -> Quantity | None:
    """The quantity that a statement aims at: what is told "i alt", else what is bounded, else the first."""
    candidates = [one for one in quantities(text) if _can_be_aimed_at(one, text)]
    return min(candidates, key=_rank, default=None)


def _spread(text: str) -> tuple[Amount, str] | None:
    """The groups that the quantity is spread over, where the text says how many."""
    spread = (one for one in quantities(text) if _SPREAD_OVER.search(text[: one.start]))
    return next(((one.value, one.unit) for one in spread if one.unit), None)


def _rank(quantity: Quantity) -> int:
    """How readily a quantity is what is aimed at, and no mere condition of it: the lower, the sooner."""
    if is_span_of_time(quantity.unit) or _TIMES.fullmatch(quantity.unit):
        return 4
    if quantity.total:
        return 0
    if quantity.bound:
        return 1 if quantity.value > 1 else 3
    return 2


def _can_be_aimed_at(quantity: Quantity, text: str) -> bool:
    """Whether it is a number of things, and not of those already known; "Alle 12 skoler …" aims at every one."""
    known = quantity.article or (quantity.definite and not _ALL_FROM_THE_START.search(text[: quantity.start]))
    if is_span_of_time(quantity.unit) and _COMPARES.search(text):
        return False
    of_the_plan = _PARTS_OF_A_PLAN.fullmatch(quantity.unit) and not quantity.bound
    return bool(quantity.unit or quantity.share) and not known and not of_the_plan


def _is_due(text: str, deadline: str) -> bool:
    """Whether the deadline is one in so many words: "inden 01.11.11", or a day and no mere year."""
    return bool(deadline) and any(
        date == deadline and (bool(_DUE.search(text[:start])) or len(date) == _EXACT_DATE)
        for date, start, _ in dated_spans(text)
    )


def _milestone(part: Part, deadline: str, item: Item) -> StatedTarget:
    """Something that is to be there by a date: one of it where the text says "en" or "et"."""
    one = _ONE.search(part.text) or _ONE_AS_DONE.search(part.text)
    unit = counted_noun(part.text[one.end() :]) if one else ""
    return StatedTarget(part.text, 1 if unit else None, unit, "", deadline, part.marks, item.place)
