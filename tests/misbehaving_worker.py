"""A reading process that answers as a file's name says: what a broken one might do."""

import json
import os
import signal
import sys
from multiprocessing.connection import Connection
from pathlib import Path

READ = json.dumps({"kind": "read", "worn": False}).encode()
ANSWERS = {
    "no JSON": (b"\xff\xfe", b""),
    "another JSON": (b"[1, 2]", b""),
    "no header": (b"x" * 100_000, b""),
    "no document": (READ, b'{"document": {"colour": "red"}}'),
    "no content": (READ, b"{"),
    "nothing in it": (READ, b"null"),
    "too much": (READ, b" " * 60_000_000),
    "too large": (READ.replace(b"read", b"too_large"), b""),
    "too deep": (READ.replace(b"read", b"too_deep"), b""),
    "failed": (READ.replace(b"read", b"failed"), b"Traceback: KeyError"),
}


def main() -> None:
    with Connection(int(sys.argv[1])) as channel:
        channel.send_bytes(b"")
        while True:
            name = Path(json.loads(channel.recv_bytes())["path"]).name
            if name == "falls down":
                os.kill(os.getpid(), signal.SIGSEGV)
            if name == "silent":
                signal.pause()
            for message in ANSWERS[name]:
                channel.send_bytes(message)


if __name__ == "__main__":
    main()
