"""The process that does the long work (reading files), beside the server: started again whenever it dies."""

import os
import signal
import subprocess
import sys
from threading import Event, Thread
from types import TracebackType

COMMAND = ("-m", "django", "db_worker", "--verbosity", "0", "--no-startup-delay")
"""What a deployment with a process manager of its own runs as ``handleplan db_worker``."""

SECONDS_BETWEEN_STARTS = 1.0
STOP_SECONDS = 5.0


class TaskWorker:
    """Runs from entering the ``with`` until leaving it."""

    def __init__(self) -> None:
        self._stopping = Event()
        self._process: subprocess.Popen[bytes] | None = None
        self._watch = Thread(target=self._keep_running, daemon=True)

    def __enter__(self) -> "TaskWorker":
        self._process = self._start()
        self._watch.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let it end what it is doing, but not for long: what it leaves is begun again by the next one."""
        self._stopping.set()
        if (process := self._process) and process.poll() is None:
            process.terminate()
        self._watch.join(STOP_SECONDS)
        if (process := self._process) and process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    @property
    def pid(self) -> int:
        """The process that works now."""
        return self._process.pid if self._process else 0

    def _start(self) -> subprocess.Popen[bytes]:
        environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "handleplan.settings"}
        # In a session of its own, so that Ctrl-C reaches it once: when the server is stopped.
        return subprocess.Popen([sys.executable, *COMMAND], env=environment, start_new_session=True)

    def _keep_running(self) -> None:
        while self._process:
            self._process.wait()
            if self._stopping.wait(SECONDS_BETWEEN_STARTS):
                return
            self._process = self._start()
