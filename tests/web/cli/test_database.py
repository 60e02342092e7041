"""A database that is not ready is made ready, or said to be not."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from handleplan.web.cli.database import ready_database

STATS = [sys.executable, "-c", "import sys; from handleplan.web.cli import main; sys.exit(main(['stats', '--json']))"]


def run_with(data: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, with a data folder of its own."""
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    environment |= {"HANDLEPLAN_DATA": str(data), **variables}
    return subprocess.run(STATS, capture_output=True, text=True, check=False, env=environment)


def test_an_empty_database_gets_its_tables(tmp_path: Path):
    done = run_with(tmp_path)
    assert done.returncode == 0, done.stderr
    assert '"plans": 0' in done.stdout


def test_a_database_that_does_not_answer_is_one_sentence(tmp_path: Path):
    done = run_with(tmp_path, DATABASE_URL="postgres://nobody@127.0.0.1:1/none")
    assert done.returncode == 1
    assert done.stderr.startswith("Databasen svarer ikke: ")
    assert "Traceback" not in done.stderr


@pytest.mark.django_db
def test_a_database_of_an_earlier_version_is_left_alone(monkeypatch: pytest.MonkeyPatch, capsys):
    monkeypatch.setattr("handleplan.web.cli.database.MigrationExecutor", _OneMigrationToGo)
    assert ready_database() is False
    assert "kør først „handleplan migrate“" in capsys.readouterr().err


class _OneMigrationToGo:
    """A database that lacks a migration."""

    class loader:  # noqa: N801
        class graph:  # noqa: N801
            @staticmethod
            def leaf_nodes():
                return [("record", "0002_next")]

    def __init__(self, connection):
        self.connection = connection

    def migration_plan(self, targets):
        return [(target, False) for target in targets]
