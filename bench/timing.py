"""How long a piece of work takes."""

import time
from collections.abc import Callable
from statistics import median

RUNS = 3


def median_seconds(work: Callable[[], object]) -> float:
    """The median of a few runs."""
    times = []
    for _run in range(RUNS):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return median(times)
