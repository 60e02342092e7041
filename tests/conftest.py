"""What every test has: a folder of its own for files."""

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def files_in_a_folder_of_their_own(settings, tmp_path: Path) -> None:
    """No test keeps a file where another, or the program itself, would find it."""
    settings.MEDIA_ROOT = tmp_path / "files"
