import json

import pytest
from cattrs import BaseValidationError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handleplan.documents import Document
from handleplan.documents.kept import document_as_json, document_from_json
from handleplan.documents.place import Place
from handleplan.documents.structure import Cell, Paragraph, Table

numbers = st.integers(0, 50)
a_paragraph = st.builds(Paragraph)
an_element = st.recursive(
    a_paragraph,
    lambda element: st.builds(
        Table,
        st.lists(
            st.builds(Cell, st.lists(element, max_size=2).map(tuple), numbers, numbers, numbers, numbers), max_size=3
        ).map(tuple),
    ),
    max_leaves=6,
)
a_document = st.builds(Document, elements=st.lists(an_element, max_size=3).map(tuple))


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(a_document)
def test_a_document_is_the_same_after_it_was_kept(document):
    kept = json.dumps(document_as_json(document))

    assert document_from_json(json.loads(kept)) == document


def test_a_paragraph_in_a_cell_in_a_table_in_a_cell_is_kept_with_its_place():
    paragraph = Paragraph("Målet er nået.", Place(2, 7, 8), marker="•")
    inner = Table((Cell((paragraph,), 0, 0),))
    document = Document("plan.docx", elements=(Table((Cell((inner,), 1, 0, columns=2),)),))

    assert document_from_json(document_as_json(document)) == document


def test_what_is_no_kept_document_is_refused():
    with pytest.raises(BaseValidationError):
        document_from_json({"name": "plan.txt", "colour": "red"})
