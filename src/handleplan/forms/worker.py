"""Files are read by a process of their own, within limits of time and memory: a hostile one costs a sentence.

One process reads file after file. It is replaced when it died, took too long, or needed much memory.
"""

from __future__ import annotations

import json
import logging
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from types import TracebackType
from typing import Any

from cattrs import BaseValidationError

from handleplan.documents import Document, UnreadableFile
from handleplan.documents.kept import document_from_json
from handleplan.forms.kept import reading_from_json
from handleplan.forms.limits import Limits, limits_from
from handleplan.forms.reading import Reading

__all__ = ["FileRead", "Limits", "ReadingWorker", "limits_from"]

PROCESS = "handleplan.forms.worker_process"
STARTING_SECONDS = 60
"""The longest that the process may take to start, on however busy a machine."""

_HEADER = 1_000
_ENVIRONMENT = ("PATH", "PYTHONPATH", "LANG", "LC_ALL")
"""What the process is told of ours; it has no use for the database's address or the site's secret."""

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class FileRead:
    """What was read from a file. ``reading`` is None where no known form fits; ``problem`` is the sentence on why."""

    document: Document
    reading: Reading | None
    problem: str = ""


class ReadingWorker:
    """Reads files, and draws their pages, one at a time. Use it in a ``with``, or close it when there are no more."""

    def __init__(self, limits: Limits = Limits()) -> None:  # noqa: B008 (a frozen value)
        self.limits = limits
        self._one_at_a_time = Lock()
        self._process: _Process | None = None

    def __enter__(self) -> ReadingWorker:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def start(self) -> None:
        """Start the process before the first file is there, so that it need not wait."""
        with self._one_at_a_time:
            self._running()

    def read(self, path: Path, name: str = "", unit: str = "") -> FileRead:
        """The file at ``path``, which people know as ``name``; ``unit`` is whose it is where it doesn't say.

        Raises UnreadableFile, also where reading it takes more time or memory than allowed, or ends the process.
        """
        name = name or path.name
        content = self._ask("read", path, name, unit=unit)
        try:
            kept = json.loads(content)
            reading = kept.get("reading")
            return FileRead(
                document_from_json(kept["document"]),
                None if reading is None else reading_from_json(reading),
                kept.get("problem", ""),
            )
        except (ValueError, KeyError, AttributeError, BaseValidationError):
            raise self._gone(name) from None

    def picture(self, path: Path, page: int, width: int, name: str = "") -> bytes:
        """A PDF's page (from 1) as a PNG, about ``width`` pixels wide. Raises UnreadableFile as ``read`` does."""
        return self._ask("picture", path, name or path.name, page=page, width=width)

    def close(self) -> None:
        """End the process; the next file starts another."""
        with self._one_at_a_time:
            self._end()

    def _ask(self, what: str, path: Path, name: str, **more: Any) -> bytes:
        with self._one_at_a_time:
            try:
                process = self._running()
                kind, content, is_worn = process.ask({"do": what, "path": str(path.absolute()), "name": name, **more})
            except TimeoutError:
                self._end()
                raise self._too_slow(name) from None
            except (EOFError, OSError, ValueError, KeyError, TypeError):
                self._end()
                raise self._gone(name) from None
            except BaseException:
                self._end()
                raise
            if is_worn or kind == "too_large":
                self._end()
        if kind == what:
            return content
        raise self._refusal(kind, content, name)

    def _running(self) -> _Process:
        if self._process and self._process.has_ended:
            self._end()
        if self._process is None:
            self._process = _Process(self.limits)
        return self._process

    def _end(self) -> None:
        if self._process:
            self._process.end()
            self._process = None

    def _refusal(self, kind: str, content: bytes, name: str) -> UnreadableFile:
        if kind == "unreadable":
            return UnreadableFile(content.decode(errors="replace"))
        if kind == "too_large":
            return UnreadableFile(
                f"Filen „{name}“ kræver mere end {self.limits.megabytes} MB hukommelse at læse; "
                "del den, og vælg delene hver for sig."
            )
        if kind == "too_deep":
            return UnreadableFile(
                f"Filen „{name}“ har tabeller eller lister i for mange lag inden i hinanden; "
                "kopiér teksten over i et nyt dokument, og vælg det."
            )
        log.error("%s could not be read:\n%s", name, content.decode(errors="replace"))
        return UnreadableFile(
            f"Filen „{name}“ kunne ikke læses på grund af en fejl i programmet; "
            "gem den i et andet format (.docx eller .pdf), og vælg den fil."
        )

    def _too_slow(self, name: str) -> UnreadableFile:
        return UnreadableFile(
            f"Filen „{name}“ var ikke læst efter {self.limits.seconds:.0f} sekunder og er lagt til side; "
            "gem den på ny, eller del den, og vælg den igen."
        )

    def _gone(self, name: str) -> UnreadableFile:
        return UnreadableFile(
            f"Filen „{name}“ kan ikke læses: den er beskadiget eller kræver mere end {self.limits.megabytes} MB "
            "hukommelse; gem den på ny, eller del den, og vælg den igen."
        )


class _Process:
    """The process, with a folder for its files that is gone when it ends."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._folder = TemporaryDirectory(prefix="handleplan-", ignore_cleanup_errors=True)
        known = {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
        ours, theirs = socket.socketpair()
        self._channel = Connection(ours.detach())
        with theirs:
            self._process = subprocess.Popen(
                [
                    *(sys.executable, "-P", "-m", PROCESS),
                    *(str(theirs.fileno()), str(limits.seconds), str(limits.megabytes)),
                ],
                pass_fds=[theirs.fileno()],
                env={**known, "TMPDIR": self._folder.name, "HOME": self._folder.name},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
        self._is_ready = False

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def has_ended(self) -> bool:
        """Whether it ended by itself since the last answer: the machine may need its memory for something else."""
        return self._process.poll() is not None

    def ask(self, request: dict[str, Any]) -> tuple[str, bytes, bool]:
        """The kind of the answer, its content, and whether the process should be replaced.

        Raises TimeoutError, EOFError where the process has ended, and OSError, ValueError, KeyError or TypeError where
        it answers what is no answer.
        """
        if not self._is_ready:
            self._next(STARTING_SECONDS, 0)
            self._is_ready = True
        self._channel.send_bytes(json.dumps(request).encode())
        until = time.monotonic() + self._limits.seconds
        header = json.loads(self._next(self._limits.seconds, _HEADER))
        content = self._next(until - time.monotonic(), self._limits.answer_bytes)
        return header["kind"], content, header["worn"]

    def _next(self, seconds: float, most: int) -> bytes:
        if not self._channel.poll(max(0.0, seconds)):
            raise TimeoutError
        return self._channel.recv_bytes(most)

    def end(self) -> None:
        """End it, and whatever it has started."""
        self._channel.close()
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        self._folder.cleanup()
