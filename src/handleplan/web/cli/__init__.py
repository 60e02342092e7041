"""The command ``handleplan``. Each of its commands is a module here with HELP, ``configure(parser)`` and ``run(args)``.

A module is imported only when its command is asked for, so that ``handleplan read`` never waits for Django. All other
words go to Django's commands (``migrate``, ``createsuperuser`` …).
"""

import os
import sys
from importlib import import_module

from handleplan.web.cli.parser import DanishParser

COMMANDS = {
    "read": "handleplan.web.cli.read",
    "targets": "handleplan.web.cli.targets",
    "check": "handleplan.web.cli.check",
    "import": "handleplan.web.cli.import_files",
    "stats": "handleplan.web.cli.stats",
    "report": "handleplan.web.cli.report",
    "reindex": "handleplan.web.cli.reindex",
    "tick": "handleplan.web.cli.tick",
    "serve": "handleplan.web.cli.serve",
    "demo": "handleplan.web.cli.demo",
}


def main(arguments: list[str] | None = None) -> int:
    """Run a command; the answer is the program's exit code."""
    arguments = sys.argv[1:] if arguments is None else arguments
    name = arguments[0] if arguments else ""
    if name in COMMANDS:
        try:
            return run_own(name, arguments[1:])
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # whoever read along has seen enough
            return 0
    if name in ("", "-h", "--help"):
        print(overview())
        return 0
    return run_djangos(arguments)


def run_own(name: str, arguments: list[str]) -> int:
    command = import_module(COMMANDS[name])
    parser = DanishParser(prog=f"handleplan {name}", description=_sentence(command.HELP))
    command.configure(parser)
    return command.run(parser.parse_args(arguments))


def run_djangos(arguments: list[str]) -> int:
    from django.core.management import execute_from_command_line

    from handleplan.web.cli.django_setup import choose_settings

    choose_settings()
    execute_from_command_line(["handleplan", *arguments])
    return 0


def overview() -> str:
    """What can be typed after ``handleplan``."""
    lines = [f"  {name:<8} {import_module(module).HELP}" for name, module in COMMANDS.items()]
    return "\n".join(
        (
            "Brug: handleplan KOMMANDO …",
            "",
            *lines,
            "",
            "Skriv „handleplan KOMMANDO --help“ for at se mere om en kommando.",
            "Djangos egne kommandoer virker også: migrate, createsuperuser, shell …",
        )
    )


def _sentence(help_text: str) -> str:
    return f"{help_text[0].upper()}{help_text[1:]}."
