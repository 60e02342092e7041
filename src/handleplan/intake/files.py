"""Which files somebody means who names files and folders."""

from collections.abc import Iterable
from pathlib import Path

DOCUMENT_SUFFIXES = frozenset(
    {".txt", ".text", ".md", ".markdown", ".html", ".htm", ".odt", ".rtf", ".pdf"}
    | {".docx", ".docm", ".dotx", ".dotm", ".doc", ".dot"}
)
"""What is a document in a folder; a file that is named by itself is taken whatever it is called."""


def files_below(paths: Iterable[Path]) -> list[Path]:
    """The files named, and the documents in the folders named and the folders in those; sorted, each once."""
    found: dict[Path, None] = {}
    for path in paths:
        inside = sorted(file for file in path.rglob("*") if _is_document(file, path)) if path.is_dir() else [path]
        found.update((file, None) for file in inside)
    return list(found)


def _is_document(file: Path, below: Path) -> bool:
    """Whether it is a document to read: not hidden, not the shadow of one that Word has open ("~$plan.docx"), and not
    the README, which tells of the folder's documents."""
    is_hidden = any(part.startswith((".", "~$")) for part in file.relative_to(below).parts)
    is_readme = file.stem.lower() == "readme"
    return file.suffix.lower() in DOCUMENT_SUFFIXES and not is_hidden and not is_readme and file.is_file()
