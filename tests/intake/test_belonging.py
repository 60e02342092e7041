"""Which framework a document belongs to."""

import pytest

from handleplan.documents import read_text
from handleplan.forms.definition import form_of_kind
from handleplan.forms.reading import FrameReading, Reading
from handleplan.intake.belonging import belonging_of, most_named_municipality, years_in


def belonging(text: str, name: str = "dokument.txt", kind: str = "handleplan", **reading):
    return belonging_of(read_text(text.encode(), name), Reading(kind=kind, **reading), form_of_kind(kind))


def test_the_name_of_the_file_says_it():
    found = belonging("Noget om ældrepolitikken", "handicappolitik-handleplaner-2023-2026.txt")
    assert (found.names, found.first_year, found.last_year) == (("Handicappolitik",), 2023, 2026)


def test_else_the_text_says_it_the_most_frequent_first():
    found = belonging(
        "Ældrepolitik\nHandicappolitik\nNørrelund Kommunes Handicappolitik\nHandleplan for perioden 2023-2026"
    )
    assert found.names == ("Handicappolitik", "Ældrepolitik")
    assert (found.first_year, found.last_year, found.owner) == (2023, 2026, "Nørrelund Kommune")


def test_a_sheets_help_text_names_its_policy_across_two_lines():
    found = belonging("(Derfor vil vi… i sundheds-\npolitikken 2023-2026)", kind="indsatsskema")
    assert (found.names, found.first_year, found.last_year) == (("Sundhedspolitik",), 2023, 2026)


def test_a_pool_says_itself_what_it_is():
    frame = FrameReading(name="Fælles om sundhed", owner="Velfærdsstyrelsen", period="2022-2025")
    found = belonging("Nørrelund Kommune", kind="puljerapport", frame=frame)
    assert (found.kind, found.names, found.owner) == ("pool", ("Fælles om sundhed",), "Velfærdsstyrelsen")
    assert (found.first_year, found.last_year) == (2022, 2025)


def test_a_document_that_says_nothing():
    found = belonging("Vi vil gerne det hele.")
    assert (found.names, found.first_year, found.last_year, found.owner) == ((), None, None, "")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("I Nørrelund Kommune bor der mange.", "Nørrelund Kommune"),
        ("Nørrelund Kommunes politik", "Nørrelund Kommune"),
        ("den skønne natur i Nørrelund kommune", "Nørrelund Kommune"),
        ("Åby Kommune, Syd-Nørre Kommune og Syd-Nørre Kommune", "Syd-Nørre Kommune"),
        ("Denne Kommune, kommunen og Kommunen", ""),
        ("", ""),
    ],
)
def test_the_municipality_that_is_named_most(text: str, name: str):
    assert most_named_municipality(text) == name


@pytest.mark.parametrize(
    ("text", "years"),
    [("2021-2022", (2021, 2022)), ("2021 – 2022", (2021, 2022)), ("fra 2021", (2021, 2021)), ("12021", (None, None))],
)
def test_years(text: str, years: tuple[int | None, int | None]):
    assert years_in(text) == years
