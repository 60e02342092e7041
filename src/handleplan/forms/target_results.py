"""Which sentence of the results speaks of a target, and the figure in it.

A figure counts when it counts the same things and its sentence is about the same: "120 unge har modtaget rådgivning"
answers "130 unge gennemfører et rådgivningsforløb", and "250 børn har deltaget" does not answer how many go on later.
The latest date that says something counts; without a figure, the sentence that is most about the target.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from handleplan.danish.quantities import Quantity, is_span_of_time, quantities
from handleplan.danish.sentences import enumerated, sentences
from handleplan.danish.stems import Likeness, content_stems, likeness, stem
from handleplan.documents import Place
from handleplan.forms.reading import Item
from handleplan.forms.target import Finding, StatedTarget, Verdict

_PEOPLE = re.compile(
    r".*(?:borger|person|deltager|barn|børn|ung|unge|voksne?|ældre|patient|elev|medarbejder|kvinder?|mænd|mand|beboer"
    r"|bruger|kursist|respondent|frivillige?|instruktør|lærer|pædagog|læge|ledige?|menneske|studerende|ansatte?|pårørende"
    r"|formidler|mentor|forældre|medlem|mødre|fædre)(?:e|er|r|ne|ene|erne|en|et|mer)?$",
    re.IGNORECASE,
)
_HELPERS = re.compile(
    r".*(?:medarbejder|frivillige?|instruktør|lærer|pædagog|læge|ansatte?|formidler|mentor|vejleder)(?:e|er|r|ne|erne)?$",
    re.IGNORECASE,
)
"""Those who give, and are not counted among those who take part."""
_ANY_PEOPLE = re.compile(r"(?:borger|person|deltager|menneske|bruger|kursist)(?:e|er|r|ne|ene)?$", re.IGNORECASE)
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
_OF_ALL = re.compile(r"^(?:resultater\w*|tal(?:lene)?|effekt\w*|opgørelse\w*)\b", re.IGNORECASE)
_FAILED = re.compile(
    r"\bikke\b.{0,25}\b(?:realistisk|muligt|lykkedes|lykkes|gennemført|gennemføres|afholdt|nået|opnået|opfyldt|indfriet"
    r"|etableret)|\b(?:aflyst|opgivet|droppet|måtte\s+(?:stoppe|opgives|indstilles)|lykkedes\s+ikke)\b",
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
    r"\b(?:afholdt|gennemført|udarbejdet|etableret|oprettet|udviklet|iværksat|ansat|udgivet|indført|afsluttet|åbnet|åbnede"
    r"|igangsat|implementeret|opgjort|uddannet|startet|opstartet|færdig|på\s+plads|taget\s+i\s+brug)\b",
    re.IGNORECASE,
)
_DONE_STEMS = content_stems(
    """afholdt afholde gennemført gennemfører udarbejdet etableret oprettet udviklet iværksat opnået opnår indført
    startet igangsat gennemførelse afholdelse udarbejdelse etablering oprettelse udvikling iværksættelse iværksætte
    opstarte opstarter opstartet skabt lavet holdt sket arbejdet projekt projektet projektperiode projektperioden"""
)
"""Words of doing, which say nothing of what is done."""
_THEREOF = re.compile(r"\b(?:heraf|hvoraf|deraf)\b[^.;]*$", re.IGNORECASE)
_BRACKETS = re.compile(r"\([^()]*\)")
_SAME_THING, _SAME_KIND, _UNNAMED = 2.0, 1.5, 0.5
_NAMED_IN_TARGET, _PART_OF_TARGET = 2.5, 1.5
_ONLY_THAT = 1.0
_SAME_MARK = 1.0
_SAYS_HOW_IT_WENT = 1.5
_NOT_IT = 2.0
_ENOUGH = 2.5
_ENOUGH_WORDS = 2.0
_LONG_STEM = 10


@dataclass(frozen=True, slots=True)
class Dated:
    """What was said of a goal at one date."""

    as_of: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class _Sentence:
    text: str
    marks: frozenset[str]
    as_of: str
    place: Place


def finding_for(target: StatedTarget, results: Sequence[Dated]) -> Finding | None:
    """What the results say of the target, with the verdict only where a sentence gives one in words."""
    said = [list(_sentences(dated)) for dated in results]
    for of_date in reversed(said):
        if found := _best_figure(target, of_date):
            return found
    return _best_words(target, [sentence for of_date in said for sentence in of_date])


def _sentences(dated: Dated) -> Iterator[_Sentence]:
    """The sentences of a cell. A point's mark holds for all its sentences."""
    for item in dated.items:
        marks: frozenset[str] = frozenset()
        for position, sentence in enumerate(sentences(item.text)):
            parts = enumerated(sentence)
            if position == 0 or parts[0].marks:
                marks = parts[0].marks
            text = " ".join(part.text for part in parts) if parts[0].marks else sentence
            yield _Sentence(text, marks, dated.as_of, item.place)


def _best_figure(target: StatedTarget, said: Iterable[_Sentence]) -> Finding | None:
    if target.quantity is None:
        return None
    best, best_score = None, 0.0
    for sentence in said:
        scored = [(_figure_score(target, one, sentence), one) for one in quantities(sentence.text) if not one.article]
        score = max((score for score, _ in scored), default=0.0)
        if score >= _ENOUGH and score > best_score:
            figure = next(one for score, one in scored if score >= _ENOUGH)
            best, best_score = Finding(sentence.text, figure.value, sentence.as_of, "unknown", sentence.place), score
    return best


def _figure_score(target: StatedTarget, figure: Quantity, sentence: _Sentence) -> float:
    """How surely the figure answers the target: by what it counts, and by what else its sentence shares with it."""
    own = _subject(target) - {stem(target.unit)}
    other = content_stems(sentence.text) - {stem(figure.unit)} - _DONE_STEMS
    counted = _counted_score(target, figure, own, content_stems(sentence.text))
    if not counted:
        return 0.0
    clause = _clause(sentence.text, figure)
    return (
        counted
        + _shared(own, other)
        + (_ONLY_THAT if not (own and other) and not _PEOPLE.match(target.unit) else 0.0)
        + (_SAME_MARK if target.marks & sentence.marks else 0.0)
        - (_NOT_IT if _NOT_YET.search(clause) or _THEREOF.search(sentence.text[: figure.start]) else 0.0)
    )


def _counted_score(target: StatedTarget, figure: Quantity, own: frozenset[str], sentence: frozenset[str]) -> float:
    if "%" in (target.unit, figure.unit) or is_span_of_time(target.unit) or is_span_of_time(figure.unit):
        return _SAME_KIND if target.unit == figure.unit else 0.0
    unit = stem(target.unit)
    if not figure.unit:
        return 0.0 if target.quantity == 1 else _UNNAMED
    if any(_alike(stem(one), stem(figure.unit)) for one in target.unit.split("/")):
        return _SAME_THING
    people, counts_people = _PEOPLE.match(target.unit), _PEOPLE.match(figure.unit)
    if people and counts_people:
        if unit in sentence:
            return _SAME_THING
        if _HELPERS.match(target.unit) or _HELPERS.match(figure.unit):
            return 0.0
        return _SAME_KIND if _ANY_PEOPLE.match(target.unit) or _ANY_PEOPLE.match(figure.unit) else 0.0
    if people or counts_people or target.quantity == 1:
        return 0.0
    nearest = max((likeness(one, stem(figure.unit)) for one in own if len(one) > 3), default=Likeness.NONE)
    return {Likeness.SAME: _NAMED_IN_TARGET, Likeness.KIND: _PART_OF_TARGET}.get(nearest, 0.0)


def _subject(target: StatedTarget) -> frozenset[str]:
    """The stems of what the target is about; what stands in brackets only explains it."""
    return content_stems(_BRACKETS.sub(" ", target.text)) - _DONE_STEMS


def _alike(one: str, other: str) -> bool:
    return likeness(one, other) in (Likeness.SAME, Likeness.KIND)


def _shared(own: frozenset[str], other: frozenset[str]) -> float:
    """How many of the target's words the sentence has too; a word of the same subject only counts half."""
    weights = {Likeness.SAME: 1.0, Likeness.KIND: 1.0, Likeness.SUBJECT: 0.5, Likeness.NONE: 0.0}
    theirs = sum(weights[max((likeness(one, two) for two in other), default=Likeness.NONE)] for one in own)
    ours = sum(weights[max((likeness(one, two) for two in own), default=Likeness.NONE)] for one in other)
    return min(theirs, ours)


def _clause(text: str, figure: Quantity) -> str:
    """The part of the sentence that the figure stands in."""
    start = max((text.rfind(mark, 0, figure.start) for mark in (",", ";", ":", " og ")), default=-1)
    ends = [end for mark in (",", ";", " og ") if (end := text.find(mark, figure.end)) >= 0]
    return text[start + 1 : min(ends, default=len(text))]


def _best_words(target: StatedTarget, said: Sequence[_Sentence]) -> Finding | None:
    """The sentence without a figure that is most about the target; else one that says of all that it isn't measured."""
    own = _subject(target)
    best, best_score = None, 0.0
    for sentence in (one for one in said if not _counts_something_else(target, one)):
        score = _words_score(target, own, sentence)
        if score >= _ENOUGH_WORDS and score >= best_score:
            best, best_score = sentence, score
    if best is None:
        best = next((one for one in said if _OF_ALL.search(one.text) and _NOT_MEASURED.search(one.text)), None)
    if best is None:
        return None
    return Finding(best.text, None, best.as_of, _verdict_in_words(target, best), best.place)


def _words_score(target: StatedTarget, own: frozenset[str], sentence: _Sentence) -> float:
    other = content_stems(sentence.text) - _DONE_STEMS
    shared = _shared(own, other)
    exact = own & other
    score = shared + sum(0.5 if len(one) < _LONG_STEM else 1.0 for one in exact)
    if stem(target.unit) in other and not _PEOPLE.match(target.unit):
        score += _ONLY_THAT
    if shared and (_FAILED.search(sentence.text) or _NOT_MEASURED.search(sentence.text)):
        score += _SAYS_HOW_IT_WENT
    return score + (_ENOUGH_WORDS if target.marks & sentence.marks else 0.0)


def _counts_something_else(target: StatedTarget, sentence: _Sentence) -> bool:
    """Whether the sentence has a figure of what the target counts: it was judged, and is not about the target."""
    unit = stem(target.unit)
    return any(stem(one.unit) == unit for one in quantities(sentence.text) if unit and not one.article)


def _verdict_in_words(target: StatedTarget, sentence: _Sentence) -> Verdict:
    text = sentence.text
    if _NOT_MEASURED.search(text):
        return "unknown"
    if _GOAL_PARTLY.search(text):
        return "partly"
    if _FAILED.search(text):
        return "not_met"
    if _GOAL_MET.search(text):
        return "met"
    is_one_thing = target.quantity in (None, 1)
    return "met" if is_one_thing and _DONE.search(text) and not _NOT_YET.search(text) else "unknown"
