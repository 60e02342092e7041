"""What every test has: a folder of its own for files, and no worker to wait for."""

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def files_in_a_folder_of_their_own(settings, tmp_path: Path) -> None:
    """No test keeps a file where another, or the program itself, would find it."""
    settings.MEDIA_ROOT = tmp_path / "files"


@pytest.fixture(autouse=True)
def tasks_at_once(settings) -> None:
    """What the site leaves to its worker is done at once, in the test's own process."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
