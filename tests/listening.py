"""A server that only notes who asks it for something: nothing in a file may make the program do that."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Listening:
    address: str
    requests: list[str] = field(default_factory=list)


@contextmanager
def listening() -> Iterator[Listening]:
    """The server while it is there; afterwards it is known who came."""
    heard: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_anything(self) -> None:
            heard.append(f"{self.command} {self.path}")
            self.send_error(404)

        do_GET = do_HEAD = do_OPTIONS = do_PROPFIND = do_anything  # noqa: N815

        def log_message(self, *_arguments: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield Listening(f"http://127.0.0.1:{server.server_port}", heard)
        finally:
            server.shutdown()
            thread.join()
