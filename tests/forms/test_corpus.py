"""How well the corpus is read, by the measure that ../shared/score defines."""

import importlib.util
import json
from collections.abc import Callable, Mapping
from time import process_time
from typing import Any

import pytest

from handleplan.documents import read_file
from handleplan.forms.as_json import as_json
from handleplan.forms.read import read
from texts import CORPUS, SHARED, needs_corpus

pytestmark = needs_corpus

GOLD = {
    "handleplan_a": "handicappolitik-handleplaner-2019-2022.txt",
    "indsats_a": "sundhedspolitik-indsats-dagtilbud.txt",
}


@pytest.fixture(scope="module")
def score() -> Callable[[Any, Any], Mapping[str, float]]:
    spec = importlib.util.spec_from_file_location("score", SHARED / "score" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.score


@pytest.mark.parametrize("gold", GOLD)
def test_the_corpus_is_read_as_people_read_it(gold: str, score: Callable[[Any, Any], Mapping[str, float]]) -> None:
    want = json.loads((SHARED / "gold" / f"{gold}.json").read_text(encoding="utf-8"))
    have = json.loads(json.dumps(as_json(read(read_file(CORPUS / GOLD[gold])))))
    figures = score(want, have)
    assert figures["text"] >= 0.98
    assert figures["items"] >= 0.90
    assert figures["facts"] >= 0.99


def test_nine_units_plans_have_two_filled_rounds_and_a_revision_each() -> None:
    reading = read(read_file(CORPUS / GOLD["handleplan_a"]))
    assert len(reading.plans) == 9
    for plan in reading.plans:
        assert [status.year for status in plan.reports if any(status.fields.values())] == [2019, 2020]
        assert plan.revision is not None
        assert all(plan.revision.fields.values())
    assert reading.unplaced == ()


def test_reading_is_quick() -> None:
    document = read_file(CORPUS / GOLD["handleplan_a"])
    start = process_time()
    read(document)
    assert process_time() - start < 5
