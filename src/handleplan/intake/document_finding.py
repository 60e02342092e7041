"""Which document of the record a file is a new version of."""

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from handleplan.intake.differences import share_kept
from handleplan.intake.outline import Json
from handleplan.record.models import Framework, SourceDocument, SourceVersion

SAME_DOCUMENT = 0.7
"""A file of another name that holds this much of a document word for word is its next version."""


class NameTaken(Exception):
    """A source of another form has the file's name; the message is a sentence in Danish."""


def find_document(name: str, kind: str, reading: Json, framework: Framework | None) -> SourceDocument | None:
    """The document that a file is a version of: by its name, or by holding most of it word for word. Raises NameTaken.

    ``kind`` and ``reading`` are the file's form's and READING.md's JSON.
    """
    if framework is None:
        return None
    newest = _newest_versions(framework)
    for version in newest.defer("reading", "contents").filter(document__name=name):
        if version.form.kind != kind:
            raise NameTaken(
                _("Der er allerede en kilde, der hedder „%(name)s“, og den følger et andet skema; omdøb filen.")
                % {"name": name}
            )
        return version.document
    alike = [
        (share_kept(version.reading, reading), version.document_id, version.document)
        for version in newest.defer("contents").filter(form__kind=kind)
    ]
    share, _pk, likest = max(alike, default=(0.0, 0, None), key=lambda one: one[:2])
    return likest if share >= SAME_DOCUMENT else None


def _newest_versions(framework: Framework) -> QuerySet[SourceVersion]:
    """The newest version of each of the framework's documents. Its texts are large: fetch only what is needed."""
    later = SourceVersion.objects.filter(document=OuterRef("document"), number__gt=OuterRef("number"))
    newest = SourceVersion.objects.filter(~Exists(later), document__framework=framework)
    return newest.select_related("document", "form").order_by("document_id")


def revisable_documents(framework: Framework | None, kind: str) -> list[SourceDocument]:
    """The framework's documents that a file of that form may be a new version of."""
    return list(framework.source_documents.filter(versions__form__kind=kind).distinct()) if framework else []


def version_before(document: SourceDocument, own: SourceVersion | None = None) -> SourceVersion | None:
    """The document's newest version, or the one before ``own``."""
    versions = document.versions.defer("contents").order_by("number")
    return (versions.filter(number__lt=own.number) if own else versions).last()
