"""Files are imported: read, held against what is known, and, when somebody accepts them, written into the record."""

import hashlib
import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path

from django.utils.translation import gettext as _

from handleplan.documents import Document, UnreadableFile, read_file
from handleplan.forms.as_json import as_json
from handleplan.forms.definition import form_of_kind
from handleplan.forms.read import read
from handleplan.forms.reading import Reading, UnknownForm
from handleplan.intake.accept_booklet import accept_booklet
from handleplan.intake.accept_plans import PlanInArea, accept_plans
from handleplan.intake.accept_pool import accept_pool
from handleplan.intake.acceptance import Acceptance
from handleplan.intake.belonging import Belonging, belonging_of, shared_owner
from handleplan.intake.differences import Difference, differences, share_kept
from handleplan.intake.files import files_below
from handleplan.intake.framework_finding import find_framework, framework_for, only_owner, with_name
from handleplan.intake.outline import Counts, Json, counts
from handleplan.intake.passages import Passages, items_of
from handleplan.intake.units import UnitFinder
from handleplan.record.models import Form, Framework, SourceDocument, SourceVersion
from handleplan.record.sources import add_document, add_version, version_of_file, whole_or_nothing

SAME_DOCUMENT = 0.7
"""A file of another name that holds this much of a document word for word is its next version."""

log = logging.getLogger(__name__)


class State(Enum):
    NEW = "ny"
    UNCHANGED = "uændret"
    CHANGED = "ændret"
    FAILED = "ikke læst"


@dataclass(frozen=True)
class Outcome:
    """What became of one file. ``problem`` says why it could not be read; ``notes`` is for a person to look at."""

    path: Path
    state: State
    form: str = ""
    framework: str = ""
    counts: Counts = Counts(0, 0, 0, 0)
    problem: str = ""
    notes: Sequence[str] = ()
    warnings: Sequence[str] = ()
    differences: Sequence[Difference] = ()


@dataclass(frozen=True)
class Choices:
    """What the person who imports says. ``accept`` False reads and compares, and writes nothing.

    ``on_progress`` is told how many steps of how many are done, and which file comes next.
    """

    framework: str = ""
    unit: str = ""
    accept: bool = False
    on_progress: Callable[[int, int, str], None] = lambda _done, _total, _what: None


@dataclass(frozen=True)
class _Incoming:
    """A file that was read, and where it belongs."""

    path: Path
    sha256: str
    document: Document
    reading: Reading
    json: Json
    belonging: Belonging


def import_files(paths: Iterable[Path], choices: Choices) -> list[Outcome]:
    """Import files and folders. Every file has its outcome, in the order of the files; none stops another."""
    outcomes: dict[Path, Outcome] = {}
    incoming: list[_Incoming] = []
    files = files_below(paths)
    steps = 2 * len(files)
    for done, path in enumerate(files):
        choices.on_progress(done, steps, path.name)
        one = _read(path, choices)
        if isinstance(one, Outcome):
            outcomes[path] = one
        else:
            outcomes[path] = Outcome(path, State.NEW)
            incoming.append(one)
    for done, one in enumerate(_in_order(_with_owners(incoming)), start=steps - len(incoming)):
        choices.on_progress(done, steps, one.path.name)
        outcomes[one.path] = _bring_in(one, choices)
    return list(outcomes.values())


def _read(path: Path, choices: Choices) -> Outcome | _Incoming:
    """The file as it was read; or its outcome, where the record holds it already or it can't be read."""
    sha256 = _digest(path)
    if known := version_of_file(sha256, choices.framework):
        return Outcome(path, State.UNCHANGED, known.form.title, str(known.document.framework), counts(known.reading))
    try:
        document = read_file(path)
        reading = read(document, choices.unit)
    except (UnreadableFile, UnknownForm) as problem:
        return Outcome(path, State.FAILED, problem=str(problem))
    except Exception as problem:
        log.exception("%s", path)
        return _unexpected(path, problem)
    belonging = belonging_of(document, reading, form_of_kind(reading.kind))
    if choices.framework:
        belonging = with_name(belonging, choices.framework)
    return _Incoming(path, sha256, document, reading, as_json(reading), belonging)


def _digest(path: Path) -> str:
    """The file's hash; "" where it can't be opened, which reading it will explain."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def _with_owners(incoming: Sequence[_Incoming]) -> list[_Incoming]:
    """Documents that name no municipality are the one's that the others name, or the only one's in the record."""
    others = shared_owner(one.belonging for one in incoming) or only_owner()
    return [
        one
        if one.belonging.owner or one.belonging.kind != Framework.Kind.POLICY
        else replace(one, belonging=replace(one.belonging, owner=others))
        for one in incoming
    ]


def _in_order(incoming: Iterable[_Incoming]) -> list[_Incoming]:
    """Units' own plans before the booklets that sum them up, and the longest period of a framework first."""
    return sorted(incoming, key=lambda one: (bool(one.reading.areas), bool(one.reading.projects)))


def _bring_in(incoming: _Incoming, choices: Choices) -> Outcome:
    reading = incoming.reading
    outcome = Outcome(
        incoming.path,
        State.NEW,
        form_of_kind(reading.kind).title,
        _framework_name(incoming.belonging),
        counts(incoming.json),
        warnings=[warning.message for warning in reading.warnings],
    )
    try:
        if not choices.accept:
            return _compared(outcome, incoming, find_framework(incoming.belonging))
        with whole_or_nothing() as new_files:
            return _accept(outcome, incoming, choices, new_files)
    except NameTaken as problem:
        return replace(outcome, state=State.FAILED, problem=str(problem))
    except Exception as problem:
        log.exception("%s", incoming.path)
        return _unexpected(incoming.path, problem)


def _accept(outcome: Outcome, incoming: _Incoming, choices: Choices, new_files: list[str]) -> Outcome:
    """Write the document into the record."""
    notes: list[str] = []
    framework = framework_for(incoming.belonging, notes)
    outcome = replace(_compared(outcome, incoming, framework), framework=str(framework), notes=notes)
    definition = form_of_kind(incoming.reading.kind)
    form, _is_new = Form.objects.get_or_create(owner=None, kind=definition.kind, defaults={"title": definition.title})
    document = _document(incoming, framework) or add_document(framework, incoming.path.name)
    version = add_version(
        document,
        form,
        content=incoming.path.read_bytes(),
        sha256=incoming.sha256,
        name=incoming.path.name,
        encoding="" if incoming.document.elements else incoming.document.encoding,
        reading=incoming.json,
        new_files=new_files,
    )
    passages = Passages(version, items_of(incoming.reading))
    acceptance = Acceptance(
        framework, document, form, definition, passages, UnitFinder(framework.owner), choices.unit, notes
    )
    if incoming.reading.areas:
        accept_booklet(acceptance, incoming.reading)
    elif incoming.reading.projects or incoming.reading.sections:
        accept_pool(acceptance, incoming.reading)
    else:
        period = (framework.first_year, framework.last_year)
        accept_plans(acceptance, [PlanInArea(plan) for plan in incoming.reading.plans], period)
    return outcome


class NameTaken(Exception):
    """A source of another form has the file's name; the message is a sentence in Danish."""


def _compared(outcome: Outcome, incoming: _Incoming, framework: Framework | None) -> Outcome:
    """The outcome with what differs from the document's latest version, where there is one."""
    document = _document(incoming, framework)
    latest = _latest(document) if document else None
    if latest is None:
        return outcome
    found = differences(latest.reading, incoming.json)
    return replace(outcome, state=State.CHANGED, differences=found)


def _document(incoming: _Incoming, framework: Framework | None) -> SourceDocument | None:
    """The document that the file is a version of: by its name, or by holding most of it word for word."""
    if framework is None:
        return None
    documents = list(SourceDocument.objects.filter(framework=framework))
    kind = incoming.reading.kind
    of_kind = {document: _latest(document) for document in documents}
    for document, latest in of_kind.items():
        if document.name == incoming.path.name:
            if latest and latest.form.kind != kind:
                raise NameTaken(
                    _("Der er allerede en kilde, der hedder „%(name)s“, og den følger et andet skema; omdøb filen.")
                    % {"name": document.name}
                )
            return document
    alike = [
        (share_kept(latest.reading, incoming.json), document.pk, document)
        for document, latest in of_kind.items()
        if latest and latest.form.kind == kind
    ]
    share, _pk, likest = max(alike, default=(0.0, 0, None))
    return likest if share >= SAME_DOCUMENT else None


def _latest(document: SourceDocument) -> SourceVersion | None:
    return document.versions.select_related("form").order_by("number").last()


def _framework_name(belonging: Belonging) -> str:
    years = "–".join(dict.fromkeys(str(year) for year in (belonging.first_year, belonging.last_year) if year))
    return f"{next(iter(belonging.names), '')} {years}".strip()


def _unexpected(path: Path, problem: Exception) -> Outcome:
    message = _("Filen „%(name)s“ kunne ikke behandles på grund af en fejl i programmet (%(problem)s).") % {
        "name": path.name,
        "problem": type(problem).__name__,
    }
    return Outcome(path, State.FAILED, problem=message)
