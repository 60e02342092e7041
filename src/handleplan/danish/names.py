"""When two names are one: of units that documents spell in several ways, and of policies."""

import re
from functools import cache

import snowballstemmer

Key = tuple[str, ...]

_IN_PARENTHESES = re.compile(r"\([^()]*\)")
_WORD = re.compile(r"[\w§]+")
_STEMMER = snowballstemmer.stemmer("danish")

MAX_NAME = 80
"""A longer name is a description: the unit goes by its beginning, and the whole is kept as another name."""


@cache
def name_key(name: str) -> Key:
    """What is left of a name when spelling that does not matter is taken away.

    >>> name_key("Socialpsykiatrien & Området (SÆH)") == name_key("Socialpsykiatri og området")
    True
    """
    plain = _IN_PARENTHESES.sub(" ", name.casefold()).replace("&", " og ")
    words = _WORD.findall(plain) or _WORD.findall(name.casefold())
    return tuple(_STEMMER.stemWords(words))


def short_name(name: str) -> str:
    """The part of a name that people use: what stands before its first comma, unless that begins a list.

    >>> short_name("Dagtilbud, §103 beskyttet beskæftigelse og §104")
    'Dagtilbud'
    >>> short_name("Sundheds-, Ældre- og Handicapområdet")
    'Sundheds-, Ældre- og Handicapområdet'
    """
    beginning = name.partition(",")[0].strip()
    return name if beginning.endswith("-") else beginning


def unit_name(name: str) -> str:
    """The name that a unit is given: the one in the document, or the beginning of it where that is a description."""
    if len(name) <= MAX_NAME:
        return name
    beginning = name[:MAX_NAME]
    return (beginning.rpartition(",")[0] or beginning.rpartition(" ")[0] or beginning).strip()


def parts_of_name(name: str) -> tuple[str, str]:
    """A name that says where its unit belongs, as that and the unit: "Sundhed - Tandplejen"; "" where it doesn't say.

    >>> parts_of_name("Sundhedsområdet - Tandplejen")
    ('Sundhedsområdet', 'Tandplejen')
    """
    above, dash, below = re.sub(r"\s+[–—]\s+", " - ", name).partition(" - ")
    return (above.strip(), below.strip()) if dash and above.strip() and below.strip() else ("", name)
