"""Targets that only the results name, in passing: "8 ture gået, målet er i alt 20", "(målet var 80 %)"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from handleplan.danish.quantities import Quantity, quantities
from handleplan.danish.sentences import sentences
from handleplan.forms.reading import Item
from handleplan.forms.target import Finding, StatedTarget
from handleplan.forms.target_goals import deadline_of

_MENTION = re.compile(
    r"(?P<open>\()?\b(?P<text>(?:mål(?:et|tallet|sætningen)|succeskriteri(?:et|um|e|ummet))"
    r"(?:\s+(?!mål|er\b|var\b|på\s+\d)[\w-]+){0,5}?\s+(?:er|var|lød|lyder|på|om)"
    r"(?:\s+(?:på|om|i\s+alt|alt\s+i\s+alt|at\s+nå|mindst|minimum|maks\.?|højst|ca\.|omkring|mere\s+end))*\s+"
    r"(?=\d)[^()]*?)(?=\)|[,;]\s|\.?$|\.\s)",
    re.IGNORECASE,
)
_AT_THIS_TIME = re.compile(r"\b(?:på\s+dette\s+tidspunkt|på\s+nuværende\s+tidspunkt|nu)\b", re.IGNORECASE)
_OF_EACH = re.compile(r"\b(?:alle|hver|hvert|samtlige|begge)\b", re.IGNORECASE)
_COUNTED_NEXT = re.compile(r"[,;]\s+(?:og\s+)?(?=\d)|\s+og\s+(?=\d)|:\s+(?=\d)|;\s+(?=\d)")
_BRACKETS = re.compile(r"\s*\([^()]*\)")


def mentioned_targets(items: Sequence[Item], as_of: str) -> Iterator[StatedTarget]:
    """The targets that a results cell of a date names, each with what the cell says of it.

    ``as_of`` is the cell's date as exact as it is said: the deadline of "målet på dette tidspunkt".
    """
    for item in items:
        before = ""
        for sentence in sentences(item.text):
            for mention in _MENTION.finditer(sentence):
                if target := _target(sentence, mention, before, item, as_of):
                    yield target
            before = sentence


def _target(sentence: str, mention: re.Match[str], before: str, item: Item, as_of: str) -> StatedTarget | None:
    text = mention["text"].strip()
    aimed = next((one for one in quantities(text) if not one.article), None)
    if aimed is None:
        return None
    said = _said_of_it(sentence, mention) or before
    found = _findings(said, aimed, bool(_OF_EACH.search(text)), item, as_of[:7])
    return StatedTarget(
        text=text,
        quantity=aimed.value,
        unit=aimed.unit or next((unit for _, unit in found if unit), ""),
        bound=aimed.bound,
        deadline=as_of if _AT_THIS_TIME.search(text) else deadline_of(text),
        place=item.place,
        reported=tuple(finding for finding, _ in found),
    )


def _said_of_it(sentence: str, mention: re.Match[str]) -> str:
    """The sentence without the target: what stands before it, else what comes after."""
    before = sentence[: mention.start()].rstrip(" ,;(–-")
    return before or sentence[mention.end() :].strip(" ,;).–-")


def _findings(said: str, aimed: Quantity, of_each: bool, item: Item, as_of: str) -> list[tuple[Finding, str]]:
    """What was reached, with its unit: one figure, or one for each of those that the target is set for."""
    found = []
    for text in _COUNTED_NEXT.split(said) if of_each else (said,):
        bare = _BRACKETS.sub("", text).strip(" ,;.") if of_each else text
        figures = [one for one in quantities(bare) if not one.article and (one.unit == "%") == (aimed.unit == "%")]
        if figures:
            finding = Finding(bare, figures[0].value, as_of, place=item.place)
            found.append((finding, figures[0].unit))
    return found or [(replace(Finding(said, None, as_of), place=item.place), "")]
