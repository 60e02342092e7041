"""What a person may add to a draft: what the document's form has room for, and what is not there already."""

import pytest

import norrelund
from handleplan.forms.definition import form_of_kind
from handleplan.intake.review.adding import may_be_added
from handleplan.intake.review.decisions import AddPart
from handleplan.intake.review.draft import decided, draft_of
from readings import reading_of as reading_from

DOCUMENTS = {
    "plans": (reading_from(norrelund.plans()), ["plan"]),
    "sheet": (reading_from(norrelund.sheet()), []),
    "booklet": (reading_from(norrelund.booklet()), ["area"]),
    "pool": (reading_from(norrelund.pool()), ["project", "section"]),
}
NAMES = {"report": "2031", "revision": "2031-2032", "result": "Delmål"}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_has_room_for_parts_of_its_form(name):
    reading, kinds = DOCUMENTS[name]
    assert may_be_added(form_of_kind(reading.kind)) == kinds


@pytest.mark.parametrize("name", DOCUMENTS)
def test_whatever_is_offered_can_be_added(name):
    reading, _kinds = DOCUMENTS[name]
    form, draft = form_of_kind(reading.kind), draft_of(reading)
    for part in (None, *draft.parts):
        within = part.address if part else ""
        for kind in may_be_added(form, part):
            after = decided(reading, (), AddPart(kind, NAMES.get(kind, "Bibliotekerne"), within))
            assert after != draft, (within, kind)


def test_a_plan_has_one_revision():
    reading, _kinds = DOCUMENTS["plans"]
    form, plan = form_of_kind(reading.kind), draft_of(reading).parts[0]
    has_one = any(slot.address.startswith(f"{plan.address}.revision.") for slot in plan.slots)
    assert ("revision" in may_be_added(form, plan)) is not has_one
    assert "report" in may_be_added(form, plan)
