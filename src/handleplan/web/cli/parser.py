"""Command lines are explained in Danish."""

import argparse
import sys
from typing import NoReturn


class DanishParser(argparse.ArgumentParser):
    """Python's parser, with its headings in Danish and one clear sentence where a command is written wrongly."""

    def __init__(self, prog: str, description: str) -> None:
        super().__init__(prog=prog, description=description, add_help=False, allow_abbrev=False)
        self._positionals.title = "Angiv"
        self._optionals.title = "Valg"
        self.add_argument("-h", "--help", action="help", help="vis denne hjælp")

    def format_usage(self) -> str:
        return super().format_usage().replace("usage:", "Brug:", 1)

    def format_help(self) -> str:
        return super().format_help().replace("usage:", "Brug:", 1)

    def error(self, message: str) -> NoReturn:
        print(f"Kommandoen er ikke skrevet rigtigt. {self.format_usage().strip()}", file=sys.stderr)
        raise SystemExit(2)
