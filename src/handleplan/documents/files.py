"""Any file becomes a Document by the reader for what it is, told by its bytes; its name counts for Markdown alone."""

from pathlib import Path

from handleplan.documents.document import Document, UnreadableFile
from handleplan.documents.html import looks_like_html, read_html
from handleplan.documents.markdown import read_markdown
from handleplan.documents.odt import read_odt
from handleplan.documents.pdf import read_pdf
from handleplan.documents.text import read_text
from handleplan.documents.word import read_word

MAX_BYTES = 20_000_000
"""The largest file that is read; a booklet of a thousand pages is two or three million."""

_PDF_WITHIN = 1024
"""A PDF's signature stands somewhere in its first so many bytes."""

_ZIP, _OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MARKDOWN = frozenset((".md", ".markdown"))
"""Markdown is text like any other; only its name says that its signs mean something."""

_LOCKED = "EncryptedPackage".encode("utf-16-le")


def read_file(path: Path | str, name: str = "") -> Document:
    """The Document of the file at ``path``, known to people as ``name``. Raises UnreadableFile, also without a file."""
    path = Path(path)
    name = name or path.name
    return read_bytes(bytes_of(path, name), name)


def bytes_of(path: Path, name: str) -> bytes:
    """The bytes of the file at ``path``, known to people as ``name``. Raises UnreadableFile where they can't be had."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise _too_large(name)
        return path.read_bytes()
    except FileNotFoundError:
        raise UnreadableFile(f"Filen „{name}“ findes ikke; se efter, om navnet er skrevet rigtigt.") from None
    except IsADirectoryError:
        raise UnreadableFile(f"„{name}“ er en mappe; vælg en af filerne i den.") from None
    except PermissionError:
        raise UnreadableFile(f"Filen „{name}“ må ikke læses; bed dens ejer om adgang til den.") from None


def read_bytes(data: bytes, name: str) -> Document:
    """The Document of a file's bytes. Raises UnreadableFile where they are of no known kind, broken, or too many."""
    if len(data) > MAX_BYTES:
        raise _too_large(name)
    if data.startswith(_ZIP):
        return read_odt(data, name) if _is_odt(data) else read_word(data, name)
    if data.startswith(_OLD_OFFICE):
        raise _old_office(data, name)
    if b"%PDF-" in data[:_PDF_WITHIN]:
        return read_pdf(data, name)
    if looks_like_html(data):
        return read_html(data, name)
    if Path(name).suffix.lower() in _MARKDOWN:
        return read_markdown(data, name)
    return read_text(data, name)


def _is_odt(data: bytes) -> bool:
    """Whether the first entry of a zipped file says that it is an OpenDocument file."""
    return b"mimetypeapplication/vnd.oasis.opendocument" in data[:200]


def _too_large(name: str) -> UnreadableFile:
    return UnreadableFile(
        f"Filen „{name}“ fylder mere end {MAX_BYTES // 1_000_000} MB; del den, og vælg delene hver for sig."
    )


def _old_office(data: bytes, name: str) -> UnreadableFile:
    if _LOCKED in data:
        return UnreadableFile(
            f"Filen „{name}“ er beskyttet med adgangskode; gem den uden adgangskode, og vælg den igen."
        )
    return UnreadableFile(
        f"Filen „{name}“ er fra et ældre Office (.doc); åbn den i Word, gem den som .docx, og vælg den fil."
    )
