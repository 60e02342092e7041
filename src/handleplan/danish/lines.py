"""Broken lines become running text again."""

import re
from collections.abc import Iterable

_HYPHEN_AT_END = re.compile(r"(?P<stem>\w[\w.§&/]*)[-\u2010\u2011]$")
_SOFT_HYPHEN = "\u00ad"
_FIRST_WORD = re.compile(r"\w+")
_PAIRING_WORDS = frozenset({"og", "eller", "samt", "hhv", "henholdsvis"})
"""After these a hyphen stands for the rest of a compound: "kræft- og hjertepatienter"."""
_VOWELS = frozenset("aeiouyæøå")


def squeeze(text: str) -> str:
    """The text with every run of white space made one space, and none at its ends."""
    return " ".join(text.split())


def join_lines(lines: Iterable[str], divides_words: bool = True) -> str:
    """The lines as one text: one space between words, and words that were divided at a line's end made whole.

    Where ``divides_words`` is False no word was divided, and every hyphen is the word's own.

    >>> join_lines(["kost, motion og sundhedsfrem-", "mende vaner for kræft-", "og hjertepatienter"])
    'kost, motion og sundhedsfremmende vaner for kræft- og hjertepatienter'
    """
    joined = ""
    for line in lines:
        joined = _join_two(joined, squeeze(line), divides_words)
    return joined.replace(_SOFT_HYPHEN, "")


def _join_two(before: str, after: str, divides_words: bool) -> str:
    if not before or not after:
        return before or after
    if before.endswith(_SOFT_HYPHEN):
        return before + after
    divided = _HYPHEN_AT_END.search(before.rpartition(" ")[2])  # the last word: the text may be a whole document's
    if not divided:
        return f"{before} {after}"
    first_word = _FIRST_WORD.match(after)
    if first_word is None or first_word.group().casefold() in _PAIRING_WORDS:
        return f"{before} {after}"
    if not divides_words or _is_part_of_its_own(divided.group("stem")) or not after[0].islower():
        return before + after
    return before[:-1] + after


def _is_part_of_its_own(stem: str) -> bool:
    """Whether the word keeps its hyphen within a line as well: "COVID-19", "ADHD-foreningen", "tv-programmet"."""
    return (
        any(letter.isupper() or letter.isdigit() for letter in stem[1:])
        or not _VOWELS & set(stem.casefold())
        or (len(stem) == 1)
    )


_ABBREVIATED = """
    evt. ca. jf. jvf. ift. iht. mht. mhp. vedr. nr. bl.a. f.eks. fx. hhv. inkl. ekskl. div. maks. kl. pr. pga. dvs.
    gnst. if. ml. tlf.
"""
_ABBREVIATIONS = frozenset(_ABBREVIATED.split())
_LEADING = """
    ad af at blandt da de den denne der deres det dets disse efter eller en end enten er et for fordi fra før gennem har
    hele hendes hos hun hver hvilke hvilken hvilket hvis hvor hvordan hvorvidt i idet inden kan man med mellem men mens
    mod når nogle og også om på samt sin sine sit skal som så særlige således til under uden ved vi vil vores være
"""
_LEADING_WORDS = frozenset(_LEADING.split())
"""Words after which a statement goes on."""
_REFERRING = "denne derfor dermed derudover desuden dette disse dog efterfølgende her herunder samtidig"
_REFERRING_WORDS = frozenset(_REFERRING.split())
"""Words with which a sentence goes on from the one before it."""


def ends_sentence(text: str) -> bool:
    """Whether the text ends with a full stop or its like, a closing quote or bracket after it notwithstanding."""
    text = text.rstrip(" \t”“\"'»)]")
    return text.endswith((".", "!", "?", "…")) and text.split()[-1].casefold() not in _ABBREVIATIONS


def is_left_open(text: str) -> bool:
    """Whether the text stops where no statement ends: at a comma, a hyphen, or a word that leads on to another."""
    text = text.rstrip(" \t”“\"'»)")
    if not text or ends_sentence(text):
        return False
    return text[-1] in ",-–/&" or text.endswith(_SOFT_HYPHEN) or _leads_on(text.split()[-1].casefold())


def _leads_on(word: str) -> bool:
    return word in _LEADING_WORDS or word in _ABBREVIATIONS


def refers_back(text: str) -> bool:
    """Whether the text begins with a word that points to the sentence before it: "Dette", "Derfor"."""
    first = _FIRST_WORD.match(text.strip())
    return first is not None and first.group().casefold() in _REFERRING_WORDS
