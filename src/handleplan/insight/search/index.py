"""Keeps the index true to the record: builds a plan's part of it, a framework's, or all of it, anew."""

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from django.db import connection, transaction

from handleplan.insight.models import LONGEST_WORD, SearchText, SearchWord
from handleplan.insight.search.engine import engine
from handleplan.insight.search.texts import Findable, texts_of_framework, texts_of_plans, texts_of_units
from handleplan.insight.search.words import spellings_of, stem_of, stems_of
from handleplan.record.models import Framework

ROWS_AT_A_TIME = 500
PLANS_AT_A_TIME = 20
"""With more of its plans changed at once, a framework is indexed whole: that takes no longer."""

Writings = dict[str, Counter[str]]
"""By word, how often each way of writing it stands in some texts."""

_INSERT_WORD = (
    f"INSERT INTO {SearchWord._meta.db_table} (framework_id, word, shown, stem, stem_backwards, count, ways)"
    " VALUES (%s, %s, %s, %s, %s, %s, %s)"
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


@transaction.atomic
def rebuild_plans(framework: Framework, plans: Collection[int]) -> None:
    """Index some plans of a framework anew, and leave the rest: what is true afterwards is what ``rebuild`` makes.

    A framework that is not indexed yet, or was by a version that did not keep how words are written, is indexed whole.
    """
    engine().lock()
    theirs = SearchText.objects.filter(framework=framework, plan__in=plans)
    taken_out: Writings = defaultdict(Counter)
    for name, text in theirs.values_list("name", "text"):
        _stems_and_spellings(name, taken_out)
        _stems_and_spellings(text, taken_out)
    put_in: Writings = defaultdict(Counter)
    rows = _rows(texts_of_plans(framework, plans), put_in)
    changed = [word for word in {*taken_out, *put_in} if taken_out[word] != put_in[word]]
    known = {word.word: word for word in _words_of(framework, changed)}
    is_indexed = SearchText.objects.filter(framework=framework, kind=SearchText.Kind.FRAMEWORK).exists()
    if not is_indexed or not all(word.ways for word in known.values()):
        rebuild(framework)
        return
    theirs.delete()
    SearchText.objects.bulk_create(rows, batch_size=ROWS_AT_A_TIME)
    written: Writings = {}
    for word in changed:
        before = Counter(known[word].ways) if word in known else Counter()
        before.subtract(taken_out[word])
        before.update(put_in[word])
        if left := +before:
            written[word] = left
    SearchWord.objects.filter(pk__in=[word.pk for word in known.values()]).delete()
    _write_vocabulary(framework, written)


def rebuild_when_changed(framework: Framework | None, plans: frozenset[int] | None = None, **_signal: object) -> None:
    """Answers ``record_changed``."""
    if framework and plans is not None and len(plans) <= PLANS_AT_A_TIME:
        rebuild_plans(framework, plans)
    else:
        rebuild(framework)


def _index(framework: Framework | None, texts: Iterable[Findable]) -> int:
    """Put the texts of one framework (None: of the units) in the place of those that were there."""
    SearchText.objects.filter(framework=framework).delete()
    SearchWord.objects.filter(framework=framework).delete()
    written: Writings = defaultdict(Counter)
    rows = _rows(texts, written)
    SearchText.objects.bulk_create(rows, batch_size=ROWS_AT_A_TIME)
    _write_vocabulary(framework, written)
    return len(rows)


def _rows(texts: Iterable[Findable], written: Writings) -> list[SearchText]:
    """The texts with the stems of their words, and one more for each of these in ``written``."""
    rows = []
    for findable in texts:
        row = findable.row
        row.name_words = _stems_and_spellings(row.name, written)
        row.text_words = _stems_and_spellings(row.text, written)
        row.context_words = stems_of(findable.context)
        rows.append(row)
    return rows


def _words_of(framework: Framework, words: Sequence[str]) -> Iterator[SearchWord]:
    for start in range(0, len(words), ROWS_AT_A_TIME):
        yield from SearchWord.objects.filter(framework=framework, word__in=words[start : start + ROWS_AT_A_TIME])


def _stems_and_spellings(text: str, written: Writings) -> str:
    """The stems of a text, and one more for each of its words in ``written``."""
    stems = []
    for match, spelling in spellings_of(text):
        written[spelling][match.group()[:LONGEST_WORD]] += 1
        stems.append(stem_of(spelling))
    return " ".join(stems)


def _write_vocabulary(framework: Framework | None, written: Writings) -> None:
    """Put the words in, past the models: an import writes thousands, and a model for each takes ten times as long."""
    rows = [_vocabulary_row(framework, word, ways) for word, ways in sorted(written.items())]
    with connection.cursor() as cursor:
        cursor.executemany(_INSERT_WORD, rows)


def _vocabulary_row(framework: Framework | None, word: str, ways: Counter[str]) -> tuple[int | str | None, ...]:
    """The values of _INSERT_WORD. A word is shown as it is most often written, in small letters where any has it so."""
    stem = stem_of(word)
    shown = min(ways, key=lambda way: (not way.islower(), -ways[way], way))
    kept = json.dumps(ways, ensure_ascii=False)
    return framework.pk if framework else None, word, shown, stem, stem[::-1], ways.total(), kept
