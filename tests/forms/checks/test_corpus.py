"""What the checks find in the corpus, read together: each was judged by reading. No sentence of it stands here."""

from collections import Counter

import pytest

from handleplan.documents import read_file
from handleplan.forms.checks import Source, check_together
from handleplan.forms.read import read
from texts import CORPUS, needs_corpus

pytestmark = needs_corpus

PLANS = "handicappolitik-handleplaner-2019-2022.txt"
BOOKLET = "handicappolitik-sammendrag-2019-2020.txt"
REPORT = "satspulje-statusrapport-2012.txt"
SHEETS = ("sundhedspolitik-indsats-dagtilbud.txt", "sundhedspolitik-indsats-socialpsykiatri.txt")

DOUBTS = {"column_doubt", "unit_guessed"}
"""What the readers are not sure that they have read; that is judged by their own tests."""

OF_TARGETS = {"missed_unexplained", "target_unreported"}
"""How many there are depends on which targets are found."""


@pytest.fixture(scope="module")
def found() -> dict[str, Counter[str]]:
    names = (PLANS, BOOKLET, REPORT, *SHEETS)
    warnings = check_together([Source(name, read(read_file(CORPUS / name))) for name in names])
    codes = [[warning.code for warning in of_one if warning.code not in DOUBTS] for of_one in warnings]
    return {name: Counter(of_one) for name, of_one in zip(names, codes, strict=True)}


def test_the_units_plans(found: dict[str, Counter[str]]) -> None:
    assert found[PLANS] == {
        "all_themes": 1,
        "criterion_dropped": 3,
        "impossible_year": 1,
        "no_baseline": 6,
        "no_measure": 8,
        "no_theme": 2,
        "several_names": 1,
    }


def test_the_booklet(found: dict[str, Counter[str]]) -> None:
    assert found[BOOKLET] == {
        "announced_count": 1,
        "area_without_plans": 4,
        "booklet_without_status": 1,
        "booklet_wording": 1,
        "no_baseline": 2,
        "no_measure": 4,
        "several_names": 2,
    }


def test_the_status_report(found: dict[str, Counter[str]]) -> None:
    codes = found[REPORT]
    assert {code: number for code, number in codes.items() if code not in OF_TARGETS} == {
        "amounts_add_up": 1,
        "begins_after_end": 1,
        "end_differs": 1,
        "no_result": 3,
        "several_names": 1,
        "status_date_differs": 1,
        "target_after_end": 1,
    }
    assert all(1 <= codes[code] <= 4 for code in OF_TARGETS)


def test_the_action_sheets(found: dict[str, Counter[str]]) -> None:
    assert [found[name] for name in SHEETS] == [
        {"no_measure": 1, "same_text": 1},
        {"no_baseline": 1, "no_measure": 1},
    ]
