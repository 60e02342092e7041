"""``handleplan read``: its output, its exit code, and that it needs no Django."""

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

Målgruppe
(Hvem henvender indsatsen sig til?)

Beboerne.

Aktører
(Hvilke aktører indgår i indsatsen?)

Personalet.

Målbare succeskriterier
(Hvornår er indsatsen en succes?)

Når halvdelen er ude hver dag.

Opfølgning
(Hvordan vil vi følge op på indsatsen?)

Hvert kvartal.
"""


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "skema.txt"
    path.write_text(SHEET, encoding="utf-8")
    return path


def test_json_and_nothing_else(sheet: Path, capsys):
    assert main(["read", str(sheet), "--json", "--unit", "Plejehjemmene"]) == 0
    out, err = capsys.readouterr()
    read = json.loads(out)
    assert (read["kind"], read["unit"], read["title"]) == ("indsatsskema", "Plejehjemmene", "Mere motion på plejehjem")
    assert [item["text"] for item in read["criteria"]] == ["Når halvdelen er ude hver dag."]
    assert err == ""


def test_a_summary_for_people(sheet: Path, capsys):
    assert main(["read", str(sheet)]) == 0
    out = capsys.readouterr().out
    assert "Planer: 1\n" in out
    assert "Udsagn: 6\n" in out


def test_a_text_in_windows_1252_is_read(sheet: Path, capsys):
    sheet.write_bytes(SHEET.replace("…", "...").encode("cp1252"))
    assert main(["read", str(sheet), "--json"]) == 0
    assert "på plejehjem" in json.loads(capsys.readouterr().out)["title"]


@pytest.mark.parametrize(
    "content",
    [b"", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "Kære borger. Tak for dit brev.".encode()],
    ids=["empty", "picture", "letter"],
)
def test_what_cannot_be_read_is_one_sentence_and_exit_code_1(tmp_path: Path, content: bytes, capsys):
    path = tmp_path / "fil.txt"
    path.write_bytes(content)
    assert main(["read", str(path), "--json"]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert "fil.txt" in err
    assert err.endswith(".\n")
    assert len(err.strip().splitlines()) == 1


def test_a_file_that_is_not_there(tmp_path: Path, capsys):
    assert main(["read", str(tmp_path / "mangler.txt")]) == 1
    assert "findes ikke" in capsys.readouterr().err


def test_reading_never_waits_for_django(sheet: Path):
    program = (
        "import sys; from handleplan.web.cli import main; code = main(sys.argv[1:]); "
        "sys.exit(code or ('django' in sys.modules and 3))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, "read", str(sheet), "--json"], capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
