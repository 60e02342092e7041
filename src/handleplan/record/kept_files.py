"""Files are kept under names that say what is in them: once, and never half of one."""

from pathlib import Path

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage


def keep_once(name: str, content: bytes) -> bool:
    """Keep the content under that name; False where something is kept there already.

    It is written beside and then given its name: who looks meanwhile, or after a program was killed, finds no part of a
    file that would be taken for the whole.
    """
    if default_storage.exists(name):
        return False
    begun = default_storage.save(f"{name}.begun", ContentFile(content))
    Path(default_storage.path(begun)).replace(default_storage.path(name))
    return True
