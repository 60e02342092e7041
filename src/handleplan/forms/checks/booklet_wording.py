"""Criteria that the booklet words otherwise than the plan: another number, or another word in the same sentence."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from handleplan.danish.numbers import NUMBER_WORDS, parse_number
from handleplan.danish.shared_words import stem
from handleplan.danish.written import written_list
from handleplan.forms.checks.booklet_matching import SummedUp, summed_up
from handleplan.forms.checks.passages import CRITERIA, plan_name
from handleplan.forms.checks.source import Found, Source
from handleplan.forms.checks.unit_names import may_be_same_unit
from handleplan.forms.reading import Item, PlanReading, ReadingWarning
from handleplan.forms.statement import start_of

_WORD = re.compile(r"[\w§]+(?:-\w+)*(?:[.,]\d+)?(?:\s*%)?")
_SHARE = re.compile(r"\b(?P<part>\w+) ud af (?:de )?(?P<whole>\w+)\b", re.IGNORECASE)
_FLANK = 3
"""So many equal words before and after (or the sentence's end) show that it is the same sentence."""
_MOST_CHANGED = 3
_LETTERS = 7
"""Shorter words that stand for each other change the sentence's build more often than what it says."""


def changed_wordings(sources: Sequence[Source]) -> Iterator[Found]:
    for one in summed_up(sources):
        if one.own is not None:
            yield from _changed_numbers(one, one.own)
            yield from _changed_words(one, one.own)


def _changed_numbers(one: SummedUp, own: PlanReading) -> Iterator[Found]:
    """Numbers in the booklet's criteria that stand nowhere in the plan itself."""
    known = {number for items in own.fields.values() for item in items for number in _numbers(item.text)}
    known |= {share for items in own.fields.values() for item in items for share in _shares(item.text)}
    told = [item for name in CRITERIA for item in one.plan.fields.get(name, ())]
    for item in told:
        text = _SHARE.sub(lambda share: "" if known.issuperset(_shares(share.group())) else share.group(), item.text)
        new = [str(number) for number in _numbers(text) if number not in known]
        if new and known:
            message = (
                f"Sammendraget har tallet {written_list(new)} i succeskriterierne for {plan_name(one.plan)}, "
                "men det står ikke i handleplanen; ret det, der er forkert."
            )
            yield Found(one.source, ReadingWarning("booklet_number", message, item.place))


def _changed_words(one: SummedUp, own: PlanReading) -> Iterator[Found]:
    for item in _criteria(one.plan):
        words = _WORD.findall(item.text)
        for theirs in _criteria(own):
            for was, became in _changes(_WORD.findall(start_of(theirs.text).words), words):
                if may_be_same_unit(became, own.unit):
                    continue
                message = (
                    f"Sammendraget skriver „{became}“, hvor {plan_name(own)} selv skriver „{was}“; "
                    "se efter, om meningen er den samme."
                )
                yield Found(one.source, ReadingWarning("booklet_wording", message, item.place))


def _changes(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The few words that were put for others in the midst of what is the same."""
    steps = SequenceMatcher(None, _stems(old), _stems(new), autojunk=False).get_opcodes()
    for number, (tag, i1, i2, j1, j2) in enumerate(steps):
        if tag != "replace" or max(i2 - i1, j2 - j1) > _MOST_CHANGED or not _is_flanked(steps, number, len(old)):
            continue
        was, became = " ".join(old[i1:i2]).strip(), " ".join(new[j1:j2]).strip()
        if _says_something(old[i1:i2]) and _says_something(new[j1:j2]) and not _spelled_alike(was, became):
            yield was, became


def _is_flanked(steps: Sequence[tuple[str, int, int, int, int]], number: int, length: int) -> bool:
    before = steps[number - 1] if number else None
    after = steps[number + 1] if number + 1 < len(steps) else None
    ends = steps[number][2] == length
    return _is_equal(before) and (ends or _is_equal(after))


def _is_equal(step: tuple[str, int, int, int, int] | None) -> bool:
    return step is not None and step[0] == "equal" and step[2] - step[1] >= _FLANK


def _says_something(words: Sequence[str]) -> bool:
    return any(len(word) >= _LETTERS for word in words)


def _spelled_alike(one: str, other: str) -> bool:
    """Whether it is the same word in another form, or written apart."""
    return SequenceMatcher(None, one.casefold().replace(" ", ""), other.casefold().replace(" ", "")).ratio() > 0.6


def _stems(words: Sequence[str]) -> list[str]:
    return [stem(word.casefold().strip()) for word in words]


def _criteria(plan: PlanReading) -> list[Item]:
    return [item for name in CRITERIA for item in plan.fields.get(name, ())]


def _shares(text: str) -> list[int]:
    """The shares of a text in per cent: "ni ud af ti" is 90."""
    pairs = [(parse_number(found["part"]), parse_number(found["whole"])) for found in _SHARE.finditer(text)]
    return [round(100 * part / whole) for part, whole in pairs if part is not None and whole]


def _numbers(text: str) -> list[int]:
    """The numbers that a text counts by; years and paragraphs' numbers say something else."""
    found = []
    for word in re.findall(r"(?<![\w§.,-])(?<!§ )[\w.]+", start_of(text).words):
        plain = word.strip(".").casefold()
        number = parse_number(plain) if plain.isdigit() or NUMBER_WORDS.get(plain, 0) > 1 else None
        if number is not None and not 1900 <= number <= 2100:
            found.append(number)
    return found
