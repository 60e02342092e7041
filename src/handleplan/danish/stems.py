"""Whether two Danish words are forms of the same word, or one a compound of the other: enough to compare sentences."""

import re
from enum import IntEnum
from functools import lru_cache

from handleplan.danish.numbers import parse_number

_ENDINGS = (
    "ernes", "elser", "elsen", "erne", "enes", "erens", "else", "ende", "ede", "ene", "eren", "ere", "ers", "ens",
    "ets", "er", "en", "et", "es", "te", "t", "e", "s", "r",
)  # fmt: skip
_SHORTEST_STEM = 3
_SHORTEST_PART = 4
"""A compound's part is at least this long: "hold" is one of "motionshold", "dag" could be of anything."""
_WORD = re.compile(r"[^\W\d_]+")
_EMPTY = frozenset(
    """
    ad af alle alt anden andet andre at bl blandt blev blevet blive bliver både ca da dagen de dem den denne der
    deres det dets dette disse dog du efter efterfølgende egen eget egne eller en end endnu enkelte er et evt ex fik
    flere for fra få fået får gang gange generelt gennem gør gøre ham han har hav havde have hele helt heraf
    herunder hhv hun hver hvert hvilke hvor hvordan hvorved højst i ialt ift igen ikke ind inden indenfor ingen især
    jf kan kun kunne lige løbende løbet maks maksimalt man med meget mellem men mens mere mindre mindst minimum mod
    mål målene målet måneden nogen nogle ny nye nyt når og også om op over pga pr pt på resultat resultater samlede
    samlet samt samtlige selv siden sig sin sine sit skal skulle som stor store således til tilsammen ud uden ugen
    under var ved via vil ville være været yderligere år årene året
    """.split()  # noqa: SIM905
)
"""Words that say nothing of what a sentence is about."""


class Likeness(IntEnum):
    """How near two words are: different, of one subject ("forening", "foreningskonsulent"), of one kind ("hold",
    "motionshold"), or the same word."""

    NONE = 0
    SUBJECT = 1
    KIND = 2
    SAME = 3


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """The word without its inflection, near enough for comparing: "gruppen" and "grupper" have the same.

    A "t" at the end goes too, be it the word's own or an ending: "projekt" has the stem of "projektet".

    >>> stem("grupperne") == stem("gruppe"), stem("meldt") == stem("melder"), stem("projekt") == stem("projektet")
    (True, True, True)
    """
    word = word.casefold()
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            word = word[: -len(ending)]
            break
    if len(word) > _SHORTEST_STEM and word.endswith("t"):
        word = word[:-1]
    return word[:-1] if len(word) > _SHORTEST_STEM and word[-1] == word[-2] else word


def likeness(one: str, other: str) -> Likeness:
    """How near two stems are to each other.

    >>> likeness(stem("tilbud"), stem("idrætstilbuddene")).name, likeness(stem("tilbud"), stem("hold")).name
    ('KIND', 'NONE')
    """
    if one == other:
        return Likeness.SAME
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < _SHORTEST_PART:
        return Likeness.NONE
    if longer.endswith(shorter):
        return Likeness.KIND
    return Likeness.SUBJECT if longer.startswith(shorter) else Likeness.NONE


def content_stems(text: str) -> frozenset[str]:
    """The stems of the words that say what a text is about; numbers say how much of it, and are left out."""
    words = (word for word in _WORD.findall(text.casefold()) if word not in _EMPTY and len(word) > 1)
    return frozenset(stem(word) for word in words if parse_number(word) is None)
