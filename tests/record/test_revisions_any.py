"""Whatever is decided and undone: no statement's history is lost, and the earlier edition is untouched."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import builders
from handleplan.record.models import Plan, Statement, Succession, Wording
from handleplan.record.refusals import Refused
from handleplan.record.revising import decide, keep_all, take_up, undo
from handleplan.record.revision_calling import call_revision
from handleplan.record.revision_draft import draft_of
from handleplan.record.revision_states import change_revision_state
from handleplan.record.statement_history import ancestry
from revisions import DUE, first_draft

pytestmark = pytest.mark.django_db

KINDS = ("kept", "reworded", "split", "joined", "replaced", "dropped", "added", "undo", "take up")
Choice = tuple[str, int, int, str]
texts = st.text("abc æ\n", min_size=1, max_size=12)
choices = st.tuples(st.sampled_from(KINDS), st.integers(0, 9), st.integers(0, 9), texts)


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(decided=st.lists(choices, max_size=8))
def test_nothing_is_lost(db, decided: list[Choice]):
    from django.db import transaction

    with transaction.atomic():
        _try(decided)
        transaction.set_rollback(True)


def _try(decided: list[Choice]) -> None:
    framework = builders.build_policy(2)
    plan = framework.plans.get(slug="plejehjemmene")
    _more_criteria(plan)
    called = call_revision(framework, name="R", first_year=2027, last_year=2028, due=DUE, plans=[plan], by=None)
    shown = first_draft(called.revision)
    before = list(Wording.objects.order_by("pk").values())
    statements = set(shown.revises.wordings.values_list("statement", flat=True))
    for choice in decided:
        _decide(shown, choice)
    assert list(Wording.objects.order_by("pk").values()) == before
    keep_all(shown, by=None)
    try:
        shown = change_revision_state(shown, "submitted", by=None)
    except Refused:
        return
    expected = [text for items in draft_of(shown).roles.values() for item in items for text in item.nows]
    edition = change_revision_state(shown, "adopted", by=None).edition
    assert list(Wording.objects.exclude(edition=edition).order_by("pk").values()) == before
    assert sorted(edition.wordings.values_list("text", flat=True)) == sorted(expected)
    _check_every_statement_is_accounted_for(statements, edition)


def _check_every_statement_is_accounted_for(statements: set[int], edition) -> None:
    """Each goes on, or says what it became or why it is gone; a new one that came of another has that one's history."""
    standing = set(edition.wordings.values_list("statement", flat=True))
    successions = list(Succession.objects.filter(edition=edition))
    told = {one.statement_id for one in successions}
    assert statements <= standing | told
    for one in successions:
        if one.successor_id:
            assert one.statement_id in ancestry(one.successor_id, successions)
            assert one.successor_id in standing
        else:
            assert one.why


def _more_criteria(plan: Plan) -> None:
    edition = plan.editions.filter(form__kind="handleplan").order_by("number").last()
    for order in (10, 11):
        statement = Statement.objects.create(plan=plan, role="criterion")
        Wording.objects.create(
            statement=statement, edition=edition, order=order, text=f"Succeskriterium nummer {order}."
        )


def _decide(shown, choice: Choice) -> None:
    kind, one, other, text = choice
    draft = draft_of(shown)
    items = draft.items
    first, second = items[one % len(items)], items[other % len(items)]
    try:
        if kind == "undo":
            if first.part:
                undo(first.part, by=None)
        elif kind == "take up":
            if draft.undone:
                take_up(draft.undone[one % len(draft.undone)], by=None)
        elif kind == "added":
            decide(shown, kind, ["action"], texts=[text], by=None)
        elif kind == "joined":
            decide(shown, kind, [first.key, second.key], texts=[text], by=None)
        elif kind == "split":
            decide(shown, kind, [first.key], texts=[text, f"{text} og mere"], by=None)
        else:
            decide(shown, kind, [first.key], texts=[text] if kind != "kept" else None, why=text, by=None)
    except Refused:
        pass
