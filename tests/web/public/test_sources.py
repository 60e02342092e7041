"""The page of a source, and its file."""

import re

import pytest
from django.core.files.base import ContentFile

from pages import text_of


@pytest.fixture
def version(policy):
    return policy.source_documents.get().versions.get()


def test_it_shows_the_file_line_by_line(client, version):
    response = client.get(version.get_absolute_url())
    html = response.content.decode()
    assert "handicappolitik-handleplaner-2023-2026.txt" in text_of(response)
    assert len(re.findall(r'data-line="', html)) == 80
    assert re.search(r'id="L12" data-line="12">Linje 12 af ', html)
    assert "<mark" not in html


def test_the_lines_that_are_asked_for_are_marked(client, version):
    html = client.get(f"{version.get_absolute_url()}?linjer=12-14").content.decode()
    marked = html.partition('<mark class="source-mark">')[2].partition("</mark>")[0]
    assert re.findall(r'id="(L\d+)"', marked) == ["L12", "L13", "L14"]
    assert "linje 12–14" in html
    assert len(re.findall(r'data-line="', html)) == 80


def test_one_line_can_be_asked_for(client, version):
    html = client.get(f"{version.get_absolute_url()}?linjer=7").content.decode()
    assert re.findall(r'id="(L\d+)"', html.partition("<mark")[2].partition("</mark>")[0]) == ["L7"]


@pytest.mark.parametrize("asked", ["", "x", "14-12", "0", "9999-10000", "1-2-3", "-5", "99999999999"])
def test_what_is_no_place_marks_nothing(client, version, asked):
    response = client.get(version.get_absolute_url(), {"linjer": asked})
    assert response.status_code == 200
    assert "<mark" not in response.content.decode()


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


def test_a_file_that_is_no_text_says_why_and_can_be_fetched(client, version):
    version.document.name = "planer.pdf"
    version.document.save()
    version.encoding = ""
    version.file.save("planer.pdf", ContentFile(b"%PDF-1.7 ..."), save=True)
    response = client.get(version.get_absolute_url())
    assert "Filen kan ikke vises her på siden" in text_of(response)
    assert f'href="{version.get_absolute_url()}fil"' in response.content.decode()
