"""The search: what a person typed becomes the texts that they may see, best first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from django.contrib.auth.models import AnonymousUser

from handleplan.insight.models import SearchText
from handleplan.insight.search.compounds import compounds_of
from handleplan.insight.search.engine import Sought, engine
from handleplan.insight.search.labels import label_of
from handleplan.insight.search.query import Query, understood
from handleplan.insight.search.snippets import CUT_BEFORE, Parts, marked, sentence_with_hits
from handleplan.insight.search.suggest import NearWord, nearest_words
from handleplan.insight.search.visibility import seen_texts, seen_words
from handleplan.insight.search.words import Word
from handleplan.record.models import Framework, Passage, Plan, Theme, User
from handleplan.record.models.sources import large_fields

HITS_A_PAGE = 20
MOST_UNKNOWN_WORDS = 3
"""Unknown words of a query that better ones are looked for; with more of them it is no misspelling."""
SHOWN_WITH_A_HIT = ("framework__owner", "plan__unit", "unit__parent", "theme", "passage__version__document")
WORDS_OF_PLACE = 6
TRIES = 5
"""Better queries that are tried before none is suggested."""


@dataclass(frozen=True, slots=True)
class HitSource:
    """Where a text stood in the document that it was read from; None where the format cannot know."""

    name: str
    url: str
    page: int | None
    first_line: int | None
    last_line: int | None


@dataclass(frozen=True, slots=True)
class Hit:
    """One text that was found.

    ``label`` is what it is ("Succeskriterium i handleplan"), ``title`` what the page is called that ``url`` leads to,
    ``where`` what that page belongs to, and ``sentence`` the sentence that was hit; it is empty where only a name was.
    """

    kind: str
    label: str
    title: Parts
    where: str
    url: str
    sentence: Parts
    source: HitSource | None

    @property
    def plain_title(self) -> str:
        return "".join(part.text for part in self.title)

    @property
    def plain_sentence(self) -> str:
        return "".join(part.text for part in self.sentence)


@dataclass(frozen=True, slots=True)
class SearchResults:
    """``words`` are those that were searched for, as typed; ``suggestion`` is a whole query to search for instead.

    ``total`` counts all hits, ``hits`` holds those that were asked for.
    """

    query: str
    words: tuple[str, ...] = ()
    total: int = 0
    hits: tuple[Hit, ...] = ()
    suggestion: str | None = None


def search(
    query: str,
    user: User | AnonymousUser,
    *,
    framework: Framework | None = None,
    limit: int = HITS_A_PAGE,
    offset: int = 0,
) -> SearchResults:
    """The texts with all the words, in any form or compound, that ``user`` may see (of ``framework``, if it is given).

    "Words in quotes" stand side by side; a -word stands nowhere. No query is an error: what has no words finds nothing.
    """
    asked = understood(query)
    if not asked.wanted:
        return SearchResults(asked.typed)
    lookup = Lookup(asked, user, framework)
    total, hits = lookup.page(limit, offset)
    return SearchResults(
        query=asked.typed,
        words=tuple(asked.typed[word.start : word.end] for term in asked.wanted for word in term.words),
        total=total,
        hits=hits,
        suggestion=None if total else lookup.suggestion(),
    )


class Lookup:
    """One query of one person, asked of the database."""

    def __init__(self, asked: Query, user: User | AnonymousUser, framework: Framework | None) -> None:
        self.asked = asked
        self.engine = engine()
        self.texts = seen_texts(user)
        self.vocabulary = seen_words(user)
        if framework is not None:
            self.texts = self.texts.filter(framework=framework)
            self.vocabulary = self.vocabulary.filter(framework=framework)
        compounds = compounds_of(asked.wanted, self.vocabulary)
        self.wanted = [
            Sought(term.stems, () if term.is_phrase else compounds.get(term.words[0].spelling, ()))
            for term in asked.wanted
        ]
        self.unwanted = [Sought(term.stems) for term in asked.unwanted]

    def page(self, limit: int, offset: int) -> tuple[int, tuple[Hit, ...]]:
        """How many texts there are, and some of them."""
        total, keys = self.chosen(limit, offset)
        if not keys:
            return total, ()
        rows = (
            SearchText.objects.select_related(*SHOWN_WITH_A_HIT).defer(*large_fields("passage__version")).in_bulk(keys)
        )
        return total, tuple(_hit(rows[key], self.wanted) for key in keys if key in rows)

    def chosen(self, limit: int, offset: int) -> tuple[int, list[int]]:
        """How many texts there are, and the keys of some of them, before what they hang on is joined to them."""
        expressions = self.engine.expressions(self.wanted, self.unwanted)
        rows = list(self.engine.ordered(self.texts, expressions).values_list("pk", "total")[offset : offset + limit])
        if not rows and offset:
            return self.engine.found(self.texts, expressions.found).count(), []
        return (rows[0][1] if rows else 0), [key for key, _total in rows]

    def suggestion(self) -> str | None:
        """The query with the nearest known word for each that no text holds; None where that would find nothing."""
        unknown = self._unknown_words()
        if not 0 < len(unknown) <= MOST_UNKNOWN_WORDS:
            return None
        meant = {word: nearest_words(word, self.vocabulary, TRIES) for word in unknown}
        if not all(meant.values()):
            return None
        for attempt in range(max(map(len, meant.values()))):
            corrections = {word: near[min(attempt, len(near) - 1)] for word, near in meant.items()}
            if self._would_be_found(corrections):
                return _corrected(self.asked.typed, corrections)
        return None

    def _unknown_words(self) -> list[Word]:
        words = [
            word
            for term, sought in zip(self.asked.wanted, self.wanted, strict=True)
            for word in term.words
            if not sought.compounds
        ]
        stems = [word.stem for word in words]
        known = set(self.vocabulary.filter(stem__in=stems).values_list("stem", flat=True))
        return [word for word in words if word.stem not in known]

    def _would_be_found(self, corrections: Mapping[Word, NearWord]) -> bool:
        wanted = [
            Sought(
                tuple(corrections[word].stem if word in corrections else word.stem for word in term.words),
                sought.compounds,
            )
            for term, sought in zip(self.asked.wanted, self.wanted, strict=True)
        ]
        return self.engine.found(self.texts, self.engine.expressions(wanted, self.unwanted).found).exists()


def _corrected(typed: str, corrections: Mapping[Word, NearWord]) -> str:
    for word in sorted(corrections, key=lambda word: word.start, reverse=True):
        typed = typed[: word.start] + corrections[word].shown + typed[word.end :]
    return typed


def _hit(row: SearchText, wanted: Sequence[Sought]) -> Hit:
    sentence = sentence_with_hits(row.text, wanted) if row.text else ()
    return Hit(
        kind=row.kind,
        label=label_of(row),
        title=marked(_title(row), wanted),
        where=_where(row),
        url=_url(row, sentence if row.unit is None else ()),
        sentence=sentence,
        source=_source(row.passage, row.framework) if row.passage and row.framework else None,
    )


def _title(row: SearchText) -> str:
    if row.name:
        return row.name
    if row.plan:
        return row.plan.name
    return row.heading or str(row.framework)


def _where(row: SearchText) -> str:
    """What the page stands below; "" for what stands at the top."""
    if row.unit:
        return row.unit.parent.name if row.unit.parent else ""
    above = [str(row.framework)] if _title(row) != str(row.framework) else []
    if row.plan and row.plan.title:
        above.insert(0, row.plan.unit.name)
    return " · ".join(above)


def _url(row: SearchText, sentence: Parts) -> str:
    page = row.plan or row.theme or row.unit or row.framework
    assert page is not None, "the database keeps a search text from belonging to nothing"
    if isinstance(page, Plan | Theme):
        # The row's framework has its owner with it; the plan's and the theme's own would each be asked for.
        page.framework = row.framework  # type: ignore[assignment]
    return page.get_absolute_url() + _place_on_page(sentence)


def _place_on_page(sentence: Parts) -> str:
    """What makes the browser roll to the sentence, open what it is folded into and mark it; "" where there is none.

    It is a text fragment, which needs nothing of the page; a browser that doesn't know them shows the page's top.
    """
    said = "".join(part.text for part in sentence).removeprefix(CUT_BEFORE)
    first_words = said.split()[:WORDS_OF_PLACE]
    return f"#:~:text={quote(' '.join(first_words), safe='').replace('-', '%2D')}" if first_words else ""


def _source(passage: Passage, framework: Framework) -> HitSource:
    version = passage.version
    version.document.framework = framework
    return HitSource(
        version.document.name, version.get_absolute_url(), passage.page, passage.first_line, passage.last_line
    )
