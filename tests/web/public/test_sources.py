"""The page of a source, and its file."""

import hashlib
import re

import pytest
from django.core.files.base import ContentFile

from handleplan.documents import read_bytes
from handleplan.documents.kept import document_as_json
from pages import text_of
from typeset import pdf
from word_builder import cell, docx, p, table

PAGES = "= Egely\n\nFlere går en tur.\n#pagebreak()\nDe går hver dag."


@pytest.fixture
def version(policy):
    return policy.source_documents.get().versions.get()


def marked(html: str) -> list[str]:
    """The lines that are marked."""
    return re.findall(r'<p class="bit[^"]* is-marked" id="(L\d+)"', html)


def test_it_shows_the_file_line_by_line(client, version):
    response = client.get(version.get_absolute_url())
    html = response.content.decode()
    assert "handicappolitik-handleplaner-2023-2026.txt" in text_of(response)
    assert len(re.findall(r'<p class="bit', html)) == 80
    assert re.search(r'id="L12" data-first="12" data-last="12">Linje 12 af ', html)
    assert not marked(html)


def test_the_lines_that_are_asked_for_are_marked(client, version):
    html = client.get(f"{version.get_absolute_url()}?linjer=12-14").content.decode()
    assert marked(html) == ["L12", "L13", "L14"]
    assert "linje 12–14" in html
    assert len(re.findall(r'<p class="bit', html)) == 80


def test_one_line_can_be_asked_for(client, version):
    assert marked(client.get(f"{version.get_absolute_url()}?linjer=7").content.decode()) == ["L7"]


@pytest.mark.parametrize("asked", ["", "x", "14-12", "0", "9999-10000", "1-2-3", "-5", "99999999999"])
def test_what_is_no_place_marks_nothing(client, version, asked):
    response = client.get(version.get_absolute_url(), {"linjer": asked})
    assert response.status_code == 200
    assert not marked(response.content.decode())


def test_the_file_is_fetched_under_its_own_name(client, version):
    response = client.get(f"{version.get_absolute_url()}fil")
    assert response.headers["Content-Disposition"] == (
        'attachment; filename="handicappolitik-handleplaner-2023-2026.txt"'
    )
    assert b"".join(response.streaming_content).startswith(b"Linje 1 af")
    assert response.headers["X-Content-Type-Options"] == "nosniff"


def test_a_file_that_is_gone_is_not_found(client, version):
    version.file.storage.delete(version.file.name)
    assert client.get(version.get_absolute_url()).status_code == 404
    assert client.get(f"{version.get_absolute_url()}fil").status_code == 404


def test_a_file_that_came_in_before_documents_were_kept_can_be_fetched(client, version):
    version.encoding = ""
    version.save()
    response = client.get(version.get_absolute_url())
    assert "Filen kan ikke vises her på siden" in text_of(response)
    assert f'href="{version.get_absolute_url()}fil"' in response.content.decode()


def kept(version, content: bytes, name: str):
    """The version as if this file had come in."""
    version.document.name, version.encoding = name, ""
    version.document.save()
    version.contents = document_as_json(read_bytes(content, name))
    version.sha256 = hashlib.sha256(content).hexdigest()
    version.file.save(name, ContentFile(content), save=True)
    return version


def test_a_word_file_is_shown_with_its_headings_and_tables(client, version):
    kept(version, docx(p("Egely", style="Overskrift1"), table([cell("Mål"), cell("Flere går en tur.")])), "plan.docx")
    html = client.get(f"{version.get_absolute_url()}?linjer=3").content.decode()
    assert "<td>" in html
    assert marked(html) == ["L3"]
    assert "Gå til stedet: linje 3" in html


def test_a_pdf_is_shown_as_pictures_with_the_place_pointed_out(client, version):
    kept(version, pdf(PAGES), "plan.pdf")
    html = client.get(f"{version.get_absolute_url()}?linjer=2").content.decode()
    assert html.count("<img src") == 1 + 2
    assert re.findall(r'<rect class="is-marked" id="(L\d+)"', html) == ["L2"]
    picture = client.get(f"{version.get_absolute_url()}side/1.png")
    assert picture.headers["Content-Type"] == "image/png"
    assert picture.content.startswith(b"\x89PNG")
    assert client.get(f"{version.get_absolute_url()}side/9.png").status_code == 404


def test_a_pdf_can_be_read_as_text(client, version):
    kept(version, pdf(PAGES), "plan.pdf")
    html = client.get(f"{version.get_absolute_url()}?kilde=tekst&linjer=2").content.decode()
    assert "Flere går en tur." in html
    assert marked(html) == ["L2"]
