"""Old Word files (.doc) and RTF become Word files (.docx) by LibreOffice, where it is installed.

It works in a folder of its own that is thrown away, with macros and links out of the file forbidden, and never longer
than SECONDS.
"""

import os
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from handleplan.documents.document import UnreadableFile

SECONDS = 50
"""So long may one file take, less than all of its reading may."""

_STARTED_ANEW = 81
"""What LibreOffice says when it has made its folder of settings, and wants to be started once more."""

_TRIES = 2
_COMMON, _WRITER = "/org.openoffice.Office.Common", "/org.openoffice.Office.Writer"
_SETTINGS = (
    (f"{_COMMON}/Security/Scripting", "MacroSecurityLevel", 3),
    (f"{_COMMON}/Security/Scripting", "DisableMacrosExecution", "true"),
    (f"{_COMMON}/Security/Scripting", "DisableActiveContent", "true"),
    (f"{_COMMON}/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    (f"{_WRITER}/Content/Update", "Link", 2),
)
"""Macros never run (3 is the highest level), nothing is fetched from elsewhere, links are never followed (2)."""

_ITEM = '<item oor:path="{}"><prop oor:name="{}" oor:op="fuse"><value>{}</value></prop></item>'
_PROFILE = (
    '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry" '
    'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{}</oor:items>'
)


def as_word(data: bytes, name: str, kind: str) -> bytes:
    """The bytes of a .docx with the same content as a file of ``kind``, which says what it is: "doc" or "rtf".

    Raises UnreadableFile, with what to do, where there is no LibreOffice, or it cannot read the file either.
    """
    program = _program()
    if program is None:
        raise UnreadableFile(
            f"Filen „{name}“ er i formatet .{kind}, som kun kan læses, hvor LibreOffice er installeret; "
            "åbn den i Word, gem den som .docx, og vælg den fil."
        )
    with TemporaryDirectory(prefix="handleplan-") as folder:
        _convert(program, Path(folder), data, name, kind)
        made = Path(folder) / "file.docx"
        if not made.exists():
            raise UnreadableFile(
                f"Filen „{name}“ er beskadiget eller beskyttet og kan ikke læses; "
                "åbn den i Word, gem den som .docx uden adgangskode, og vælg den fil."
            )
        return made.read_bytes()


def _program() -> str | None:
    """LibreOffice itself rather than the script that starts it, so that ending it ends all of it."""
    found = shutil.which("soffice")
    if found is None:
        return None
    itself = Path(found).resolve().with_name("soffice.bin")
    return str(itself) if itself.exists() else found


def _convert(program: str, folder: Path, data: bytes, name: str, kind: str) -> None:
    """Write ``file.docx`` into the folder, if that can be done."""
    (folder / f"file.{kind}").write_bytes(data)
    profile = folder / "profile" / "user"
    profile.mkdir(parents=True)
    items = "".join(_ITEM.format(*setting) for setting in _SETTINGS)
    (profile / "registrymodifications.xcu").write_text(_PROFILE.format(items), encoding="utf-8")
    command = [
        program,
        *("--headless", "--invisible", "--norestore", "--nologo", "--nodefault", "--nolockcheck"),
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        *("--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder), str(folder / f"file.{kind}")),
    ]
    for _try in range(_TRIES):
        if _ended(command, folder, name) != _STARTED_ANEW:
            return


def _ended(command: list[str], folder: Path, name: str) -> int:
    """Run LibreOffice to its end, and give back what it says then."""
    own = {"HOME": str(folder), "TMPDIR": str(folder), "PATH": os.environ.get("PATH", ""), "SAL_USE_VCLPLUGIN": "svp"}
    try:
        return subprocess.run(
            command, env=own, cwd=folder, capture_output=True, stdin=subprocess.DEVNULL, timeout=SECONDS, check=False
        ).returncode
    except subprocess.TimeoutExpired:
        raise UnreadableFile(
            f"Filen „{name}“ var ikke læst efter {SECONDS} sekunder; "
            "åbn den i Word, gem den som .docx, og vælg den fil."
        ) from None
