"""How fast the site answers while its tasks' worker reads a hostile file, beside how fast it answers otherwise."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from statistics import median
from urllib.parse import quote

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

SAMPLES = Path(__file__).parents[1] / "samples"
HOSTILE = "self_drawing"
REQUESTS = 40
START_SECONDS, READING_SECONDS = 60, 30


def measure() -> Iterator[tuple[str, float, str, float]]:
    from handleplan.intake.importing import Choices, import_files
    from handleplan.intake.models import Review
    from handleplan.record.models import Framework

    import_files([SAMPLES], Choices(accept=True))
    page = Framework.objects.filter(kind=Framework.Kind.POLICY).first().get_absolute_url()
    port = free_port()
    server = subprocess.Popen(
        [Path(sys.executable).with_name("handleplan"), "serve", "--port", str(port)],
        env={**os.environ},
        stdout=subprocess.DEVNULL,
    )
    try:
        wait_until(lambda: answers(port), START_SECONDS)
        for _warm in range(REQUESTS // 2):
            seconds_for(port, page)
        quiet = [seconds_for(port, page) for _request in range(REQUESTS)]
        review = bring_in_hostile_file()
        wait_until(lambda: state_of(review) == Review.State.READING, READING_SECONDS)
        busy = []
        while state_of(review) == Review.State.READING and len(busy) < REQUESTS:
            busy.append(seconds_for(port, page))
        yield f"a page while {HOSTILE} is read ({len(busy)} asked for)", median(busy), "otherwise", median(quiet)
        yield "the slowest of them", max(busy), "the slowest otherwise", max(quiet)
    finally:
        server.terminate()
        server.wait()


def bring_in_hostile_file() -> int:
    """The key of the review that reads it."""
    import hostile
    from handleplan.intake.reviews import receive
    from handleplan.record.models import User

    content = dict(hostile.files())[HOSTILE]()
    review = receive(HOSTILE, content, by=User.objects.create_superuser("bench@example.dk")).review
    assert review is not None
    return review.pk


def state_of(review: int) -> str:
    from handleplan.intake.models import Review

    return Review.objects.values_list("state", flat=True).get(pk=review)


def seconds_for(port: int, page: str) -> float:
    """How long the site takes to answer with the page."""
    began = time.perf_counter()
    connection = HTTPConnection("127.0.0.1", port, timeout=START_SECONDS)
    connection.request("GET", quote(page, safe="/%"))
    answer = connection.getresponse()
    answer.read()
    connection.close()
    assert answer.status == 200, answer.status
    return time.perf_counter() - began


def answers(port: int) -> bool:
    try:
        seconds_for(port, "/tilgaengelighed")
    except OSError:
        return False
    return True


def wait_until(is_so, seconds: float) -> None:
    """Wait until it is so; TimeoutError after ``seconds``."""
    deadline = time.monotonic() + seconds
    while not is_so():
        if time.monotonic() > deadline:
            raise TimeoutError(is_so)
        time.sleep(0.05)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
