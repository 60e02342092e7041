"""The pictures of a PDF's pages: each is rendered once, by the process that reads files, and kept."""

from dataclasses import replace
from functools import cache
from pathlib import Path

from django.conf import settings
from django.core.files.storage import default_storage

from handleplan.forms.worker import ReadingWorker
from handleplan.record.kept_files import keep_once

MOST_SECONDS = 10
"""A page that takes longer to draw is not worth keeping the site's other visitors waiting."""

WIDTH = 1400
"""Sharp enough to read a page of small print on a screen of many pixels; some 200 kB."""

A_YEAR = 365 * 24 * 60 * 60
"""How many seconds a browser may keep a picture."""


def page_picture(file: Path, sha256: str, page: int) -> bytes:
    """The page as a PNG. Raises UnreadableFile where the file has no such page, or cannot be shown."""
    name = f"pictures/{sha256[:2]}/{sha256}-{page}-{WIDTH}.png"
    if not default_storage.exists(name):
        picture = _worker().picture(file, page, WIDTH)
        keep_once(name, picture)
        return picture
    with default_storage.open(name) as kept:
        return kept.read()


@cache
def _worker() -> ReadingWorker:
    """One process for this one: starting it takes longer than a picture."""
    limits = settings.READ_LIMITS
    return ReadingWorker(replace(limits, seconds=min(limits.seconds, MOST_SECONDS)))
