"""Statements keep their identity through revisions and corrections."""

import pytest

from handleplan.record.editions import AnswerSaid, EditionSaid, add_edition, correct_edition
from handleplan.record.frameworks import create_framework
from handleplan.record.models import Edition, Event, Form, Plan, Statement, UnchangedPart, Unit
from handleplan.record.plans import create_plan
from handleplan.record.texts import Said
from handleplan.record.units import create_unit

pytestmark = pytest.mark.django_db

GOAL = "Borgere med handicap har et arbejde, der passer til dem."
CRITERION = "Når mindst fire borgere er ansat i skånejob på plejehjemmene."


@pytest.fixture
def plan() -> Plan:
    owner = create_unit("Nørrelund Kommune", Unit.Kind.MUNICIPALITY)
    return create_plan(
        create_framework(owner, "policy", "Handicappolitik"), create_unit("Hjemmeplejen", "service", owner)
    )


@pytest.fixture
def form() -> Form:
    return Form.objects.create(kind="handleplan", title="Handleplan")


def said(**statements: list[str]) -> EditionSaid:
    return EditionSaid({role: [Said(text) for text in texts] for role, texts in statements.items()})


def words(edition: Edition) -> dict[str, tuple[int, bool]]:
    return {wording.text: (wording.statement_id, wording.unchanged) for wording in edition.wordings.all()}


def test_a_reworded_criterion_is_the_same_criterion(plan: Plan, form: Form):
    first = add_edition(plan, form, said(goal=[GOAL], criterion=[CRITERION]))
    reworded = CRITERION.replace("fire", "seks")
    second = add_edition(plan, form, said(goal=["Uændret."], criterion=[reworded, "Når alle har en mentor."]))
    assert words(second)[reworded][0] == words(first)[CRITERION][0]
    assert Statement.objects.filter(role="criterion").count() == 2


def test_unchanged_is_said_and_carried_over(plan: Plan, form: Form):
    first = add_edition(plan, form, said(goal=[GOAL], criterion=[CRITERION]))
    second = add_edition(plan, form, said(goal=["Uændret."], criterion=["Uændret"]))
    assert words(second) == {text: (statement, True) for text, (statement, _unchanged) in words(first).items()}
    assert list(UnchangedPart.objects.values_list("edition__number", "role", "text")) == [
        (2, "goal", "Uændret."),
        (2, "criterion", "Uændret"),
    ]


def test_unchanged_in_a_first_edition_is_only_a_word(plan: Plan, form: Form):
    edition = add_edition(plan, form, said(goal=["Uændret."]))
    assert words(edition).keys() == {"Uændret."}
    assert not UnchangedPart.objects.exists()


def test_unchanged_with_something_new(plan: Plan, form: Form):
    add_edition(plan, form, said(criterion=[CRITERION]))
    second = add_edition(plan, form, said(criterion=["Uændret.", "Når alle har en mentor."]))
    assert list(words(second)) == [CRITERION, "Når alle har en mentor."]


def test_a_numbered_statement_that_is_unchanged_is_carried_over_alone(plan: Plan, form: Form):
    first = add_edition(plan, form, said(criterion=["1. Når alle har en mentor.", "2. Når vi har bygget en rampe."]))
    second = add_edition(plan, form, said(criterion=["1. Når tre har fået job.", "2. Uændret.", "3. Uændret."]))
    rampe = "2. Når vi har bygget en rampe."
    assert list(words(second)) == ["1. Når tre har fået job.", rampe, "3. Uændret."]
    assert words(second)[rampe] == (words(first)[rampe][0], True)
    assert not UnchangedPart.objects.exists()


def test_what_a_revision_leaves_out_stands_in_the_edition_before(plan: Plan, form: Form):
    first = add_edition(plan, form, said(goal=[GOAL], criterion=[CRITERION]))
    second = add_edition(plan, form, said(goal=[GOAL]))
    assert second.wordings.count() == 1
    assert first.wordings.count() == 2
    assert (first.number, second.number, second.is_revision) == (1, 2, True)


def test_the_booklets_words_are_a_first_edition_in_a_form_of_its_own(plan: Plan, form: Form):
    first = add_edition(plan, form, said(goal=[GOAL], criterion=[CRITERION]))
    booklet = Form.objects.create(kind="sammendrag", title="Sammendrag")
    summed_up = add_edition(plan, booklet, said(goal=["Arbejde for flere."], criterion=[CRITERION]))
    assert summed_up.number == 1
    assert words(summed_up)[CRITERION] == words(first)[CRITERION]
    assert words(summed_up)["Arbejde for flere."][0] != words(first)[GOAL][0]


def test_a_correction_rewords_and_drops_and_says_so(plan: Plan, form: Form):
    edition = add_edition(plan, form, said(goal=[GOAL], criterion=[CRITERION, "Når alle har en mentor."]))
    before = words(edition)
    corrected = CRITERION.replace("mindst fire", "mindst 4")
    gone = correct_edition(edition, said(goal=[GOAL], criterion=[corrected]))
    assert gone == ["Når alle har en mentor."]
    assert words(edition)[GOAL] == before[GOAL]
    assert words(edition)[corrected][0] == before[CRITERION][0]
    assert Event.objects.get(what="edition.corrected").note == "Når alle har en mentor."
    assert Statement.objects.count() == 3


def test_a_correction_of_a_revision_carries_over_again(plan: Plan, form: Form):
    add_edition(plan, form, said(goal=[GOAL], criterion=[CRITERION]))
    second = add_edition(plan, form, said(goal=["Uændret"], criterion=["Uændret"]))
    correct_edition(second, said(goal=["Uændret"], criterion=["Når alle har en mentor."]))
    assert list(words(second)) == [GOAL, "Når alle har en mentor."]
    assert UnchangedPart.objects.count() == 1


def test_answers_are_kept_in_their_order(plan: Plan, form: Form):
    answers = [AnswerSaid("actors", Said("Personalet")), AnswerSaid("actors", Said("Borgerne"))]
    edition = add_edition(plan, form, EditionSaid({}, answers))
    assert [answer.text for answer in edition.answers.all()] == ["Personalet", "Borgerne"]
