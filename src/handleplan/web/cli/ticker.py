"""``handleplan tick`` every ten minutes beside the server, for those who have no cron; with one it does no harm."""

import subprocess
import sys
from collections.abc import Sequence
from threading import Event, Thread
from types import TracebackType

COMMAND = (sys.executable, "-c", "from handleplan.web.cli import main; main(['tick'])")
SECONDS_BETWEEN_TICKS = 600.0
STOP_SECONDS = 60.0
"""So long a tick that is under way may take to end what it does when the server stops."""


class Ticker:
    """Ticks at once and then again and again, from entering the ``with`` until leaving it."""

    def __init__(self, command: Sequence[str] = COMMAND, seconds: float = SECONDS_BETWEEN_TICKS) -> None:
        self._command, self._seconds = command, seconds
        self._stopping = Event()
        self._thread = Thread(target=self._go_on, daemon=True)

    def __enter__(self) -> "Ticker":
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """A tick that is at it ends what it does."""
        self._stopping.set()
        self._thread.join(STOP_SECONDS)

    def _go_on(self) -> None:
        is_over = False
        while not is_over:
            # In a session of its own, so that Ctrl-C does not stop a mail half-way; what it did stands on /post/.
            subprocess.run(self._command, stdout=subprocess.DEVNULL, start_new_session=True, check=False)
            is_over = self._stopping.wait(self._seconds)
