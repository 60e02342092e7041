"""Whose an action sheet is: as was said, as the form says, or as title, target group or file name let guess."""

import re
from collections.abc import Iterator, Sequence
from pathlib import PurePath

from handleplan.danish.lines import squeeze
from handleplan.documents import Document, Place
from handleplan.forms.definition import Form
from handleplan.forms.reading import Item, ReadingWarning

_ENDING = 2
_SHORTEST_STEM = 5
_NAME_WORDS = re.compile(r"[^\W\d_]{4,}")


def unit_of(
    document: Document, form: Form, known: str, title: Item, target_group: Sequence[Item]
) -> tuple[str, tuple[ReadingWarning, ...]]:
    """The unit, ``known`` or else guessed; a guess carries a warning.

    The form's ``unit_from`` holds the patterns by which a title and a target group tell it.
    """
    if known:
        return known, ()
    for unit, source, place in _guesses(document, form, title, target_group):
        message = f"Skemaet nævner ingen enhed, og „{unit}“ er gættet ud fra {source}; ret den, hvis den er forkert."
        return unit, (ReadingWarning("unit_guessed", message, place),)
    return "", (ReadingWarning("unit_missing", "Skemaet nævner ingen enhed; vælg, hvem det hører til.", title.place),)


def _guesses(
    document: Document, form: Form, title: Item, target_group: Sequence[Item]
) -> Iterator[tuple[str, str, Place]]:
    """Units that the sheet may be of, the likeliest first, each with what it is read from and where that stood."""
    patterns = form.layout["unit_from"]
    if unit := _matched(patterns["title"], title.text, patterns["not_units"]):
        yield unit, "titlen", title.place
    for item in target_group:
        if unit := _matched(patterns["target_group"], item.text, patterns["not_units"]):
            yield unit, "målgruppen", item.place
    if unit := _in_file_name(document):
        yield unit, "filens navn", title.place


def _matched(patterns: Sequence[str], text: str, not_units: Sequence[str]) -> str:
    for pattern in patterns:
        match = re.search(pattern, text)
        if match and not any(re.fullmatch(no, match["unit"]) for no in not_units):
            unit = match["unit"].strip(" .")
            return unit[0].upper() + unit[1:]
    return ""


def _in_file_name(document: Document) -> str:
    """The name in the text that the last word of the file's name means: "…-dagtilbud.txt" and "Dagtilbud Øst"."""
    words = _NAME_WORDS.findall(PurePath(document.name).stem)
    if not words:
        return ""
    text = squeeze(document.text)
    for word in (words[-1], words[-1][:-_ENDING]):
        match = re.search(rf"\b(?i:{word}\w{{0,{_ENDING + 1}}})\b(?: [A-ZÆØÅ]\w+)*", text)
        if match and len(word) >= _SHORTEST_STEM:
            return match.group()[0].upper() + match.group()[1:]
    return ""
