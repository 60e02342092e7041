"""``handleplan targets``: a table for people, JSON for programs, and that it needs no Django."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from handleplan.web.cli import main

SHEET = """Mere motion på plejehjem

Målsætning, som indsatsen vedrører
(Derfor vil vi… i sundhedspolitikken 2023-2026)

Gøre det sunde valg let.

Formål
(Hvorfor vil vi gennemføre indsatsen?)

Flere kræfter i hverdagen.

Målbare succeskriterier
(Hvornår er indsatsen en succes?)

Mindst 40 beboere går en tur hver dag inden 1. maj 2025.
"""


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "skema.txt"
    path.write_text(SHEET, encoding="utf-8")
    return path


def test_json_and_nothing_else(sheet: Path, capsys):
    assert main(["targets", str(sheet), "--json", "--unit", "Plejehjemmene"]) == 0
    out, err = capsys.readouterr()
    assert json.loads(out) == [
        {
            "project": "Plejehjemmene – Mere motion på plejehjem",
            "target": "Mindst 40 beboere går en tur hver dag inden 1. maj 2025.",
            "quantity": 40,
            "unit": "beboere",
            "deadline": "2025-05-01",
            "result": None,
            "result_quantity": None,
            "result_as_of": None,
            "verdict": "unknown",
        }
    ]
    assert err == ""


def test_a_table_for_people_says_that_a_person_decides(sheet: Path, capsys):
    assert main(["targets", str(sheet)]) == 0
    out = capsys.readouterr().out
    assert out.splitlines()[0].split() == ["Projekt", "Mål", "Frist", "Resultat", "Opgjort", "Forslag"]
    for said in (
        "40 beboere",
        "1.\u00a0maj\u00a02025",
        "kan ikke afgøres",
        "Der er ikke fundet noget.",
        "skal bekræfte",
    ):
        assert said in out


def test_a_document_without_targets_says_so(sheet: Path, capsys):
    sheet.write_text(SHEET.replace("Mindst 40 beboere", "Beboerne").replace(" inden 1. maj 2025", ""), encoding="utf-8")
    assert main(["targets", str(sheet)]) == 0
    assert capsys.readouterr().out == "Dokumentet har ingen målbare mål i sine mål og succeskriterier.\n"


def test_an_unreadable_file_is_one_sentence(tmp_path: Path, capsys):
    assert main(["targets", str(tmp_path / "findes-ikke.txt")]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert len(err.strip().splitlines()) == 1


def test_it_starts_without_django(sheet: Path):
    code = (
        "import sys\nfrom handleplan.web.cli import main\n"
        f"main(['targets', {str(sheet)!r}])\nassert 'django' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
