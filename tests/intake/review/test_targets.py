"""Targets of a draft: proposed by the program, confirmed by a person."""

import norrelund
from handleplan.forms.target import VERDICTS_TO_CONFIRM
from handleplan.intake.review.decisions import ConfirmTarget, MergeParts, Reword
from handleplan.intake.review.draft import draft_of
from handleplan.intake.review.targets import confirmed_targets, proposed_targets
from readings import reading_of

PLANS = reading_of(norrelund.plans())
FOUR = "mindst fire borgere"


def proposed(*decisions):
    return {one.target.quantity: one for one in proposed_targets(PLANS, decisions) if one.part == "plans.0"}


def test_a_proposal_says_whose_it_is_and_is_nobodys_verdict():
    four = proposed()[4]
    assert (four.part, four.is_decided, four.verdict) == ("plans.0", False, "")
    assert confirmed_targets(PLANS, ()) == ()


def test_a_person_confirms_or_says_that_it_is_none():
    four, six = proposed()[4], proposed()[6]
    decisions = [ConfirmTarget(four.key, VERDICTS_TO_CONFIRM[0]), ConfirmTarget(six.key, None)]
    (confirmed,) = confirmed_targets(PLANS, decisions)
    assert (confirmed.part, confirmed.target.quantity, confirmed.verdict) == ("plans.0", 4, "met")
    assert proposed(*decisions)[6].verdict is None
    assert confirmed_targets(PLANS, decisions, only=["plans.1"]) == ()


def test_what_is_said_last_counts():
    four = proposed()[4]
    decisions = [ConfirmTarget(four.key, None), ConfirmTarget(four.key, "")]
    assert [one.verdict for one in confirmed_targets(PLANS, decisions)] == [""]


def test_targets_are_found_in_the_draft_as_it_stands():
    (key,) = [
        piece.key for slot in draft_of(PLANS).slots() for piece in slot.pieces if piece.text == norrelund.CRITERION
    ]
    assert 9 in proposed(Reword(key, norrelund.CRITERION.replace("fire", "ni")))
    merged = proposed_targets(PLANS, [MergeParts("plans.0", "plans.1")])
    assert {one.part for one in merged} == {"plans.1"}


def test_every_target_has_a_key_of_its_own():
    keys = [one.key for one in proposed_targets(PLANS)]
    assert len(keys) == len(set(keys))
