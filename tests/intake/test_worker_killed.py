"""The tasks' worker is killed in the middle of a file: the file is found again and read, and none waits behind it.

The programs are the real ones, each a process of its own, on a database of their own.
"""

import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

SHEET = next(iter(sorted((Path(__file__).parents[2] / "samples").glob("sundhedspolitik-indsats-*.txt"))))
PATIENCE = 180

RECEIVE = """
from handleplan.intake.reviews import receive
from handleplan.record.models import User
by = User.objects.create_superuser("admin@norrelund.example", "hemmeligt-kodeord")
first = receive("a.txt", open({sheet!r}, "rb").read(), by=by).review
second = receive("b.txt", open({sheet!r}, "rb").read() + b"\\n", by=by).review
print(first.file.path)
"""

STATES = "SELECT state FROM intake_review ORDER BY name"

LET_THE_TIME_PASS = """
from datetime import timedelta
from django.utils import timezone
from django.db.models import F
from django_tasks_db.models import DBTaskResult
from handleplan.intake.models import Review
Review.objects.update(started_at=F("started_at") - timedelta(hours=1))
DBTaskResult.objects.filter(status="READY", run_after__gt=timezone.now(), run_after__year__lt=9999).update(
    run_after=timezone.now() - timedelta(hours=1)
)
"""


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., str]:
    """Runs lines of Python in the site's own surroundings, and gives what they print."""
    environment = {**os.environ, "HANDLEPLAN_DATA": str(tmp_path), "DJANGO_SETTINGS_MODULE": "handleplan.settings"}
    environment.pop("DATABASE_URL", None)

    def run(*arguments: str) -> str:
        command = [sys.executable, "-m", "django", *arguments]
        done = subprocess.run(
            command, env=environment, cwd=tmp_path, capture_output=True, text=True, timeout=PATIENCE, check=True
        )
        return done.stdout.strip()

    run.environment = environment  # type: ignore[attr-defined]
    run("migrate", "--verbosity", "0")
    return run


@pytest.fixture
def worker(run, tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", "django", "db_worker", "--verbosity", "0", "--no-startup-delay", "--interval", "0"]
    process = subprocess.Popen(command, env=run.environment, cwd=tmp_path)
    yield process
    process.kill()
    process.wait()


def wait_for(ask: Callable[[], int]) -> int:
    until = time.monotonic() + PATIENCE
    while not (answer := ask()):
        assert time.monotonic() < until
        time.sleep(0.05)
    return answer


def end_of_pipe(path: Path) -> int:
    """The pipe's other end, once somebody reads from it; 0 until then."""
    try:
        return os.open(path, os.O_WRONLY | os.O_NONBLOCK)
    except OSError:
        return 0


def test_a_file_whose_worker_was_killed_is_read_after_all(run, request, tmp_path):
    path = Path(run("shell", "--verbosity", "0", "-c", RECEIVE.format(sheet=str(SHEET))))
    content = path.read_bytes()
    path.unlink()
    os.mkfifo(path)  # whoever reads it waits for ever
    worker = request.getfixturevalue("worker")

    def states() -> list[str]:
        with closing(sqlite3.connect(tmp_path / "handleplan.sqlite3")) as database:
            return [state for (state,) in database.execute(STATES)]

    pipe = wait_for(lambda: end_of_pipe(path))
    assert states() == ["reading", "waiting"]
    worker.kill()
    worker.wait()
    os.close(pipe)
    path.unlink()
    path.write_bytes(content)
    batch = ("db_worker", "--verbosity", "0", "--no-startup-delay", "--batch")
    run(*batch)
    assert states() == ["reading", "ready"]

    run("shell", "--verbosity", "0", "-c", LET_THE_TIME_PASS)
    run(*batch)
    assert states() == ["ready", "ready"]
