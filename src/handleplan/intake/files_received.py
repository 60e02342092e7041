"""A file as somebody hands it over: what it may be called, and what it may weigh."""

import re
import unicodedata
from pathlib import PurePosixPath, PureWindowsPath

LONGEST_NAME = 200

_SPACES = re.compile(r"\s+")
_UNSHOWN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Unicode's categories of signs that are not seen, or turn what is: controls, direction marks, line ends."""


def shown_name(name: str) -> str:
    """The file's name as it can be shown: without folders and signs that are not seen, and not endless.

    >>> shown_name("C:\\\\Planer\\\\handleplan\\u202e 2025.docx"), shown_name("../../etc/passwd"), shown_name("\\0")
    ('handleplan 2025.docx', 'passwd', 'dokument')
    """
    seen = "".join(
        " " if sign.isspace() else sign
        for sign in unicodedata.normalize("NFC", name)
        if sign.isspace() or unicodedata.category(sign) not in _UNSHOWN
    )
    plain = _SPACES.sub(" ", PureWindowsPath(seen).name).strip(" .") or "dokument"
    suffix = PurePosixPath(plain).suffix[:20]
    return plain if len(plain) <= LONGEST_NAME else f"{plain[: LONGEST_NAME - len(suffix) - 1]}…{suffix}"
