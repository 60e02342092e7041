import pytest

from forms.plans import SHEET
from handleplan.forms.read import read
from texts import document


def test_a_sheet_has_a_title_and_its_fields() -> None:
    (plan,) = read(document(SHEET)).plans
    assert plan.title == "Motion i hverdagen"
    assert {name: [item.text for item in items] for name, items in plan.fields.items()} == {
        "policy_goals": ["\uf0b7 Styrke fællesskaber"],
        "description": ["M:", "Vi går ture."],
        "purpose": ["At flere bevæger sig"],
        "target_group": ["Brugere på værkstedet Skovly."],
        "actors": [],
        "schedule": ["Fra 2023"],
        "economy": ["Ingen"],
        "criteria": ["Når 20 går med"],
        "follow_up": ["Løbende"],
    }


def test_the_unit_is_whoever_the_importer_says() -> None:
    reading = read(document(SHEET), unit="Hallerne")
    assert reading.plans[0].unit == "Hallerne"
    assert reading.warnings == ()


def test_the_unit_is_the_one_the_form_names() -> None:
    reading = read(document(SHEET.replace("\nMålsætning", "\nEnhed: Hallerne i Nord\n\nMålsætning", 1)))
    assert reading.plans[0].unit == "Hallerne i Nord"
    assert reading.plans[0].title == "Motion i hverdagen"
    assert reading.warnings == ()


@pytest.mark.parametrize(
    ("title", "target_group", "file", "unit", "source"),
    [
        ("KRAM i Hallerne & Området for ro", "Alle.", "skema.txt", "Hallerne & Området for ro", "titlen"),
        ("Motion", "Brugere på værkstedet Skovly.", "skema.txt", "Værkstedet Skovly", "målgruppen"),
        ("Motion", "Alle i Hallerne Nord.", "indsats-hallerne.txt", "Hallerne Nord", "filens navn"),
    ],
)
def test_a_guessed_unit_carries_a_warning(title: str, target_group: str, file: str, unit: str, source: str) -> None:
    text = SHEET.replace("Motion i hverdagen", title).replace("Brugere på værkstedet Skovly.", target_group)
    reading = read(document(text, file))
    assert reading.plans[0].unit == unit
    (warning,) = reading.warnings
    assert warning.code == "unit_guessed"
    assert source in warning.message


def test_nobody_has_said_whose_sheet_it_is() -> None:
    text = SHEET.replace("Brugere på værkstedet Skovly.", "Unge i alderen 15-25 år.")
    reading = read(document(text, "skema.txt"))
    assert reading.plans[0].unit == ""
    assert [warning.code for warning in reading.warnings] == ["unit_missing"]
