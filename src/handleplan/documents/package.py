"""A zipped office file (.docx, .odt) opened with care: bounded sizes, no entities, no network, no macros."""

import zipfile
import zlib
from io import BytesIO

from lxml import etree

from handleplan.documents.document import UnreadableFile

MAX_PART = 32_000_000
"""The largest part that is unpacked; the text of a report of five hundred pages is about half of it."""

MAX_TOTAL = 64_000_000
"""The most that is unpacked of one file."""

MAX_PARTS = 10_000

_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)  # fmt: skip
"""The namespaces of "Strict Open XML", and those that everybody else writes for the same."""

_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


class Package:
    """The parts of a zipped office file by name. Raises UnreadableFile for what is broken or far too large."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        self._unpacked = 0
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, OSError):
            raise self.broken() from None
        if len(self._zip.infolist()) > MAX_PARTS:
            raise self._too_large()
        self.parts = frozenset(self._zip.namelist())

    def broken(self) -> UnreadableFile:
        return UnreadableFile(
            f"Filen „{self.name}“ er beskadiget og kan ikke åbnes; åbn og gem den på ny i Word, og vælg den igen."
        )

    def read(self, part: str) -> bytes:
        """The bytes of a part, never more than the limits, whatever size the file claims for it."""
        try:
            if self._zip.getinfo(part).flag_bits & 1:
                raise UnreadableFile(
                    f"Filen „{self.name}“ er beskyttet med adgangskode; gem den uden adgangskode, og vælg den igen."
                )
            with self._zip.open(part) as stream:
                data = stream.read(MAX_PART + 1)
        except (KeyError, zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError):
            raise self.broken() from None
        self._unpacked += len(data)
        if len(data) > MAX_PART or self._unpacked > MAX_TOTAL:
            raise self._too_large()
        return data

    def parse(self, part: str) -> etree._Element:
        """The XML of a part. A document type, and with it every entity, is refused."""
        data = self.read(part)
        for strict, usual in _STRICT:
            data = data.replace(strict, usual)
        try:
            root = etree.fromstring(data, _parser())
        except (etree.XMLSyntaxError, ValueError):
            raise self.broken() from None
        if root.getroottree().docinfo.internalDTD is not None:
            raise self.broken()
        return root

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """What a part points to within the package: id to (type, part). ``part`` is "" for the package itself.

        A type is the last word of its address ("footnotes"). Links out of the file are left out.
        """
        folder, _, base = part.rpartition("/")
        path = f"{folder}/_rels/{base}.rels" if folder else f"_rels/{base}.rels"
        if path not in self.parts:
            return {}
        found = {}
        for relation in self.parse(path).iter(_RELATIONSHIP):
            target = relation.get("Target", "")
            if relation.get("TargetMode") != "External":
                kind = relation.get("Type", "").rpartition("/")[2]
                found[relation.get("Id", "")] = (kind, _resolve(folder, target))
        return found

    def _too_large(self) -> UnreadableFile:
        return UnreadableFile(
            f"Filen „{self.name}“ fylder alt for meget, når den pakkes ud; del den, og vælg delene hver for sig."
        )


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )


def _resolve(folder: str, target: str) -> str:
    """The name of a part that is named relative to a folder."""
    if target.startswith("/"):
        return target[1:]
    steps: list[str] = folder.split("/") if folder else []
    for step in target.split("/"):
        if step == "..":
            steps = steps[:-1]
        elif step not in ("", "."):
            steps.append(step)
    return "/".join(steps)
