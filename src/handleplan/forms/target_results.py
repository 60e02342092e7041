"""Which sentence of the results speaks of a target, and the figure in it.

A figure counts when it counts the same things and its sentence is about the same: "38 ældre har lært at svømme" answers
"45 ældre går på svømmehold", and "70 ældre har fået et besøg" does not.
The latest date that says something counts; without a figure, the sentence that is most about the target.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from handleplan.danish.people import can_be_the_same_people, counts_people
from handleplan.danish.quantities import Quantity, is_span_of_time, quantities
from handleplan.danish.sentences import enumerated, sentences
from handleplan.danish.stems import Likeness, content_stems, likeness, stem
from handleplan.documents import Place
from handleplan.forms.reading import Item
from handleplan.forms.target import Amount, Finding, StatedTarget
from handleplan.forms.target_outcome import (
    STEMS_OF_DOING,
    is_done,
    is_yet_to_come,
    leaves_all_open,
    tells_how_it_went,
    verdict_in_words,
)

_THEREOF = re.compile(r"\b(?:heraf|hvoraf|deraf)\b[^.;]*$", re.IGNORECASE)
_BRACKETS = re.compile(r"\([^()]*\)")

# How much speaks for a figure: what it counts …
_SAME_THING, _SAME_KIND, _UNNAMED = 2.0, 1.5, 0.5
_NAMED_IN_TARGET, _PART_OF_TARGET = 2.5, 1.5
# … and what is said of it; a word shared with the target weighs 1.
_ONLY_THAT, _SAME_MARK, _IS_DONE, _NOT_IT = 1.0, 1.0, 0.5, -2.0
_ENOUGH = 2.5
# How much speaks for a sentence without a figure.
_SAME_WORD, _SAME_LONG_WORD, _LONG = 0.5, 1.0, 10
_SAYS_HOW_IT_WENT = 1.5
_ENOUGH_WORDS = 2.0


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of the results: what it is about, the figures in it, and the marks of the point it stands under."""

    text: str
    as_of: str
    place: Place
    marks: frozenset[str]
    stems: frozenset[str]
    figures: tuple[Quantity, ...]


def said_at(as_of: str, items: Iterable[Item]) -> tuple[Said, ...]:
    """The sentences of what was said at one date. A point's mark holds for all its sentences."""
    return tuple(sentence for item in items for sentence in _sentences(as_of, item))


def finding_for(target: StatedTarget, results: Sequence[Sequence[Said]]) -> Finding | None:
    """What the results, by date, say of the target. A verdict is in it only where the sentence gives one in words."""
    about = content_stems(_BRACKETS.sub(" ", target.text)) - STEMS_OF_DOING
    for of_date in reversed(results):
        if target.quantity is not None and (found := _best_figure(target, about, of_date)):
            return found
    if target.spread and (found := _finding_for_groups(target, target.spread, results)):
        return found
    return _best_words(target, about, [sentence for of_date in results for sentence in of_date])


def _finding_for_groups(
    target: StatedTarget, spread: tuple[Amount, str], results: Sequence[Sequence[Said]]
) -> Finding | None:
    """How many of the groups were reached that the target is spread over. Their number is no figure of the target's."""
    number, unit = spread
    groups = replace(target, quantity=number, unit=unit, bound="", spread=None)
    found = finding_for(groups, results)
    if found is None or found.quantity is None:
        return None
    return replace(found, quantity=None, verdict="met" if found.quantity >= number else "partly")


def _sentences(as_of: str, item: Item) -> Iterator[Said]:
    marks: frozenset[str] = frozenset()
    for sentence in sentences(item.text):
        parts = enumerated(sentence)
        marks = parts[0].marks or marks
        text = " ".join(part.text for part in parts) if parts[0].marks else sentence
        figures = tuple(one for one in quantities(text, with_time=True) if not (one.article or one.definite))
        yield Said(text, as_of, item.place, marks, content_stems(text), figures)


def _best_figure(target: StatedTarget, about: frozenset[str], said: Iterable[Said]) -> Finding | None:
    best, best_score = None, 0.0
    for sentence in said:
        scored = [(_figure_score(target, about, one, sentence), one) for one in sentence.figures]
        score = max((score for score, _ in scored), default=0.0)
        if score >= _ENOUGH and score > best_score:
            figure = next(one for score, one in scored if score >= _ENOUGH)
            best, best_score = Finding(sentence.text, figure.value, sentence.as_of, place=sentence.place), score
    return best


def _figure_score(target: StatedTarget, about: frozenset[str], figure: Quantity, sentence: Said) -> float:
    """How surely the figure answers the target: by what it counts, and by what else its sentence shares with it."""
    about = about - {stem(target.unit)}
    counted = _counted_score(target, about, figure, sentence)
    if not counted:
        return 0.0
    other = sentence.stems - {stem(figure.unit)} - STEMS_OF_DOING
    clause = _clause(sentence.text, figure)
    score = counted + _shared(about, other)
    if not counts_people(target.unit):
        score += _ONLY_THAT if not (about and other) else 0.0
        score += _IS_DONE if counted == _SAME_THING and is_done(clause) else 0.0
    if target.marks & sentence.marks:
        score += _SAME_MARK
    if is_yet_to_come(clause) or _THEREOF.search(sentence.text[: figure.start]):
        score += _NOT_IT
    return score


def _counted_score(target: StatedTarget, about: frozenset[str], figure: Quantity, sentence: Said) -> float:
    """How near what the figure counts is to what the target counts; 0 where they cannot be compared."""
    is_condition = bool(figure.bound) and is_span_of_time(figure.unit)
    if any(unit == "%" or is_span_of_time(unit) for unit in (target.unit, figure.unit)):
        return _SAME_KIND if target.unit == figure.unit and not is_condition else 0.0
    if figure.unit and any(_alike(stem(one), stem(figure.unit)) for one in target.unit.split("/")):
        return _SAME_THING
    if target.quantity == 1:
        return 0.0
    if not figure.unit:
        return _UNNAMED
    if counts_people(target.unit) and counts_people(figure.unit):
        if stem(target.unit) in sentence.stems:
            return _SAME_THING
        return _SAME_KIND if can_be_the_same_people(target.unit, figure.unit) else 0.0
    if counts_people(target.unit) or counts_people(figure.unit):
        return 0.0
    nearest = max((likeness(one, stem(figure.unit)) for one in about), default=Likeness.NONE)
    return {Likeness.SAME: _NAMED_IN_TARGET, Likeness.KIND: _PART_OF_TARGET}.get(nearest, 0.0)


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
    start = max(text.rfind(mark, 0, figure.start) for mark in (",", ";", ":", " og "))
    ends = [end for mark in (",", ";", " og ") if (end := text.find(mark, figure.end)) >= 0]
    return text[start + 1 : min(ends, default=len(text))]


def _best_words(target: StatedTarget, about: frozenset[str], said: Sequence[Said]) -> Finding | None:
    """The sentence without a figure that is most about the target; else one that leaves everything open."""
    best, best_score = None, 0.0
    for sentence in said:
        score = 0.0 if _counts_something_else(target, sentence) else _words_score(target, about, sentence)
        if score >= _ENOUGH_WORDS and score >= best_score:
            best, best_score = sentence, score
    if best is None:
        best = next((sentence for sentence in said if leaves_all_open(sentence.text)), None)
    if best is None:
        return None
    verdict = verdict_in_words(best.text, of_one_thing=target.quantity in (None, 1))
    return Finding(best.text, None, best.as_of, verdict, best.place)


def _words_score(target: StatedTarget, about: frozenset[str], sentence: Said) -> float:
    other = sentence.stems - STEMS_OF_DOING
    shared = _shared(about, other)
    score = shared + sum(_SAME_LONG_WORD if len(one) >= _LONG else _SAME_WORD for one in about & other)
    if stem(target.unit) in other and not counts_people(target.unit):
        score += _ONLY_THAT
    if shared and tells_how_it_went(sentence.text):
        score += _SAYS_HOW_IT_WENT
    return score + (_ENOUGH_WORDS if target.marks & sentence.marks else 0.0)


def _counts_something_else(target: StatedTarget, sentence: Said) -> bool:
    """Whether the sentence has a figure of what the target counts: it was judged, and is not about the target."""
    unit = stem(target.unit)
    return bool(unit) and any(stem(one.unit) == unit for one in sentence.figures)
