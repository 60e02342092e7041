"""Keeps the index true to the record: builds a framework's part of it, or all of it, anew."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from django.db import transaction

from handleplan.insight.models import LONGEST_WORD, SearchText, SearchWord
from handleplan.insight.search.engine import engine
from handleplan.insight.search.texts import Findable, texts_of_framework, texts_of_units
from handleplan.insight.search.words import stem_of, stems_of, words_of
from handleplan.record.models import Framework

ROWS_AT_A_TIME = 500


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
    vocabulary = [_vocabulary_word(framework, word, ways) for word, ways in sorted(written.items())]
    SearchWord.objects.bulk_create(vocabulary, batch_size=ROWS_AT_A_TIME)
    return len(rows)


def _stems_and_spellings(text: str, written: dict[str, Counter[str]]) -> str:
    """The stems of a text, and one more for each of its words in ``written``."""
    words = list(words_of(text))
    for word in words:
        written[word.spelling][text[word.start : word.end][:LONGEST_WORD]] += 1
    return " ".join(word.stem for word in words)


def _vocabulary_word(framework: Framework | None, word: str, ways: Counter[str]) -> SearchWord:
    """``ways`` says how often the word is written in which way; the most frequent in small letters is its own."""
    stem = stem_of(word)
    shown = min(ways, key=lambda way: (not way.islower(), -ways[way], way))
    return SearchWord(
        framework=framework, word=word, shown=shown, stem=stem, stem_backwards=stem[::-1], count=ways.total()
    )
