"""Source documents are kept: the file itself, and what was read from it."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from handleplan.record.changes import one_change
from handleplan.record.history import write_event
from handleplan.record.models import Form, Framework, SourceDocument, SourceVersion, User
from handleplan.record.models.sources import kept_file_path


@contextmanager
def whole_or_nothing() -> Iterator[list[str]]:
    """One change that takes the files kept in it along: an error leaves neither rows nor files.

    Gives the list that ``add_version`` writes the names of new files to.
    """
    new_files: list[str] = []
    try:
        with one_change():
            yield new_files
    except BaseException:
        for name in new_files:
            default_storage.delete(name)
        raise


def add_version(
    document: SourceDocument,
    form: Form,
    *,
    content: bytes,
    sha256: str,
    name: str,
    encoding: str,
    reading: dict[str, object],
    new_files: list[str],
    by: User | None = None,
) -> SourceVersion:
    """Keep a file as the document's next version. A file that is kept already is not kept twice."""
    version = SourceVersion(
        document=document,
        number=document.versions.count() + 1,
        sha256=sha256,
        size=len(content),
        encoding=encoding,
        form=form,
        reading=reading,
        accepted_at=timezone.now(),
    )
    path = kept_file_path(version, name)
    if not default_storage.exists(path):
        new_files.append(default_storage.save(path, ContentFile(content)))
    version.file.name = path
    version.save()
    write_event("source.added", f"{document.name} ({version.number})", framework=document.framework, by=by)
    return version


def add_document(framework: Framework, name: str) -> SourceDocument:
    return SourceDocument.objects.create(framework=framework, name=name)


def version_of_file(sha256: str, framework_name: str = "") -> SourceVersion | None:
    """The version that is this very file; of any framework, or of those of a name."""
    versions = SourceVersion.objects.filter(sha256=sha256).select_related("document__framework", "form")
    if framework_name:
        versions = versions.filter(document__framework__name=framework_name)
    return versions.first()
