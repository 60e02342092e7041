"""A kept file is there whole or not at all."""

import pytest
from django.core.files.storage import FileSystemStorage, default_storage

from handleplan.record.kept_files import keep_once

NAME = "sources/ab/abc.txt"


def test_it_is_kept_once() -> None:
    assert keep_once(NAME, b"Flere i job")
    assert not keep_once(NAME, b"Flere i job")
    with default_storage.open(NAME) as kept:
        assert kept.read() == b"Flere i job"
    assert default_storage.listdir("sources/ab")[1] == ["abc.txt"]


def test_half_a_file_never_has_the_name_of_the_whole(monkeypatch) -> None:
    """A program that is killed while it writes leaves a file that the next one takes for nothing."""
    save = FileSystemStorage._save

    def killed(storage: FileSystemStorage, name: str, content: object) -> str:
        save(storage, name, content)
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(FileSystemStorage, "_save", killed)
        with pytest.raises(KeyboardInterrupt):
            keep_once(NAME, b"Fle")
    assert not default_storage.exists(NAME)
    assert keep_once(NAME, b"Flere i job")
    with default_storage.open(NAME) as kept:
        assert kept.read() == b"Flere i job"
