"""Words as the index knows them: one spelling of every letter, and the Danish stem of every word."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer

from handleplan.insight.models import LONGEST_WORD

SHORT_STEM = 3

_WORD = re.compile(r"[^\W_]+")
_SAME_LETTER = str.maketrans({"ä": "æ", "ö": "ø", "ü": "y", "ð": "d", "þ": "th"})
_ADJECTIVE = re.compile(r"e?l?ig(?=e|t|st|hed|$)")
_WITHOUT_R = re.compile(r"(?<=\w\w)tr$")
_WITHOUT_E = re.compile(r"(?<=\w\w)([^aeiouyæøå])\1?el$")
_OTHER_VOWEL = {"børn": "barn", "mænd": "mand"}
_STEMMER = snowballstemmer.stemmer("danish")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: where it stands, how the index spells it, and its stem."""

    start: int
    end: int
    spelling: str
    stem: str


def words_of(text: str) -> Iterator[Word]:
    """The words of a text (in Unicode's composed form) in their order. Signs are no part of a word: "COVID-19" is two.

    >>> [word.stem for word in words_of("Beskæftigelsen i Aabenraa!")]
    ['beskæftig', 'i', 'åbenrå']
    """
    for match, spelling in spellings_of(text):
        yield Word(match.start(), match.end(), spelling, stem_of(spelling))


def spellings_of(text: str) -> Iterator[tuple[re.Match[str], str]]:
    """Where each word of a text stands, and how the index spells it."""
    for match in _WORD.finditer(text):
        if spelling := spelled(match.group()):
            yield match, spelling


def composed(text: str) -> str:
    """The text with every letter as one sign: an å may be written as an a with a ring to follow."""
    return unicodedata.normalize("NFC", text)


def stems_of(text: str) -> str:
    """The stems of a text's words with spaces between: what the database indexes."""
    return " ".join(stem_of(spelling) for _match, spelling in spellings_of(text))


@lru_cache(maxsize=50_000)
def spelled(word: str) -> str:
    """The word in small letters, without accents, and with å for aa; æ, ø and å are letters and stay.

    >>> spelled("Aabenraa"), spelled("IDÉ"), spelled("Malmö")
    ('åbenrå', 'ide', 'malmø')
    """
    small = word.casefold().translate(_SAME_LETTER)
    plain = "".join(letter if letter == "å" else unicodedata.normalize("NFD", letter)[0] for letter in small)
    return "".join(filter(str.isalnum, plain)).replace("aa", "å")[:LONGEST_WORD]


@lru_cache(maxsize=50_000)
def stem_of(spelling: str) -> str:
    """The Danish stem of a word that is spelled as the index does: Snowball's, and what Snowball leaves undone.

    That is the e that comes and goes ("center" and "centret", "hjælpemiddel" and "hjælpemidler"), and two nouns with
    another vowel in the plural that these texts are full of. Where Snowball leaves next to nothing of an adjective, its
    ending is put back: a "leder" is not "ledig", and "tid" is not "tidlig".

    >>> stem_of("skånejobs"), stem_of("centret") == stem_of("center"), stem_of("leder") == stem_of("ledige")
    ('skånejob', True, False)
    """
    stem = str(_STEMMER.stemWord(spelling))
    if len(stem) <= SHORT_STEM and (ending := _ADJECTIVE.match(spelling, len(stem))):
        stem += ending.group()
    stem = _WITHOUT_E.sub(r"\1l", _WITHOUT_R.sub("t", stem))
    for plural, singular in _OTHER_VOWEL.items():
        if stem.endswith(plural):
            return stem.removesuffix(plural) + singular
    return stem
