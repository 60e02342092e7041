"""What a status report's sections say of the grant pool itself: name, owner, period, purposes, amounts, projects."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from handleplan.danish.dates import parse_years
from handleplan.danish.numbers import amounts, counts, parse_number
from handleplan.forms.reading import FrameReading, Item, SectionReading
from handleplan.forms.text_line import starts_list_item

_SENTENCE = re.compile(r"(?<=[a-zæøå0-9)”\"]{2}\.)\s+(?=[A-ZÆØÅ])")
_NAME = re.compile(r"\w*pulje\w*[^\"”“„.]{0,40}[\"”“„](?P<name>[^\"”“„]{5,160})[\"”“„]", re.IGNORECASE)
_SHARE = re.compile(r"\b(?P<part>\w+)\s+(?:ud\s+)?af\s+(?:de\s+)?(?P<whole>\w+)\s+", re.IGNORECASE)


def read_frame(sections: Sequence[SectionReading], notes: Sequence[Item], layout: Mapping[str, Any]) -> FrameReading:
    """The pool as the sections and notes describe it."""
    words = layout["frame"]
    items = [item for section in sections for item in section.text]
    sentences = [sentence for item in items for sentence in _SENTENCE.split(item.text)]
    set_aside = _first(sentences, words["total"])
    awarding = _first(sentences, words["awarded"])
    return FrameReading(
        name=_name([*(item.text for item in items), *(note.text for note in notes)]),
        owner=_owner(awarding, words["awarded"]),
        period=parse_years(set_aside),
        purposes=_purposes(items, words["purposes_follow"]),
        total_dkk=_amount(set_aside, words["total"]),
        awarded_dkk=_amount(awarding, words["awarded"]),
        announced_projects=_announced(awarding, words["projects"]),
        announced_finished=_finished(sentences, words["projects"], words["finished"]),
    )


def _first(sentences: Iterable[str], words: Sequence[str]) -> str:
    """The first sentence with one of the words and an amount of money."""
    wanted = re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)
    return next((s for s in sentences if wanted.search(s) and next(amounts(s), None)), "")


def _amount(sentence: str, words: Sequence[str]) -> int | None:
    """The sentence's amount of money that stands nearest to one of the words."""
    word = re.search(rf"\b(?:{'|'.join(words)})\b", sentence, re.IGNORECASE)
    if word is None:
        return None
    return min(amounts(sentence), key=lambda amount: abs(amount[1] - word.start()), default=(None, 0))[0]


def _name(texts: Iterable[str]) -> str:
    return next((found["name"].strip() for text in texts if (found := _NAME.search(text))), "")


def _owner(sentence: str, words: Sequence[str]) -> str:
    """Who awarded: the name right after the verb ("udmøntede Velfærdsstyrelsen 12 mio. kr.") or right before it."""
    name = r"[A-ZÆØÅ]\w+(?:\s+(?:og\s+|for\s+)?[A-ZÆØÅ]\w+)*"
    verbs = "|".join(words)
    found = re.search(rf"\b(?:{verbs})\s+(?P<name>{name})", sentence) or re.search(
        rf"(?P<name>{name})\s+(?:har\s+)?(?:{verbs})\b", sentence
    )
    return found["name"] if found else ""


def _purposes(items: Sequence[Item], openings: Sequence[str]) -> tuple[Item, ...]:
    """The list that follows on the sentence that announces the pool's purposes."""
    for number, item in enumerate(items):
        if any(opening in item.text.casefold() for opening in openings) and item.text.rstrip().endswith(":"):
            purposes = []
            for following in items[number + 1 :]:
                if not starts_list_item(following.text):
                    break
                purposes.append(following)
            return tuple(purposes)
    return ()


def _announced(sentence: str, nouns: Sequence[str]) -> int | None:
    return next((count.number for count in counts(sentence, tuple(nouns))), None)


def _finished(sentences: Iterable[str], nouns: Sequence[str], finished: Sequence[str]) -> int | None:
    """How many projects are said to be finished: "ni ud af 17 projekter … afsluttede"."""
    for sentence in sentences:
        share = _SHARE.search(sentence)
        if share is None or not re.search(rf"\b(?:{'|'.join(finished)})\b", sentence[share.end() :]):
            continue
        if re.match("|".join(nouns), sentence[share.end() :]) and (number := parse_number(share["part"])) is not None:
            return number
    return None
