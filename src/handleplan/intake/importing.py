"""Files are imported: read, held against what is known, and, when somebody accepts them, written into the record.

It is the road that an uploaded file goes (handleplan.intake.reviews), without the stop for a person's review.
"""

import hashlib
import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from handleplan.documents import UnreadableFile
from handleplan.forms.as_json import as_json
from handleplan.forms.definition import form_of_kind
from handleplan.forms.reading import Reading
from handleplan.forms.worker import FileRead, ReadingWorker
from handleplan.intake.accepting import write_into_record
from handleplan.intake.belonging import Belonging, belonging_of, shared_owner
from handleplan.intake.differences import Difference, differences
from handleplan.intake.document_finding import NameTaken, find_document, version_before
from handleplan.intake.files import files_below
from handleplan.intake.framework_finding import find_framework, framework_for, only_owner, with_name
from handleplan.intake.models import Review
from handleplan.intake.opening import Opened
from handleplan.intake.outline import Counts, Json, counts
from handleplan.intake.placing import belonging_as_json
from handleplan.intake.review_fields import keep_content, note_accepted, note_read
from handleplan.record.models import Framework
from handleplan.record.sources import version_of_file, whole_or_nothing

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
    read: FileRead
    reading: Reading
    json: Json
    belonging: Belonging


def import_files(paths: Iterable[Path], choices: Choices) -> list[Outcome]:
    """Import files and folders. Every file has its outcome, in the order of the files; none stops another."""
    outcomes: dict[Path, Outcome] = {}
    incoming: list[_Incoming] = []
    files = files_below(paths)
    steps = 2 * len(files)
    with ReadingWorker(settings.READ_LIMITS) as worker:
        for done, path in enumerate(files):
            choices.on_progress(done, steps, path.name)
            one = _read(path, choices, worker)
            if isinstance(one, Outcome):
                outcomes[path] = one
            else:
                outcomes[path] = Outcome(path, State.NEW)
                incoming.append(one)
    for done, one in enumerate(_in_order(_with_owners(incoming)), start=steps - len(incoming)):
        choices.on_progress(done, steps, one.path.name)
        outcomes[one.path] = _bring_in(one, choices)
    return list(outcomes.values())


def _read(path: Path, choices: Choices, worker: ReadingWorker) -> Outcome | _Incoming:
    """The file as it was read; or its outcome, where the record holds it already or it can't be read."""
    sha256 = _digest(path)
    if known := version_of_file(sha256, choices.framework):
        return Outcome(path, State.UNCHANGED, known.form.title, str(known.document.framework), counts(known.reading))
    try:
        read = worker.read(path, path.name, choices.unit)
    except UnreadableFile as problem:
        return Outcome(path, State.FAILED, problem=str(problem))
    if read.reading is None:
        return Outcome(path, State.FAILED, problem=read.problem)
    belonging = belonging_of(read.document, read.reading, form_of_kind(read.reading.kind))
    if choices.framework:
        belonging = with_name(belonging, choices.framework)
    return _Incoming(path, sha256, read, read.reading, as_json(read.reading), belonging)


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
    """Write the document into the record, as a review that is accepted at once."""
    notes: list[str] = []
    framework = framework_for(incoming.belonging, notes)
    outcome = replace(_compared(outcome, incoming, framework), framework=str(framework))
    review = Review(name=incoming.path.name, unit_name=choices.unit, belonging=belonging_as_json(incoming.belonging))
    keep_content(review, incoming.path.read_bytes(), new_files)
    note_read(review, incoming.read)
    opened = Opened(review, incoming.reading, at_hand=incoming.read.document)
    notes += write_into_record(opened, framework, parts=None, withdraws=True, by=None)
    note_accepted(review, by=None)
    review.save()
    return replace(outcome, notes=notes)


def _compared(outcome: Outcome, incoming: _Incoming, framework: Framework | None) -> Outcome:
    """The outcome with what differs from the document's latest version, where there is one."""
    document = find_document(incoming.path.name, incoming.reading.kind, incoming.json, framework)
    latest = version_before(document) if document else None
    if latest is None:
        return outcome
    found = differences(latest.reading, incoming.json)
    return replace(outcome, state=State.CHANGED, differences=found)


def _framework_name(belonging: Belonging) -> str:
    years = "–".join(dict.fromkeys(str(year) for year in (belonging.first_year, belonging.last_year) if year))
    return f"{next(iter(belonging.names), '')} {years}".strip()


def _unexpected(path: Path, problem: Exception) -> Outcome:
    message = _("Filen „%(name)s“ kunne ikke behandles på grund af en fejl i programmet (%(problem)s).") % {
        "name": path.name,
        "problem": type(problem).__name__,
    }
    return Outcome(path, State.FAILED, problem=message)
