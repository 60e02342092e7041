"""How well the targets of the corpus' status report are found, counted and judged, beside what a person found."""

import json
import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

import pytest

from handleplan.documents import read_file
from handleplan.forms.read import read
from handleplan.forms.targets import find_targets, targets_as_json
from texts import CORPUS, SHARED, needs_corpus

pytestmark = needs_corpus

REPORT = CORPUS / "satspulje-statusrapport-2012.txt"
GOLD = SHARED / "gold" / "targets_a.json"
ALIKE = 0.6

Json = dict[str, Any]


@dataclass(frozen=True)
class Figures:
    """Shares: of the gold's targets found, of those proposed that are none, and of verdicts right among those found."""

    found: float
    false: float
    verdicts: float


@pytest.fixture(scope="module")
def proposed() -> list[Json]:
    return targets_as_json(find_targets(read(read_file(REPORT))))


def test_the_targets_are_found_and_judged_as_a_person_does(proposed: list[Json]) -> None:
    figures = compare(json.loads(GOLD.read_text(encoding="utf-8")), proposed)
    assert figures.found >= 0.85
    assert figures.false <= 0.25
    assert figures.verdicts >= 0.75


@pytest.mark.parametrize("name", ["puljeprojekter-ni.docx", "puljeprojekter-ni.pdf"])
def test_word_and_pdf_give_the_same_targets_as_the_text(name: str, proposed: list[Json]) -> None:
    from_file = targets_as_json(find_targets(read(read_file(CORPUS / name))))
    looked_at = {target["project"] for target in from_file}
    said = ("project", "target", "quantity", "unit", "deadline", "result", "result_quantity", "verdict")
    of_text = [target for target in proposed if target["project"] in looked_at]
    assert [[one[key] for key in said] for one in from_file] == [[one[key] for key in said] for one in of_text]


def test_the_comparison_sees_what_is_missing_false_and_wrong() -> None:
    gold = [
        {"project": "1", "target": "Ti børn lærer at svømme.", "quantity": 10, "result": None, "verdict": "met"},
        {"project": "1", "target": "Der holdes to stævner.", "quantity": 2, "result": None, "verdict": "unknown"},
    ]
    assert compare(gold, gold) == Figures(1.0, 0.0, 1.0)
    other = [gold[0] | {"verdict": "not_met"}, gold[1] | {"quantity": 3}]
    assert compare(gold, other) == Figures(0.5, 0.5, 0.0)
    assert compare(gold, [one | {"project": "2"} for one in gold]) == Figures(0.0, 1.0, 0.0)


def compare(gold: list[Json], proposed: list[Json]) -> Figures:
    """Pairs each of the gold's targets with a proposed one of its project, its quantity and a sentence like its own.

    What is proposed for projects that the gold doesn't look at is left aside, unless it looks at none of them.
    """
    looked_at = {want["project"] for want in gold}
    left = [have for have in proposed if have["project"] in looked_at] or list(proposed)
    count, pairs = len(left), []
    for want in gold:
        fitting = [have for have in left if is_same_target(want, have)]
        if fitting:
            best = max(fitting, key=lambda have: alike(want["result"] or "", have["result"] or ""))
            left.remove(best)
            pairs.append((want, best))
    right = sum(want["verdict"] == have["verdict"] for want, have in pairs)
    return Figures(len(pairs) / len(gold), len(left) / count, right / len(pairs) if pairs else 0.0)


def is_same_target(want: Json, have: Json) -> bool:
    same = want["project"] == have["project"] and want["quantity"] == have["quantity"]
    return same and alike(want["target"], have["target"]) >= ALIKE


def alike(one: str, other: str) -> float:
    words = [re.findall(r"\w+", text.casefold()) for text in (one, other)]
    return SequenceMatcher(None, *words, autojunk=False).ratio()
