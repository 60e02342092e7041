"""``handleplan stats``: how much the record holds."""

import argparse
import json

from handleplan.web.cli.django_setup import set_up_django

HELP = "tæl, hvad der er gemt"

LABELS = {
    "units": "Enheder",
    "frameworks": "Rammer (politikker og puljer)",
    "plans": "Planer i alt",
    "plans_by_form": "Planer efter skema",
    "statements": "Udsagn (mål, delmål, handlemål, succeskriterier)",
    "rounds": "Statusrunder",
    "filled_rounds": "Statusrunder med svar",
    "filled_reports": "Udfyldte status",
    "revisions": "Revisioner",
    "projects": "Projekter",
    "results": "Resultater",
    "attention_points": "Opmærksomhedspunkter",
    "sources": "Kilder",
    "source_versions": "Kilder, alle versioner",
}


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="skriv tallene som JSON")


def run(args: argparse.Namespace) -> int:
    set_up_django()
    from handleplan.record.stats import stats
    from handleplan.web.cli.database import ready_database

    if not ready_database():
        return 1
    counted = stats()
    if args.json:
        print(json.dumps(counted, ensure_ascii=False, indent=2))
        return 0
    for name, value in counted.items():
        if isinstance(value, dict):
            print(f"{LABELS[name]}:")
            for kind, number in value.items():
                print(f"{number:>8}  {kind}")
        else:
            print(f"{value:>6}  {LABELS[name]}")
    return 0
