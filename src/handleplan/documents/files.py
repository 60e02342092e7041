"""Any file becomes a Document by the reader for what it is, told by its bytes; its name counts for Markdown alone."""

import re
from collections.abc import Callable
from pathlib import Path

from handleplan.documents.document import Document, UnreadableFile
from handleplan.documents.text import is_laid_out, read_text

MAX_BYTES = 20_000_000
"""The largest file that is read; a booklet of a thousand pages is two or three million."""

_PDF_WITHIN = 1024
"""A PDF's signature stands somewhere in its first so many bytes."""

_ZIP, _OLD_OFFICE, _RTF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf"
_HTML = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html)\b", re.I)
_HTML_WITHIN = 2000
_MARKDOWN = frozenset((".md", ".markdown"))
"""Markdown is text like any other; only its name says that its signs mean something."""

_LOCKED, _WORD_TEXT = (name.encode("utf-16-le") for name in ("EncryptedPackage", "WordDocument"))
"""What an old office file, and the wrapping of a locked new one, call the part that matters."""


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
    return _reader_for(data, name)(data, name)


def _reader_for(data: bytes, name: str) -> Callable[[bytes, str], Document]:
    """The reader for what the bytes are. Only this one is loaded: most bring a library that takes time to load."""
    if data.startswith(_ZIP):
        if _is_odt(data):
            from handleplan.documents.odt import read_odt

            return read_odt
        from handleplan.documents.word import read_word

        return read_word
    if data.startswith((_OLD_OFFICE, _RTF)):
        return _read_old
    if b"%PDF-" in data[:_PDF_WITHIN]:
        from handleplan.documents.pdf import read_pdf

        return read_pdf
    if _HTML.match(data[:_HTML_WITHIN]):
        from handleplan.documents.html import read_html

        return read_html
    if Path(name).suffix.lower() in _MARKDOWN:
        from handleplan.documents.markdown import read_markdown

        return read_markdown
    return _read_text


def _read_text(data: bytes, name: str) -> Document:
    """The Document of a text file, with its columns where they stand beside one another."""
    document = read_text(data, name)
    if not is_laid_out(document):
        return document
    from handleplan.documents.laid_out import with_columns

    return with_columns(document)


def _read_old(data: bytes, name: str) -> Document:
    """The Document of an old Word file (.doc) or of RTF, by way of LibreOffice. Raises UnreadableFile."""
    if _LOCKED in data:
        raise UnreadableFile(
            f"Filen „{name}“ er beskyttet med adgangskode; gem den uden adgangskode, og vælg den igen."
        )
    if data.startswith(_OLD_OFFICE) and _WORD_TEXT not in data:
        raise UnreadableFile(f"Filen „{name}“ er ikke et Word-dokument; gem dokumentet som .docx, og vælg den fil.")
    from handleplan.documents.libreoffice import as_word
    from handleplan.documents.word import read_word

    return read_word(as_word(data, name, "rtf" if data.startswith(_RTF) else "doc"), name)


def _is_odt(data: bytes) -> bool:
    """Whether the first entry of a zipped file says that it is an OpenDocument file."""
    return b"mimetypeapplication/vnd.oasis.opendocument" in data[:200]


def _too_large(name: str) -> UnreadableFile:
    return UnreadableFile(
        f"Filen „{name}“ fylder mere end {MAX_BYTES // 1_000_000} MB; del den, og vælg delene hver for sig."
    )
