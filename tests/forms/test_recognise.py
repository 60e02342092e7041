import pytest

from forms.plans import PLAN, SHEET
from handleplan.forms.definition import built_in_forms
from handleplan.forms.read import READERS, read
from handleplan.forms.reading import UnknownForm
from handleplan.forms.recognise import recognise
from texts import document


@pytest.mark.parametrize(("text", "kind"), [(PLAN, "handleplan"), (SHEET, "indsatsskema")])
def test_a_form_is_recognised_by_its_labels(text: str, kind: str) -> None:
    assert recognise(document(text)).kind == kind


def test_half_a_document_is_recognised_too() -> None:
    assert recognise(document(PLAN[: len(PLAN) // 2])).kind == "handleplan"
    assert recognise(document(SHEET[: len(SHEET) // 2])).kind == "indsatsskema"


@pytest.mark.parametrize("text", ["Kære alle\n\nTak for sidst.\n", "Indsats\n\nVi mødes.\n", "Formål\n\nAt mødes.\n"])
def test_a_document_of_no_known_form_is_refused_in_one_sentence(text: str) -> None:
    with pytest.raises(UnknownForm, match=r"„brev\.txt“ følger ikke noget skema, som Handleplan kender; .+\.$"):
        read(document(text, "brev.txt"))


def test_every_form_names_a_reader_that_there_is() -> None:
    assert {form.reader for form in built_in_forms()} <= set(READERS)
