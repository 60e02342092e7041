"""A label is known by its words, however they are dressed."""

import pytest

from handleplan.documents.structure import Paragraph
from handleplan.forms.definition import form_of_kind
from handleplan.forms.structured.wordings import Mark, Wordings, value_in

FORM = form_of_kind("handleplan")
WORDINGS = Wordings(FORM.fields, FORM.layout["headings"])


def mark(text: str, heading: int = 0) -> Mark | None:
    return WORDINGS.mark(Paragraph(text, heading=heading))


@pytest.mark.parametrize(
    "text",
    ["Mål", "MÅL:", "1. Mål", "Mål (Vi vil opnå at…)", "Mål – vi vil opnå at…", "Mål (hvad vil I?)", "Mål: ", "• Mål…"],
)
def test_a_label_stands_alone(text: str) -> None:
    found = mark(text)
    assert found is not None
    assert (found.wording.name, found.rest) == ("goal", "")


@pytest.mark.parametrize(
    ("text", "name", "rest"),
    [
        ("Indsats: Læsning for alle", "initiative", "Læsning for alle"),
        ("Indsats\nLæsning for alle", "initiative", "Læsning for alle"),
        ("Mål (Vi vil opnå at…) Flere læser", "goal", "Flere læser"),
        ("Mål\n(Vi vil opnå, at ...)\nFlere læser", "goal", "Flere læser"),
        ("Vi har… købt bøger", "done", "købt bøger"),
        ("Vi har... (handlinger) købt bøger", "done", "købt bøger"),
    ],
)
def test_a_label_may_have_its_text_after_it(text: str, name: str, rest: str) -> None:
    found = mark(text)
    assert found is not None
    assert (found.wording.name, found.rest) == (name, rest)


@pytest.mark.parametrize(
    "text",
    [
        "Mål er vigtige",
        "Vi har købt bøger",
        "Målet er nået",
        "Indsatser",
        "Status 2023 viser fremgang",
        "Handleplan for alle",
    ],
)
def test_running_text_is_no_label(text: str) -> None:
    assert mark(text) is None


@pytest.mark.parametrize(
    ("text", "heading", "values"),
    [
        ("Handleplan fra: Biblioteket", 0, {"unit": "Biblioteket"}),
        ("HANDLEPLAN FRA:", 0, {}),
        ("Handleplan fra Biblioteket", 1, {"unit": "Biblioteket"}),
        ("Status 2023", 0, {"year": "2023"}),
        ("Status pr. 31. december 2023 (udfyldes i januar)", 0, {"year": "2023"}),
        ("Status", 0, {}),
        ("Revidering af handleplanen for perioden 2025 – 2026:", 0, {"period": "2025 – 2026"}),
    ],
)
def test_a_heading_has_its_value_in_it_or_after_it(text: str, heading: int, values: dict[str, str]) -> None:
    found = mark(text, heading)
    assert found is not None
    assert found.values == values


def test_a_value_alone_is_the_heading_of_a_row() -> None:
    found = WORDINGS.heading_by_value("2023", {"status"})
    assert found is not None
    assert found.values == {"year": "2023"}
    assert WORDINGS.heading_by_value("2023", {"plan"}) is None
    assert value_in("year", "i alt 2023 lånere") == ""


def test_helping_texts_are_known_with_brackets_or_without() -> None:
    assert WORDINGS.is_help("Vi vil opnå at ...")
    assert WORDINGS.is_help("(Det er en succes når…)")
    assert not WORDINGS.is_help("Det er en succes, når flere læser.")
