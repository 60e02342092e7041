"""What was read and decided becomes part of the record, whole or part by part. Called within one transaction."""

from collections.abc import Collection
from pathlib import PurePosixPath

from handleplan.documents import Document
from handleplan.forms.as_json import as_json
from handleplan.forms.definition import form_of_kind
from handleplan.intake.accept_booklet import accept_booklet
from handleplan.intake.accept_plans import accept_plans
from handleplan.intake.accept_pool import accept_pool
from handleplan.intake.accept_targets import accept_targets
from handleplan.intake.acceptance import Acceptance
from handleplan.intake.deciding import who_is_which
from handleplan.intake.document_finding import NameTaken, find_document
from handleplan.intake.opening import Opened
from handleplan.intake.outline import Json
from handleplan.intake.passages import Passages, items_of
from handleplan.intake.review.targets import confirmed_targets
from handleplan.intake.units import UnitFinder
from handleplan.record.models import Form, Framework, SourceDocument, SourceVersion, User
from handleplan.record.sources import add_document, add_version


def write_into_record(
    opened: Opened, framework: Framework, *, parts: Collection[str] | None, withdraws: bool, by: User | None
) -> list[str]:
    """Write those parts (None: all) into the framework, and say what there is to tell a person.

    The file becomes a version of its document with the first part; later parts join the same version. The review knows
    its version, its accepted parts and their plans afterwards; saving it is the caller's.
    """
    review = opened.review
    version = review.version or _add_version(opened, framework, by)
    if review.version:
        version.reading = as_json(opened.result)
        version.save(update_fields=["reading"])
    acceptance = Acceptance(
        framework,
        version.document,
        version.form,
        form_of_kind(opened.reading.kind),
        Passages(version, items_of(opened.result), _typed(opened)),
        UnitFinder(framework.owner, by),
        review.unit_name,
        by,
        parts,
        review.accepted_parts,
        who_is_which(opened, framework),
        withdraws,
    )
    _accept(acceptance, opened)
    if by:
        confirmed = confirmed_targets(opened.reading, opened.decided, only=acceptance.plans)
        accept_targets(acceptance, acceptance.plans, confirmed, by=by)
    review.version, review.framework = version, framework
    review.revises = version.document if version.number > 1 else None
    accepted = opened.addresses if parts is None else [one for one in opened.addresses if one in parts]
    review.accepted_parts = list(dict.fromkeys((*review.accepted_parts, *accepted)))
    review.accepted_plans |= {address: plan.pk for address, plan in acceptance.plans.items()}
    review.notes += acceptance.notes
    return acceptance.notes


def _accept(acceptance: Acceptance, opened: Opened) -> None:
    """The way of the document's form: a booklet has areas, a pool's report projects and sections."""
    if opened.parts.areas:
        accept_booklet(acceptance, opened.parts)
    elif opened.parts.projects or opened.result.sections:
        accept_pool(acceptance, opened.parts)
    else:
        framework = acceptance.framework
        accept_plans(acceptance, opened.parts.plans, (framework.first_year, framework.last_year))


def _add_version(opened: Opened, framework: Framework, by: User | None) -> SourceVersion:
    review, kind = opened.review, opened.reading.kind
    form, _is_new = Form.objects.get_or_create(owner=None, kind=kind, defaults={"title": form_of_kind(kind).title})
    reading = as_json(opened.result)
    return add_version(
        _document(opened, reading, framework),
        form,
        file=review.file.name or "",
        sha256=review.sha256,
        size=review.size,
        encoding=_encoding(opened.document),
        reading=reading,
        contents=review.document,
        by=by,
    )


def _document(opened: Opened, reading: Json, framework: Framework) -> SourceDocument:
    """The document that the file is a version of, or a new one. A name that another source has is added to."""
    name, kind = opened.review.name, opened.reading.kind
    if opened.review.is_revision_said:
        return opened.review.revises or add_document(framework, _free_name(name, framework))
    try:
        known = opened.review.revises or find_document(name, kind, reading, framework)
    except NameTaken:
        path = PurePosixPath(name)
        return add_document(framework, f"{path.stem} ({form_of_kind(kind).title}){path.suffix}")
    return known or add_document(framework, name)


def _free_name(name: str, framework: Framework) -> str:
    """The name; with a number where the framework has a source of that name."""
    path, number, free = PurePosixPath(name), 1, name
    while framework.source_documents.filter(name=free).exists():
        number += 1
        free = f"{path.stem} ({number}){path.suffix}"
    return free


def _encoding(document: Document) -> str:
    return "" if document.elements else document.encoding


def _typed(opened: Opened) -> frozenset[str]:
    """The texts that the reviewer wrote, and no document says."""
    return frozenset(piece.text for slot in opened.draft.slots() for piece in slot.pieces if not piece.was)
