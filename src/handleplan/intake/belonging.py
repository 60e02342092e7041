"""Which framework a document belongs to, and whose it is, told by the document itself, its name and its neighbours.

What words a form's framework is named by stands in the form's table ``[framework]``:
``kind`` is "policy" or "pool"; ``names`` and ``periods`` are regular expressions with the groups ``name``, ``first``
and ``last``, tried in their order.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from handleplan.danish.dates import parse_years
from handleplan.danish.lines import join_lines
from handleplan.documents import Document
from handleplan.forms.definition import Form
from handleplan.forms.reading import Reading

UNKNOWN_OWNER = "Ukendt kommune"

_MUNICIPALITY = re.compile(r"\b(?P<name>[A-ZÆØÅ][\w-]+) [Kk]ommunes?\b")
_NOT_A_PLACE = frozenset({"I", "Denne", "Den", "Fra", "Hele", "En", "Og", "For", "Til", "Af", "Alle", "Som"})
_YEARS = re.compile(r"(?<!\d)(?P<first>(?:19|20)\d\d)(?:\s*[-–_]\s*(?P<last>(?:19|20)\d\d))?(?!\d)")


@dataclass(frozen=True, slots=True)
class Belonging:
    """What a document says of its framework.

    ``names`` are the framework's possible names, the likeliest first: one where the document or its file's name tells
    it, several where its text only speaks of several.
    """

    kind: str
    names: tuple[str, ...]
    first_year: int | None
    last_year: int | None
    owner: str = ""


def belonging_of(document: Document, reading: Reading, form: Form) -> Belonging:
    """What the document itself, and its file's name, say of the framework that it belongs to."""
    words: Mapping[str, Any] = form.layout.get("framework", {})
    text = _text(document)
    first, last = _period(reading, words, document.name, text)
    return Belonging(
        kind=words.get("kind", "policy"),
        names=_names(reading, words, document.name, text),
        first_year=first,
        last_year=last,
        owner=reading.frame.owner or most_named_municipality(text),
    )


def most_named_municipality(text: str) -> str:
    """The municipality that a text names most often: "Hjørring Kommune"; "" where it names none."""
    names = (match["name"] for match in _MUNICIPALITY.finditer(text))
    found = Counter(name for name in names if name not in _NOT_A_PLACE)
    return f"{found.most_common(1)[0][0]} Kommune" if found else ""


def shared_owner(belongings: Iterable[Belonging]) -> str:
    """The owner that most of the documents name, for those that name none; a pool's board is nobody else's owner."""
    found = Counter(belonging.owner for belonging in belongings if belonging.owner and belonging.kind == "policy")
    return found.most_common(1)[0][0] if found else ""


def _text(document: Document) -> str:
    """The document's paragraphs, each on a line of its own, with no name in them broken by a line's end."""
    paragraphs = groupby(document.lines, key=lambda line: line.is_blank)
    return "\n".join(join_lines(line.text for line in lines) for is_blank, lines in paragraphs if not is_blank)


def _names(reading: Reading, words: Mapping[str, Any], file_name: str, text: str) -> tuple[str, ...]:
    patterns = [re.compile(pattern, re.IGNORECASE) for pattern in words.get("names", ())]
    in_file_name = [match["name"] for pattern in patterns for match in pattern.finditer(_spaced(file_name))]
    in_text = Counter(match["name"].casefold() for pattern in patterns for match in pattern.finditer(text))
    found = [reading.frame.name] if reading.frame.name else in_file_name or [name for name, _n in in_text.most_common()]
    return tuple(dict.fromkeys(f"{name[0].upper()}{name[1:]}" for name in found if name))


def _period(reading: Reading, words: Mapping[str, Any], file_name: str, text: str) -> tuple[int | None, int | None]:
    for pattern in words.get("periods", ()):
        if match := re.search(pattern, text, re.IGNORECASE):
            return int(match["first"]), int(match["last"])
    for said in (reading.frame.period, reading.period, _spaced(file_name), parse_years(text)):
        if _YEARS.search(said):
            return years_in(said)
    return None, None


def years_in(text: str) -> tuple[int | None, int | None]:
    """The first and last year that a text says: of "2021-2022" 2021 and 2022, of "2021" the same year twice."""
    match = _YEARS.search(text)
    if match is None:
        return None, None
    return int(match["first"]), int(match["last"] or match["first"])


def _spaced(file_name: str) -> str:
    """A file's name as words: "sundhedspolitik-indsats_2019-2022.txt" keeps its years together."""
    return re.sub(r"(?<!\d)[-_]|[-_](?!\d)", " ", file_name.rpartition(".")[0] or file_name)
