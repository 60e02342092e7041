"""How long a search takes among 10,000 texts, beside a plain scan of the same texts."""

import random
import statistics
import time
from collections.abc import Callable, Sequence

from django.contrib.auth.models import AnonymousUser
from django.db import transaction

from handleplan.insight.models import SearchText
from handleplan.insight.search import search
from handleplan.insight.search.find import Lookup
from handleplan.insight.search.index import rebuild
from handleplan.insight.search.query import understood
from handleplan.record.models import Framework, Purpose, Unit

TEXTS = 10_000
ROUNDS = 3
QUERIES = (
    "skånejob",
    "beskæftigelsen",
    "handicap",
    "borgere i job",
    '"åbent hus"',
    "kommunens plejehjem -praktik",
    "arbejde",
    "mentor virksomhed",
)
BEGINNINGS = ("syns", "handicap", "skåne", "arbejds", "hjemme", "pleje", "børne", "ungdoms", "sundheds", "mad", "skole")
ENDS = ("område", "job", "plan", "hjem", "hjælp", "gruppe", "møde", "uddannelse", "forløb", "samtale", "besøg", "vej")
ENDINGS = ("", "et", "en", "r", "s", "rne")
WORDS = ("og", "vi", "med", "for", "når", "har", "borgere", "nye", "handicap", "flere", "beskæftigelse", "kommunen")
WORDS += ("arbejde", "uge", "mindst", "åbent", "hus", "hverdag", "praktik", "mentor", "virksomhed", "plejehjemmene")


def measure() -> list[tuple[str, float, str, float]]:
    """Timings as (name, seconds, what they are held against, its seconds); the record is left as it was."""
    with transaction.atomic():
        _make_texts()
        started = time.perf_counter()
        rebuild()
        built = time.perf_counter() - started
        anybody = AnonymousUser()
        scan = _worst_of_twenty([lambda query=query: _scan(query) for query in QUERIES])
        whole = _worst_of_twenty([lambda query=query: search(query, anybody) for query in QUERIES])
        lookups = [Lookup(understood(query), anybody, None) for query in QUERIES]
        database = _worst_of_twenty([lambda lookup=lookup: lookup.chosen(20, 0) for lookup in lookups])
        asking = f"LIKE-scan of {TEXTS} texts, p95"
        timings = [
            (f"search among {TEXTS} texts, p95", whole, asking, scan),
            ("of which choosing the texts, p95", database, asking, scan),
            (f"index {TEXTS} texts, a text", built / TEXTS, asking, scan),
        ]
        transaction.set_rollback(True)
    return timings


def _make_texts() -> None:
    """Texts with as many frequent and rare words as Danish has: the nth most frequent one stands in every nth text."""
    chance = random.Random(2019)
    owner = Unit.objects.create(name="Målekommunen", slug="målekommunen", kind=Unit.Kind.MUNICIPALITY)
    framework = Framework.objects.create(owner=owner, kind=Framework.Kind.POLICY, name="Måling", slug="måling")
    compounds = [f"{first}{last}{ending}" for first in BEGINNINGS for last in ENDS for ending in ENDINGS]
    chance.shuffle(compounds)
    vocabulary = [*WORDS, *compounds]
    weights = [1 / rank for rank in range(1, len(vocabulary) + 1)]
    Purpose.objects.bulk_create(
        Purpose(framework=framework, order=order, text=" ".join(chance.choices(vocabulary, weights, k=18)))
        for order in range(TEXTS)
    )


def _scan(query: str) -> object:
    texts = SearchText.objects.all()
    for word in query.replace('"', "").split():
        texts = texts.filter(text__icontains=word)
    return texts.count(), list(texts[:20])


def _worst_of_twenty(questions: Sequence[Callable[[], object]]) -> float:
    """The 95th percentile of asking each question some times."""
    took = []
    for question in questions * ROUNDS:
        started = time.perf_counter()
        question()
        took.append(time.perf_counter() - started)
    return statistics.quantiles(took, n=20)[-1]
