"""What each database searches with: an FTS5 table in SQLite, a tsvector in PostgreSQL (migration 0002 makes them).

Both hold the stems that ``words`` makes, so that one query finds the same texts in both. Texts are ordered by how they
were found (see ``Found``), and among those found alike by the database's own measure: BM25, or ts_rank.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import QuerySet

INDEX_LOCK = 7_204_518
"""The number of PostgreSQL's lock for those who write the index; any will do that nobody else takes."""
TOTAL = "COUNT(*) OVER ()"


@dataclass(frozen=True, slots=True)
class Sought:
    """What may stand for one term: ``stems`` side by side, or one of the ``compounds``' stems."""

    stems: tuple[str, ...]
    compounds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Expressions:
    """A query in a database's own language: which texts it finds, and three ways of having found them.

    The order of the last three is that of the hits: all terms in the name as they were asked for, all in the name
    with compounds, all as they were asked for anywhere; the rest comes last.
    """

    found: str
    in_name: str
    in_name_with_compounds: str
    exactly: str

    @property
    def ways(self) -> tuple[str, str, str]:
        return self.in_name, self.in_name_with_compounds, self.exactly


class Engine(ABC):
    """Writes expressions in one database's language, and applies them to a queryset of SearchText."""

    anywhere: str
    in_name: str
    in_name_or_text: str
    negation: str
    conjunction: str
    disjunction: str

    @abstractmethod
    def phrase(self, stems: Sequence[str], where: str) -> str:
        """The stems side by side, in the columns that ``where`` says."""

    @abstractmethod
    def found(self, texts: QuerySet[Any], expression: str) -> QuerySet[Any]:
        """The texts that the expression finds."""

    @abstractmethod
    def ordered(self, texts: QuerySet[Any], expressions: Expressions) -> QuerySet[Any]:
        """The texts that the query finds, best first, each with their ``total``."""

    def expressions(self, wanted: Sequence[Sought], unwanted: Sequence[Sought]) -> Expressions:
        """The query: all of ``wanted``, at least one of them outside the context, and none of ``unwanted``."""
        found = self.all_of(
            [
                *(self.term(sought, self.anywhere) for sought in wanted),
                self.any_of(self.term(sought, self.in_name_or_text) for sought in wanted),
            ]
        )
        if unwanted:
            found = f"{found}{self.negation}{self.any_of(self.exact(sought, self.anywhere) for sought in unwanted)}"
        return Expressions(
            found,
            self.all_of(self.exact(sought, self.in_name) for sought in wanted),
            self.all_of(self.term(sought, self.in_name) for sought in wanted),
            self.all_of(self.exact(sought, self.anywhere) for sought in wanted),
        )

    def exact(self, sought: Sought, where: str) -> str:
        return self.phrase(sought.stems, where)

    def term(self, sought: Sought, where: str) -> str:
        return self.any_of(
            [self.exact(sought, where), *(self.phrase([compound], where) for compound in sought.compounds)]
        )

    def all_of(self, expressions: Iterable[str]) -> str:
        return f"({self.conjunction.join(expressions)})"

    def any_of(self, expressions: Iterable[str]) -> str:
        return f"({self.disjunction.join(expressions)})"

    @abstractmethod
    def lock(self) -> None:
        """Let others who would write the index wait until this transaction ends."""


class Sqlite(Engine):
    anywhere = ""
    in_name = "name_words : "
    in_name_or_text = "{name_words text_words} : "
    negation = " NOT "
    conjunction = " AND "
    disjunction = " OR "

    def phrase(self, stems: Sequence[str], where: str) -> str:
        return f'{where}"{" ".join(stems)}"'

    # An FTS5 table is asked by its own name in a join, for which the ORM has no words but extra().
    def found(self, texts: QuerySet[Any], expression: str) -> QuerySet[Any]:
        return texts.extra(
            tables=["insight_fts"],
            where=["insight_fts.rowid = insight_searchtext.id", "insight_fts MATCH %s"],
            params=[expression],
        )

    def ordered(self, texts: QuerySet[Any], expressions: Expressions) -> QuerySet[Any]:
        this_way = "insight_searchtext.id IN (SELECT rowid FROM insight_fts WHERE insight_fts MATCH %s)"
        return self.found(texts, expressions.found).extra(
            select={"way": _first_true(this_way), "distance": "insight_fts.rank", "total": TOTAL},
            select_params=expressions.ways,
            order_by=["way", "distance", "id"],
        )

    def lock(self) -> None:
        """SQLite has one writer at a time: there is nothing to do."""


class Postgresql(Engine):
    anywhere = ""
    in_name = ":A"
    in_name_or_text = ":AB"
    negation = " & !"
    conjunction = " & "
    disjunction = " | "

    def phrase(self, stems: Sequence[str], where: str) -> str:
        return "({})".format(" <-> ".join(f"'{stem}'{where}" for stem in stems))

    def found(self, texts: QuerySet[Any], expression: str) -> QuerySet[Any]:
        return texts.extra(where=["insight_searchtext.words @@ %s::tsquery"], params=[expression])

    def ordered(self, texts: QuerySet[Any], expressions: Expressions) -> QuerySet[Any]:
        # The weights are those of D (unused), the context, the text and the name; 1 counts a long text's words less.
        return self.found(texts, expressions.found).extra(
            select={
                "way": _first_true("insight_searchtext.words @@ %s::tsquery"),
                "distance": "-ts_rank('{0, 0.05, 0.25, 1}', insight_searchtext.words, %s::tsquery, 1)",
                "total": TOTAL,
            },
            select_params=(*expressions.ways, expressions.found),
            order_by=["way", "distance", "id"],
        )

    def lock(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [INDEX_LOCK])


def _first_true(condition: str) -> str:
    """The number of the first of the three ways for which the condition holds, 3 where it holds for none."""
    return f"CASE WHEN {condition} THEN 0 WHEN {condition} THEN 1 WHEN {condition} THEN 2 ELSE 3 END"


def engine() -> Engine:
    return Postgresql() if connection.vendor == "postgresql" else Sqlite()
