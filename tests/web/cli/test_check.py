"""``handleplan check``: its output, its exit code, and that it needs no Django."""

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

Flere kræfter i hverdagen. Skriv til grethe@lindby.example.

Målgruppe
(Hvem henvender indsatsen sig til?)

Beboerne.

Målbare succeskriterier
(Hvornår er indsatsen en succes?)

{criterion}

Opfølgning
(Hvordan vil vi følge op på indsatsen?)

Hvert kvartal.
"""


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "skema.txt"
    path.write_text(SHEET.format(criterion="Når det går bedre."), encoding="utf-8")
    return path


def test_warnings_with_page_and_line(sheet: Path, capsys):
    assert main(["check", str(sheet), "--unit", "Plejehjemmene"]) == 0
    told, *lines = capsys.readouterr().out.splitlines()
    assert told == f"{sheet}: 2 ting at se efter"
    assert lines[0] == "  side 1, linje 11: Her står en e-mailadresse; fjern den, eller skriv en fælles postkasse."
    assert lines[1].startswith(
        "  side 1, linje 21: Plejehjemmene: Mere motion på plejehjem: succeskriteriet kan ikke måles"
    )


def test_nothing_to_ask(tmp_path: Path, capsys):
    path = tmp_path / "skema.txt"
    text = SHEET.format(criterion="Når halvdelen er ude hver dag.").replace(" Skriv til grethe@lindby.example.", "")
    path.write_text(text, encoding="utf-8")
    assert main(["check", str(path), "--unit", "Plejehjemmene"]) == 0
    assert capsys.readouterr().out == f"{path}: intet at spørge om\n"


def test_json_and_nothing_else(sheet: Path, capsys):
    assert main(["check", str(sheet), "--json", "--unit", "Plejehjemmene"]) == 0
    (told,) = json.loads(capsys.readouterr().out)
    assert told["file"] == str(sheet)
    first, second = told["warnings"]
    assert (first["code"], first["note"], first["source"]) == ("email_address", False, {"page": 1, "lines": [11, 11]})
    assert second["code"] == "no_measure"


def test_a_folder_whose_one_file_cannot_be_read(sheet: Path, capsys):
    (sheet.parent / "brev.txt").write_text("Kære alle\n\nTak for sidst.\n", encoding="utf-8")
    assert main(["check", str(sheet.parent), "--unit", "Plejehjemmene"]) == 1
    out, err = capsys.readouterr()
    assert "2 ting at se efter" in out
    assert "„brev.txt“" in err


def test_it_needs_no_django(sheet: Path):
    program = (
        "import sys; from handleplan.web.cli import main; main(['check', sys.argv[1]]); "
        "assert 'django' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program, str(sheet)], check=True, capture_output=True)
