"""``handleplan import`` and ``handleplan stats`` on the invented municipality's own documents."""

import json
from pathlib import Path

import pytest

from handleplan.record.models import Plan
from handleplan.web.cli import main

pytestmark = pytest.mark.django_db

SAMPLES = Path(__file__).parents[3] / "samples"
SHEET = next(iter(sorted(SAMPLES.glob("sundhedspolitik-*.txt"))))


def test_a_dry_run_says_that_nothing_is_kept(capsys):
    assert main(["import", str(SHEET)]) == 0
    out, err = capsys.readouterr()
    assert "Intet er gemt. Kør kommandoen igen med --accept" in out
    assert err == ""
    assert not Plan.objects.exists()


def test_accepted_and_accepted_again(capsys):
    assert main(["import", str(SHEET), "--accept"]) == 0
    first = capsys.readouterr().out
    assert main(["import", str(SHEET), "--accept"]) == 0
    second = capsys.readouterr().out
    assert SHEET.name in first
    assert "ny" in first.splitlines()[1]
    assert "uændret" in second.splitlines()[1]
    assert Plan.objects.count() == 1


def test_a_file_that_cannot_be_read_gives_exit_code_1_and_the_others_are_kept(tmp_path: Path, capsys):
    empty = tmp_path / "tom.txt"
    empty.touch()
    assert main(["import", str(empty), str(SHEET), "--accept"]) == 1
    assert "tom" in capsys.readouterr().out
    assert Plan.objects.count() == 1


def test_an_empty_folder(tmp_path: Path, capsys):
    assert main(["import", str(tmp_path)]) == 0
    assert capsys.readouterr().out == "Der er ingen dokumenter at læse.\n"


def test_stats_as_json_and_for_people(capsys):
    main(["import", str(SHEET), "--accept"])
    capsys.readouterr()
    assert main(["stats", "--json"]) == 0
    counted = json.loads(capsys.readouterr().out)
    assert (counted["plans_by_form"], counted["sources"], counted["projects"]) == ({"indsatsskema": 1}, 1, 0)
    assert main(["stats"]) == 0
    assert "     1  Kilder\n" in capsys.readouterr().out
