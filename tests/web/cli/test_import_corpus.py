"""The corpus, which is real municipal text and no part of the project, becomes the record that it describes."""

from pathlib import Path

import pytest

from handleplan.record.models import Edition, Plan, Report
from handleplan.record.stats import stats
from handleplan.web.cli import main

CORPUS = Path(__file__).parents[4] / "shared" / "corpus"

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not here"),
]


def test_five_documents_make_the_whole_record_and_the_same_again_nothing(capsys):
    paths = [str(path) for path in sorted(CORPUS.glob("*.txt"))]
    assert main(["import", *paths, "--accept"]) == 0
    counted = stats()
    assert counted["plans_by_form"] == {"handleplan": 9, "indsatsskema": 2, "puljerapport": 17, "sammendrag": 21}
    assert {name: counted[name] for name in ("frameworks", "filled_reports", "filled_rounds", "revisions")} == {
        "frameworks": 3,
        "filled_reports": 18,
        "filled_rounds": 2,
        "revisions": 9,
    }
    assert (counted["projects"], counted["attention_points"], counted["sources"]) == (17, 3, 5)
    booklet_plans = Plan.objects.filter(editions__form__kind="sammendrag")
    assert booklet_plans.values("area").distinct().count() == 5
    assert booklet_plans.filter(editions__form__kind="handleplan", editions__number=1).distinct().count() == 9
    assert not Plan.objects.filter(framework__kind="pool", budget_dkk=None).exists()
    assert not Plan.objects.filter(framework__kind="pool", start="").exists()
    assert not Edition.objects.filter(wordings=None).exists()
    assert set(Report.objects.values_list("state", flat=True)) == {"published"}

    capsys.readouterr()
    assert main(["import", *paths, "--accept"]) == 0
    assert capsys.readouterr().out.count("uændret") == 5
    assert stats() == counted
