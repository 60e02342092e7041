"""Keeps the index true to the record: builds a framework's part of it, or all of it, anew."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from django.db import connection, transaction

from handleplan.insight.models import LONGEST_WORD, SearchText, SearchWord
from handleplan.insight.search.engine import engine
from handleplan.insight.search.texts import Findable, texts_of_framework, texts_of_units
from handleplan.insight.search.words import spellings_of, stem_of, stems_of
from handleplan.record.models import Framework

ROWS_AT_A_TIME = 500

_INSERT_WORD = (
    f"INSERT INTO {SearchWord._meta.db_table} (framework_id, word, shown, stem, stem_backwards, count)"
    " VALUES (%s, %s, %s, %s, %s, %s)"
)


@transaction.atomic
def rebuild(framework: Framework | None = None) -> int:
    """Index ``framework`` (None: all of them) and the units anew, and say how many texts that was.

    Within a transaction the new index is part of it: it comes with the change that it indexes, or not at all.
    """
    engine().lock()
    frameworks = Framework.objects.select_related("owner").order_by("pk")
    if framework is None:
        SearchText.objects.all().delete()
        SearchWord.objects.all().delete()
    else:
        frameworks = frameworks.filter(pk=framework.pk)
    texts = _index(None, texts_of_units())
    return texts + sum(_index(each, texts_of_framework(each)) for each in frameworks)


def rebuild_when_changed(framework: Framework | None, **_signal: object) -> None:
    """Answers ``record_changed``."""
    rebuild(framework)


def _index(framework: Framework | None, texts: Iterable[Findable]) -> int:
    """Put the texts of one framework (None: of the units) in the place of those that were there."""
    SearchText.objects.filter(framework=framework).delete()
    SearchWord.objects.filter(framework=framework).delete()
    rows = []
    written: dict[str, Counter[str]] = defaultdict(Counter)
    for findable in texts:
        row = findable.row
        row.name_words = _stems_and_spellings(row.name, written)
        row.text_words = _stems_and_spellings(row.text, written)
        row.context_words = stems_of(findable.context)
        rows.append(row)
    SearchText.objects.bulk_create(rows, batch_size=ROWS_AT_A_TIME)
    _write_vocabulary(framework, written)
    return len(rows)


def _stems_and_spellings(text: str, written: dict[str, Counter[str]]) -> str:
    """The stems of a text, and one more for each of its words in ``written``."""
    stems = []
    for match, spelling in spellings_of(text):
        written[spelling][match.group()[:LONGEST_WORD]] += 1
        stems.append(stem_of(spelling))
    return " ".join(stems)


def _write_vocabulary(framework: Framework | None, written: dict[str, Counter[str]]) -> None:
    """Put the words in, past the models: an import writes thousands, and a model for each takes ten times as long."""
    rows = [_vocabulary_row(framework, word, ways) for word, ways in sorted(written.items())]
    with connection.cursor() as cursor:
        cursor.executemany(_INSERT_WORD, rows)


def _vocabulary_row(framework: Framework | None, word: str, ways: Counter[str]) -> tuple[int | str | None, ...]:
    """The values of _INSERT_WORD. A word is shown as it is most often written, in small letters where any has it so."""
    stem = stem_of(word)
    shown = min(ways, key=lambda way: (not way.islower(), -ways[way], way))
    return framework.pk if framework else None, word, shown, stem, stem[::-1], ways.total()
