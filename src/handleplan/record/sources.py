"""Source documents are kept: the file itself, and what was read from it."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.files.storage import default_storage
from django.utils import timezone

from handleplan.record.changes import one_change
from handleplan.record.history import write_event
from handleplan.record.kept_files import keep_once
from handleplan.record.models import Form, Framework, SourceDocument, SourceVersion, User
from handleplan.record.models.sources import kept_path


@contextmanager
def whole_or_nothing() -> Iterator[list[str]]:
    """One change that takes the files kept in it along: an error leaves neither rows nor files.

    Gives the list that ``keep_file`` writes the names of new files to.
    """
    new_files: list[str] = []
    try:
        with one_change():
            yield new_files
    except BaseException:
        for name in new_files:
            default_storage.delete(name)
        raise


def keep_file(content: bytes, sha256: str, name: str, new_files: list[str]) -> str:
    """Keep a file by its hash, and say where. One that is kept already is not kept twice."""
    path = kept_path(sha256, name)
    if keep_once(path, content):
        new_files.append(path)
    return path


def add_version(
    document: SourceDocument,
    form: Form,
    *,
    file: str,
    sha256: str,
    size: int,
    encoding: str,
    reading: dict[str, object],
    contents: dict[str, object] | None = None,
    by: User | None = None,
) -> SourceVersion:
    """A kept file becomes the document's next version; ``contents`` is its Document (handleplan.documents.kept)."""
    version = SourceVersion.objects.create(
        document=document,
        number=document.versions.count() + 1,
        sha256=sha256,
        file=file,
        size=size,
        encoding=encoding,
        form=form,
        reading=reading,
        contents=contents,
        accepted_at=timezone.now(),
    )
    write_event("source.added", f"{document.name} ({version.number})", framework=document.framework, by=by)
    return version


def add_document(framework: Framework, name: str) -> SourceDocument:
    return SourceDocument.objects.create(framework=framework, name=name)


def version_of_file(sha256: str, framework_name: str = "") -> SourceVersion | None:
    """The version that is this very file; of any framework, or of those of a name."""
    versions = SourceVersion.objects.filter(sha256=sha256).defer("contents")
    versions = versions.select_related("document__framework", "form")
    if framework_name:
        versions = versions.filter(document__framework__name=framework_name)
    return versions.first()
