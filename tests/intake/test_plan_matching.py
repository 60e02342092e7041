"""When two plans are one, when they may be, and when not."""

from handleplan.danish.shared_words import words_of
from handleplan.intake.plan_matching import Match, PlanWords, match_earlier, match_plans
from handleplan.record.models import Plan, Unit

HOME, CLINIC = Unit(pk=1, name="Bostedet Møllevangen"), Unit(pk=2, name="Tandplejen")
FIRST, SECOND = Plan(pk=1, unit=HOME), Plan(pk=2, unit=CLINIC)
OWN = "Beboerne vælger selv aktiviteter, musik og venner i fællesskabet omkring caféen"
SAME = "Beboerne vælger selv aktiviteter og musik i fællesskabet"
PARTLY = "Beboerne vælger selv aktiviteter hjemmefra, køkkenhaven inkluderet"
OTHER = "Behandlingen begynder tidligere, smerterne forsvinder"


def words(text: str, unit: Unit | None = None, name: str = "") -> PlanWords:
    return PlanWords(name or (unit.name if unit else ""), unit, words_of([text]))


KNOWN = [(FIRST, words(OWN, HOME)), (SECOND, words(OTHER, CLINIC))]


def test_one_unit_and_much_the_same_words():
    assert match_plans([words(SAME, HOME)], KNOWN) == [Match(FIRST, is_certain=True)]


def test_a_unit_called_by_part_of_its_name():
    assert match_plans([words(SAME, name="Møllevangen")], KNOWN) == [Match(FIRST, is_certain=True)]


def test_one_unit_and_some_of_the_words_may_be():
    assert match_plans([words(PARTLY, HOME)], KNOWN) == [Match(FIRST, is_certain=False)]


def test_one_unit_and_other_words_are_two_plans():
    assert match_plans([words("Haven gøres grønnere", HOME)], KNOWN) == [None]


def test_without_a_unit_the_words_alone_must_say_it():
    assert match_plans([words(SAME)], KNOWN) == [Match(FIRST, is_certain=True)]


def test_another_unit_with_the_same_words_only_may_be():
    assert match_plans([words(SAME, CLINIC)], KNOWN) == [Match(FIRST, is_certain=False)]


def test_a_known_plan_is_taken_once_by_the_likest():
    found = match_plans([words(PARTLY, HOME), words(OWN, HOME)], KNOWN)
    assert found == [None, Match(FIRST, is_certain=True)]


def test_in_a_documents_next_version_the_unit_goes_before_the_words():
    found = match_earlier([words(OTHER, HOME), words("Helt nyt", CLINIC), words(OTHER)], KNOWN)
    assert found == [FIRST, SECOND, None]


def test_in_a_documents_next_version_a_unit_may_have_another_name():
    renamed = Unit(pk=3, name="Bo og Liv")
    assert match_earlier([words(SAME, renamed)], KNOWN) == [FIRST]
