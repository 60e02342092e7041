"""The process that reads strangers' files, so that one that is broken or hostile takes nothing else with it.

Started by ``worker.py``, which sends it one request after the other and ends it when it takes too long. It knows no
Django and no database, and is given no secret of the program's. Its answers are JSON and pictures: nothing in them is
ever run.
"""

import json
import resource
import signal
import sys
import traceback
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from handleplan.documents import UnreadableFile, bytes_of, read_file
from handleplan.documents.kept import document_as_json
from handleplan.forms.kept import reading_as_json
from handleplan.forms.limits import Limits
from handleplan.forms.read import read
from handleplan.forms.reading import UnknownForm

_WORN_SHARE = 0.5
"""A process that has ever needed more than this share of its memory makes room for a fresh one."""

_GRACE = 5
"""So many seconds after the time limit the process ends by itself, where nobody is left to end it."""

Request = dict[str, Any]
Answer = tuple[str, bytes]
"""What came of a request, and its content: "read" JSON, "picture" a PNG, "unreadable" a sentence in Danish, "failed" a
traceback, "too_large" and "too_deep" nothing."""


def main() -> None:
    """Say by an empty message that we are here, then answer requests until the other end is closed."""
    descriptor, seconds, megabytes = sys.argv[1:]
    limits = Limits(float(seconds), int(megabytes))
    _restrict(limits)
    started_with = _peak()
    with Connection(int(descriptor)) as channel:
        channel.send_bytes(b"")
        while True:
            try:
                request = json.loads(channel.recv_bytes())
            except EOFError:
                return
            signal.setitimer(signal.ITIMER_REAL, limits.seconds + _GRACE)
            kind, content = _answer(request, limits)
            channel.send_bytes(
                json.dumps({"kind": kind, "worn": _peak() > max(started_with, _WORN_SHARE * limits.bytes)}).encode()
            )
            channel.send_bytes(content)
            signal.setitimer(signal.ITIMER_REAL, 0)


def _restrict(limits: Limits) -> None:
    """No more memory than allowed, no file larger than that, and no memory dump with somebody's document in it."""
    for what, limit in (
        (resource.RLIMIT_AS, limits.bytes),
        (resource.RLIMIT_FSIZE, limits.bytes),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(what)[1]
        resource.setrlimit(what, (limit if hard == resource.RLIM_INFINITY else min(limit, hard), hard))


def _answer(request: Request, limits: Limits) -> Answer:
    do, path, name = _ANSWERS[request.pop("do")], Path(request.pop("path")), request.pop("name")
    try:
        kind, content = do(path, name, **request)
    except UnreadableFile as problem:
        return "unreadable", str(problem).encode()
    except MemoryError:
        return "too_large", b""
    except RecursionError:
        return "too_deep", b""
    except Exception:
        return "failed", traceback.format_exc().encode()
    return (kind, content) if len(content) <= limits.answer_bytes else ("too_large", b"")


def _read(path: Path, name: str, unit: str) -> Answer:
    document = read_file(path, name)
    answer: dict[str, Any] = {"document": document_as_json(document)}
    try:
        answer["reading"] = reading_as_json(read(document, unit))
    except UnknownForm as problem:
        answer["problem"] = str(problem)
    return "read", json.dumps(answer).encode()


def _picture(path: Path, name: str, page: int, width: int) -> Answer:
    from handleplan.documents.pdf import page_picture

    return "picture", page_picture(bytes_of(path, name), name, page, width)


_ANSWERS: dict[str, Callable[..., Answer]] = {"read": _read, "picture": _picture}


def _peak() -> int:
    """The most memory that the process has had, in bytes. At its start that is what its parent had then."""
    return 1024 * resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


if __name__ == "__main__":
    main()
