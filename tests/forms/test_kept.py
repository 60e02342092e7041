import json
from collections.abc import Mapping
from dataclasses import is_dataclass
from typing import get_args, get_origin, get_type_hints

import pytest
from cattrs import BaseValidationError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handleplan.documents import Place
from handleplan.forms.kept import reading_as_json, reading_from_json
from handleplan.forms.reading import Item, PlanReading, Reading, RevisionReading, StatusReading


def some(kind: type) -> st.SearchStrategy:
    """Values of a kind in a reading: any, with no more than two of what there can be many of."""
    if is_dataclass(kind):
        return st.builds(kind, **{name: some(inner) for name, inner in get_type_hints(kind).items()})
    if get_origin(kind) is tuple:
        return st.lists(some(get_args(kind)[0]), max_size=2).map(tuple)
    if get_origin(kind) is Mapping:
        return st.dictionaries(st.sampled_from(("goal", "criteria", "")), some(get_args(kind)[1]), max_size=2)
    return st.text(max_size=8) if kind is str else st.from_type(kind)


@settings(deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow])
@given(some(Reading))
def test_a_reading_is_the_same_after_it_was_kept(reading):
    kept = json.dumps(reading_as_json(reading))

    assert reading_from_json(json.loads(kept)) == reading


def test_every_item_is_kept_with_its_place_and_every_field_in_its_order():
    plan = PlanReading(
        "Reva",
        fields={"goal": (Item("Flere i job.", Place(3, 10, 11)),), "criteria": (), "actions": (Item("Kurser."),)},
        reports=(StatusReading(2020, {"done": (Item("Gjort.", Place(4, 20, 20)),)}),),
        revision=RevisionReading("2021-2022", {"goal": (Item("Uændret"),)}),
    )
    reading = Reading("handleplan", plans=(plan,))

    again = reading_from_json(reading_as_json(reading))

    assert again == reading
    assert list(again.plans[0].fields) == ["goal", "criteria", "actions"]


def test_what_is_no_kept_reading_is_refused():
    with pytest.raises(BaseValidationError):
        reading_from_json({"kind": "handleplan", "plans": "none"})
