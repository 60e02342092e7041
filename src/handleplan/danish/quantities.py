"""Quantities in Danish text: how many of what, with "mindst", "i alt", "ud af", per cent and ranges understood.

What looks like one and is none (a date, an age, "fase 2", "§ 103", "1.") is left out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from handleplan.danish.dates import dated_spans
from handleplan.danish.numbers import NUMBER, amounts, parse_number

Bound = Literal["", "at_least", "at_most"]

_FRACTIONS = {"halvdel": 50, "tredjedel": 33, "fjerdedel": 25, "femtedel": 20, "tiendedel": 10}
_ALLOWED_PERCENT = r"(?:%|pct\b\.?|procent\b)"
_ONE = rf"{NUMBER}(?:,\d+)?"
_QUANTITY = re.compile(
    rf"(?<!\w)(?:(?P<parts>{NUMBER})\s+)?(?P<fraction>{'|'.join(_FRACTIONS)})(?:en|e|ene)?\b"
    rf"|(?P<between>\bmellem\s+)?(?<![\w§.,:/–-])(?P<low>{_ONE})(?P<low_percent>\s*{_ALLOWED_PERCENT})?"
    rf"(?:\s*(?P<to>-|–|—|til|eller|(?(between)og|(?!)))\s*(?P<high>{_ONE}))?"
    rf"(?P<of>\s*\(?(?:ud\s+)?af\s+(?:de\s+|i\s+alt\s+)?{_ONE}\)?)?"
    rf"(?P<percent>\s*{_ALLOWED_PERCENT})?"
    r"(?![\w]|[-–/]\w|[.,:]\d|\)|\.\s*[a-zæøå])",
    re.IGNORECASE,
)
_AROUND = r"(?:(?:er|være|blive|har|få|vare|ca\.?|cirka|omkring|omtrent|på|de|som|én|gennemsnitligt|årligt)\s+)*"
_AT_LEAST = re.compile(
    rf"\b(?:mindst|minimum|min\.|(?:mere|flere)\s+end|over|op\s+mod|ikke\s+under|helst)\s+{_AROUND}$", re.IGNORECASE
)
_AT_MOST = re.compile(
    rf"\b(?:maks\.?|maksimalt|maksimum|max\.?|højst|højest|(?:færre|mindre)\s+end|under|inden\s*for|op\s+til)\s+{_AROUND}$",
    re.IGNORECASE,
)
_LOOSE_BOUND = re.compile(rf"\b(?:over|under|op\s+til)\s+{_AROUND}$", re.IGNORECASE)
"""Before a span of time or money these tell what something is, and set no bound: "over 65 år"."""
_TOTAL = re.compile(
    rf"\b(?:i\s+alt|ialt|tilsammen|sammenlagt|totalt)\s+(?:at\s+nå\s+)?(?:mindst\s+|minimum\s+)?{_AROUND}$",
    re.IGNORECASE,
)
_COUNTS = re.compile(rf"{_AT_LEAST.pattern}|{_TOTAL.pattern}|\b(?:ca\.?|cirka|maks\.?|højst)\s+$", re.IGNORECASE)
_DEFINITE = re.compile(r"\b(?:de|disse|alle|alle\s+de|begge|hver\s+af\s+de|samtlige)\s+$", re.IGNORECASE)
_FROM = re.compile(r"\bfra\s+(?:ca\.?\s+)?$", re.IGNORECASE)
_NUMBERED = re.compile(
    r"(?:\b(?:faser?|types?|matchgrupper?|trin|niveau(?:er)?|klasser?|uger?|kapit(?:el|ler)|nr\.?|nummer|punkt(?:er)?"
    r"|\w*mål|kl\.?|klokken|sider?|tlf\.?|diabetes|afsnit|bilag|version|stk\.?|alder(?:en|sgruppen?)?(?:\s+fra)?|skala"
    r"|skala\s+fra|budget|etape|modul(?:er)?|covid|afd(?:eling)?\.?)|§)"
    r"\s*(?:\d+\w?\s*(?:,|og|-|–|/|eller)\s*)*$",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"(?:år|års|måned(?:er|ers)?|mdr|mdrs|md|uger?s?|(?:arbejds|hver|kalender)?dage?s?|døgn|timer?s?|minut(?:ter|ters)?|min|sekund(?:er)?)",
    re.IGNORECASE,
)
_AGE = re.compile(r"(?:-?årige?s?|-?års(?:alderen|fødselsdag)?)", re.IGNORECASE)
_FREQUENCY = re.compile(
    r"\s+gange?\s+(?:(?:om|i|pr\.?|hver)\s+\w+|årligt|månedligt|ugentligt|dagligt|ugentlig|årlig)", re.IGNORECASE
)
_ARTICLES = frozenset({"en", "et"})

_TOKEN = re.compile(r"\s+(?P<open>\()?(?P<word>[^\W\d_][\w/.-]*)")
_ENDS_PHRASE = frozenset(
    """
    ad af at blandt da den der det efter eller end er fik for fordelt fra før gennem hos hvis hvor hver i ifølge inden
    indenfor med mellem men mens mod når og om omkring over pr på per samt siden som så til tilknyttet ud under uden ved
    via blev bliver blive bruger deltager deltog deltage går har have havde fortsætter fortsætte får få fået gennemfører
    gennemføre gennemført kan kommer komme lærer melder meldt møder opnår opnå oplever oplevede skal tilbyder tilbydes
    udtrykker vil ville var været årligt månedligt ugentligt dagligt opstarter starter besøger bevarer benytter anvender
    bidrager etableres afholdes gennemføres uddannes oprettes udvikles inddrages henvises modtager afslutter ønsker
    angiver svarer vurderer føler tager siger arbejder indgår følger holder kender ved mangler
    deltaget svaret meldt afholdt etableret oprettet udført behandlet henvist visiteret uddannet
    """.split()  # noqa: SIM905
)
"""Words with which a noun phrase is over: prepositions, conjunctions, and verbs that often come after a count."""
_MEETINGS = re.compile(r"\s+møder\b(?!\s+(?:op|frem|hinanden|til)\b)", re.IGNORECASE)
"""Right after a number "møder" is a noun."""
_PEOPLE_ADJECTIVES = frozenset(
    """
    unge ældre voksne ledige frivillige ansatte studerende pårørende udsatte anbragte deltagende syge hjemløse
    kronikere handicappede nye
    """.split()  # noqa: SIM905
)
_ADJECTIVE = re.compile(
    r"\w+(?:ige?|iske?|ive?|ede|ende|elle|ale|ære|åre|ske|bare|løse|fulde|somme|rede|nte|ne|kte|gte)$|^(?:nye?|nyt|større|store?"
    r"|små|mindre|lange?|korte?|andre|flere|yderligere|samlet|samlede|særskilte?|fælles|åbne?n?|ekstra|lokalt?e?|forskellige|socialt|særligt"
    r"|gratis|faste?|unge|ældre|voksne|konkrete?)$",
    re.IGNORECASE,
)
_NOT_ADJECTIVE = re.compile(r"\w*(?:medarbejdere|borgere|deltagere|brugere|trænere|ledere|lærere|beboere|formidlere)$")
_LONGEST_PHRASE = 5
_NEAR = 60
"""So many letters before and after a number can say what it is."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """How many of what a text speaks of. A range is its lower bound, "12 ud af 20" is 12, a share has the unit "%".

    ``unit`` is the noun that is counted, "" where none is said. ``total`` is said of what is counted "i alt";
    ``definite`` of a number of things already known ("de fem skoler"), ``article`` of a mere "en" or "et", ``share`` of
    so many out of a whole ("12 ud af 20").
    """

    value: int | float
    unit: str
    bound: Bound = ""
    total: bool = False
    definite: bool = False
    article: bool = False
    share: bool = False
    start: int = 0
    end: int = 0


@lru_cache(maxsize=4096)
def quantities(text: str, with_time: bool = False) -> tuple[Quantity, ...]:
    """Every quantity in a text, in its order. A span of time is one where it is bounded, or ``with_time``.

    What was found in a text is remembered: the checks of a document ask for the same texts again and again.

    >>> [(q.value, q.unit, q.bound) for q in quantities("mindst 12 (ud af 20) nye borgere og 33 % af de unge i fase 2")]
    [(12, 'borgere', 'at_least'), (33, '%', '')]
    """
    return tuple(_quantities(text, with_time))


def _quantities(text: str, with_time: bool) -> Iterator[Quantity]:
    plain = _without_dates(text)
    money = {start: kroner for kroner, start in amounts(plain)}
    for found in _QUANTITY.finditer(plain):
        start = found.start("low") if found["low"] else found.start()
        before = plain[max(0, start - _NEAR) : start]
        after = plain[found.end() : found.end() + _NEAR]
        unit = "kr." if start in money else _unit(found, after)
        bound = _bound(before)
        if not _is_quantity(before, after, unit, bool(bound) or with_time):
            continue
        yield Quantity(
            value=money.get(start, _value(found, before)),
            unit=unit,
            bound=bound,
            total=bool(_TOTAL.search(before)),
            definite=bool(_DEFINITE.search(before)),
            article=_is_article(found) and not (bound or _FREQUENCY.match(after)),
            share=bool(found["of"]),
            start=start,
            end=found.end(),
        )


def is_span_of_time(unit: str) -> bool:
    """Whether the unit measures time: "uger", "mdr"."""
    return bool(_TIME.fullmatch(unit))


def _without_dates(text: str) -> str:
    """The text with its dates blanked, everything else where it stood. "Mindst 2000 børn" tells no year."""
    letters = list(text)
    for date, start, end in dated_spans(text):
        is_year = len(date) == len("2011")
        before, after = text[max(0, start - _NEAR) : start], text[end : end + _NEAR]
        if not (is_year and _COUNTS.search(before) and counted_noun(after)):
            letters[start:end] = " " * (end - start)
    return "".join(letters)


def _is_quantity(before: str, after: str, unit: str, takes_time: bool) -> bool:
    if _AGE.match(after.lstrip()) or _NUMBERED.search(before):
        return False
    if unit == "kr.":
        return not _LOOSE_BOUND.search(before)
    return not is_span_of_time(unit) or (takes_time and not _LOOSE_BOUND.search(before))


def _bound(before: str) -> Bound:
    if _AT_LEAST.search(before):
        return "at_least"
    return "at_most" if _AT_MOST.search(before) else ""


def _is_article(found: re.Match[str]) -> bool:
    """Whether it is only "en" or "et", be it the beginning of "en til to"."""
    return (found["low"] or "").casefold() in _ARTICLES and not (found["of"] or found["percent"])


def _value(found: re.Match[str], before: str) -> int | float:
    if found["fraction"]:
        parts = parse_number(found["parts"] or "en") or 1
        whole = _FRACTIONS[found["fraction"].casefold()]
        return 67 if (parts, whole) == (2, 33) else parts * whole
    changes = found["high"] and found["to"].casefold() == "til" and _FROM.search(before)
    return _number(found["high"] if changes else found["low"])


def _number(said: str) -> int | float:
    whole, _, decimals = said.partition(",")
    number = parse_number(whole) or 0
    return float(f"{number}.{decimals}") if decimals.strip("0") else number


def _unit(found: re.Match[str], after: str) -> str:
    if found["fraction"] or found["percent"] or found["low_percent"]:
        return "%"
    return counted_noun(after)


def counted_noun(after: str) -> str:
    """The noun that a number counts, from the text after it: adjectives are passed over.

    >>> counted_noun(" nye lokale grupper er i gang"), counted_noun(" unge deltager"), counted_noun(" deltaget")
    ('grupper', 'unge', '')
    >>> counted_noun(" møder om året"), counted_noun(" unge møder op")
    ('møder', 'unge')
    """
    noun, position = "", 0
    for _ in range(_LONGEST_PHRASE):
        token = _TOKEN.match(after, position)
        if token is None or (token["open"] and noun):
            break
        if token["word"].casefold().rstrip(".") in _ENDS_PHRASE and (noun or not _MEETINGS.match(after)):
            break
        word, position = token["word"].rstrip("./-"), token.end()
        noun = word
        if not (_may_lead(word) and token["word"] == word):
            break
    return noun


def _may_lead(word: str) -> bool:
    """Whether a noun can still follow: after an adjective, or after a genitive that is written on its own."""
    plain = word.casefold()
    if plain in _PEOPLE_ADJECTIVES or (plain.endswith("s") and len(plain) > len("års") and plain != "interviews"):
        return True
    return bool(_ADJECTIVE.search(plain)) and not _NOT_ADJECTIVE.search(plain)
