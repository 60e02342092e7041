"""The tick that the server runs beside it."""

import os
import sys
from pathlib import Path

from handleplan.web.cli.ticker import Ticker

WAIT_SECONDS = 60


def append(file: Path) -> tuple[str, ...]:
    return sys.executable, "-c", f"open({str(file)!r}, 'a').write('tick ')"


def test_it_ticks_at_once_and_ends_with_the_server(tmp_path):
    file = tmp_path / "ticks"
    with Ticker(append(file), seconds=WAIT_SECONDS) as ticker:
        pass
    assert file.read_text() == "tick "
    assert not ticker._thread.is_alive()


def test_a_tick_that_fails_is_not_the_last(tmp_path):
    fifo = tmp_path / "ticks"
    os.mkfifo(fifo)
    command = (sys.executable, "-c", f"open({str(fifo)!r}, 'w').write('tick '); raise SystemExit(1)")
    with Ticker(command, seconds=0.01):
        assert fifo.read_text() == "tick "
        assert fifo.read_text() == "tick "
        reader = os.open(fifo, os.O_RDONLY | os.O_NONBLOCK)
    os.close(reader)
