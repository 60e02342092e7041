"""Score the readings of the corpus against the gold, and write the table in docs/reading.md anew.

The corpus, the gold and the scorer are not the project's; they are looked for in ../shared.

Usage: python tools/scores.py
"""

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType

from handleplan.documents import read_file
from handleplan.forms.as_json import as_json
from handleplan.forms.read import read

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
PAGE = ROOT / "docs" / "reading.md"
BEGIN, END = "<!-- scores: begin -->", "<!-- scores: end -->"
PAIRS = (
    ("handicappolitik-handleplaner-2019-2022.txt", "handleplan_a.json"),
    ("sundhedspolitik-indsats-dagtilbud.txt", "indsats_a.json"),
    ("handicappolitik-sammendrag-2019-2020.txt", "sammendrag_a.json"),
    ("satspulje-statusrapport-2012.txt", "pulje_a.json"),
    ("handleplaner-fem.docx", "handleplan_a.json"),
    ("indsats-dagtilbud.docx", "indsats_a.json"),
    ("puljeprojekter-ni.docx", "pulje_a.json"),
    ("handleplaner-fem.pdf", "handleplan_a.json"),
    ("indsats-dagtilbud.pdf", "indsats_a.json"),
    ("puljeprojekter-ni.pdf", "pulje_a.json"),
)


def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", SHARED / "score" / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def rows() -> list[str]:
    """A line of the table for each file; one more, without the sections, where the gold has none to compare with."""
    score = scorer().score
    lines = []
    for name, gold_name in PAIRS:
        gold = json.loads((SHARED / "gold" / gold_name).read_text(encoding="utf-8"))
        reading = as_json(read(read_file(SHARED / "corpus" / name)))
        lines.append(row(name, score(gold, reading)))
        if reading.get("sections") and "sections" not in gold:
            lines.append(row(f"{name}, sections left out", score(gold, {**reading, "sections": []})))
    return lines


def row(name: str, scored: dict[str, float]) -> str:
    return f"| {name} | {scored['text']:.4f} | {scored['items']:.4f} | {scored['facts']:.4f} |"


def main() -> int:
    if not SHARED.exists():
        print("Korpusset findes ikke ved siden af projektet: ../shared", file=sys.stderr)
        return 1
    page = PAGE.read_text(encoding="utf-8")
    before, _begin, rest = page.partition(BEGIN)
    _old, _end, after = rest.partition(END)
    table = "\n".join(["| file | text | items | facts |", "|---|---|---|---|", *rows()])
    PAGE.write_text(f"{before}{BEGIN}\n{table}\n{END}{after}", encoding="utf-8")
    print(table)
    return 0


if __name__ == "__main__":
    sys.exit(main())
