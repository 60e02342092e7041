"""Whatever people decide, in whatever order, and whatever of it they undo: no word of the document is lost."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import norrelund
from handleplan.documents import read_file
from handleplan.forms.checks import check
from handleplan.forms.read import read
from handleplan.forms.reading import Reading
from handleplan.intake.passages import items_of
from handleplan.intake.review.decisions import (
    LAST,
    UNPLACED,
    UNWANTED,
    AddPart,
    CannotDecide,
    Decision,
    Join,
    MatchUnit,
    MergeParts,
    Move,
    Reword,
    SetValue,
    Split,
    Write,
    decision_as_json,
    decision_from_json,
)
from handleplan.intake.review.doubts import doubts
from handleplan.intake.review.draft import Draft, decided, draft_of, plans_accepted, reading_of
from handleplan.intake.review.takeover import taken_over
from readings import reading_of as reading_from
from texts import CORPUS, needs_corpus

READINGS = {
    "plans": reading_from(norrelund.plans() | {"unplaced": ["Side 4", "Uændret."]}),
    "booklet": reading_from(norrelund.booklet() | {"unplaced": ["Forord"]}),
    "pool": reading_from(norrelund.pool() | {"frame": None}),
    "sheet": reading_from(norrelund.sheet()),
}

choices = st.lists(
    st.tuples(
        st.sampled_from(
            ["reword", "split", "join", "move", "drop", "back", "write", "set", "add", "merge", "unit"],
        ),
        st.integers(0, 2**16),
        st.integers(0, 2**16),
        st.sampled_from(["Når 12 er ansat.", "Uændret.", "To ord", "2025", "2024-2026", "Delmål", "3. maj 2024", ""]),
    ),
    max_size=12,
)
"""What people might choose, as numbers: which text, field or part each is about depends on the draft by then."""


def decisions_of(reading: Reading, chosen: list[tuple[str, int, int, str]]) -> list[Decision]:
    """The choices as decisions, without those that the draft refuses."""
    made: list[Decision] = []
    for choice in chosen:
        decision = _decision(draft_of(reading, made), *choice)
        try:
            if decision:
                decided(reading, made, decision)
                made.append(decision)
        except CannotDecide as problem:
            assert str(problem).endswith(".")
    return made


def _decision(draft: Draft, what: str, one: int, other: int, text: str) -> Decision | None:
    slots = list(draft.slots())
    pieces = [piece for slot in slots for piece in slot.pieces]
    parts = [part for part in draft.parts if part.kind not in ("frame", "sections")]
    values = [value for part in draft.parts for value in part.values]
    piece, second = pieces[one % len(pieces)], pieces[other % len(pieces)]
    slot = slots[other % len(slots)]
    words = piece.text.split()
    cut = 1 + other % max(1, len(words) - 1)
    kind = ("plan", "area", "project", "section", "report", "revision", "result", "attention_point")[other % 8]
    return {
        "reword": lambda: Reword(piece.key, text),
        "split": lambda: Split(piece.key, (" ".join(words[:cut]), " ".join(words[cut:]))),
        "join": lambda: Join(piece.key, second.key),
        "move": lambda: Move(piece.key, slot.address, (None, LAST, second.key)[other % 3]),
        "drop": lambda: Move(piece.key, UNWANTED),
        "back": lambda: Move(piece.key, UNPLACED),
        "write": lambda: Write(slot.address, text, None),
        "set": lambda: SetValue(values[one % len(values)].address, text),
        "add": lambda: AddPart(kind, text, ("", parts[one % len(parts)].address)[other % 2]),
        "merge": lambda: MergeParts(parts[one % len(parts)].address, parts[other % len(parts)].address),
        "unit": lambda: MatchUnit(parts[one % len(parts)].address, None, text),
    }[what]()


def words(texts: Iterable[str]) -> Counter[str]:
    return Counter(word for text in texts for word in text.split())


def items_with_a_field(reading: Reading) -> Iterator[str]:
    """The texts of everything but the form's own labels."""
    labels = Counter(reading.labels)
    for item in items_of(reading):
        if labels[item] > 0:
            labels[item] -= 1
        else:
            yield item.text


def check_that_nothing_is_lost(reading: Reading, decisions: list[Decision]) -> None:
    draft = draft_of(reading, decisions)
    pieces = [piece for slot in draft.slots() for piece in slot.pieces]
    assert len({piece.key for piece in pieces}) == len(pieces)
    assert not words(items_with_a_field(reading)) - words(piece.was for piece in pieces)
    assert set(words(_values(draft_of(reading)))) <= set(words([*_values(draft), *(piece.was for piece in pieces)]))

    accepted = reading_of(reading, decisions)
    not_accepted = [piece.text for piece in draft.unwanted.pieces]
    assert Counter([*items_with_a_field(accepted), *not_accepted]) == Counter(piece.text for piece in pieces)


def _values(draft: Draft) -> Iterator[str]:
    """Names and dates, as they were read and as they are: a merged part's stand in the other's empty fields."""
    return (text for part in draft.parts for value in part.values for text in (value.was, value.text, *value.choices))


def check_that_parts_and_plans_go_together(reading: Reading, decisions: list[Decision]) -> None:
    draft, accepted = draft_of(reading, decisions), reading_of(reading, decisions)
    plans = [*accepted.plans, *(plan for area in accepted.areas for plan in area.plans), *accepted.projects]
    for part, plan in zip(plans_accepted(draft), plans, strict=True):
        texts = [piece.text for slot in part.slots for piece in slot.pieces]
        assert Counter(texts) == Counter(item.text for item in items_of(plan))
    areas = [part for part in draft.parts if part.kind == "area" and not part.is_emptied]
    assert len(areas) == len(accepted.areas)


def check_that_it_can_be_taken_over(reading: Reading, decisions: list[Decision]) -> None:
    """To the same document once more: nothing is otherwise, and what found nothing to work on is told."""
    draft, taken = draft_of(reading, decisions), taken_over(reading, decisions, reading)
    again = draft_of(reading, taken.decisions)
    assert (again.parts, again.unplaced, again.unwanted) == (draft.parts, draft.unplaced, draft.unwanted)
    assert [idle.number for idle in taken.dropped] == [idle.number for idle in draft.idle]


@pytest.mark.parametrize("name", READINGS)
@settings(max_examples=40, deadline=None)
@given(chosen=choices, undone=st.sets(st.integers(0, 11)))
def test_no_word_is_lost(name: str, chosen: list[tuple[str, int, int, str]], undone: set[int]) -> None:
    reading = READINGS[name]
    decisions = decisions_of(reading, chosen)
    left = [decision for number, decision in enumerate(decisions) if number not in undone]
    for some in (decisions, left):
        check_that_nothing_is_lost(reading, some)
        check_that_parts_and_plans_go_together(reading, some)
        check_that_it_can_be_taken_over(reading, some)
        assert [decision_from_json(decision_as_json(decision)) for decision in some] == some
    assert draft_of(reading, decisions).idle == ()


@cache
def corpus(name: str) -> Reading:
    return read(read_file(CORPUS / name))


@needs_corpus
@pytest.mark.parametrize(
    "name",
    ["handicappolitik-sammendrag-2019-2020.txt", "handleplaner-fem.docx", "satspulje-statusrapport-2012.txt"],
)
@settings(max_examples=5, deadline=None)
@given(chosen=choices)
def test_no_word_of_the_corpus_is_lost(name: str, chosen: list[tuple[str, int, int, str]]) -> None:
    reading = corpus(name)
    assert reading_of(reading) == reading
    decisions = decisions_of(reading, chosen)
    check_that_nothing_is_lost(reading, decisions)
    check_that_parts_and_plans_go_together(reading, decisions)
    check_that_it_can_be_taken_over(reading, decisions)


@needs_corpus
def test_a_hundred_decisions_about_a_long_report_are_worked_out_at_once() -> None:
    reading = corpus("satspulje-statusrapport-2012.txt")
    pieces = [piece for slot in draft_of(reading).slots() for piece in slot.pieces][:300:3]
    decisions = [Reword(piece.key, f"{piece.text} Nu.") for piece in pieces]
    assert len(decisions) == 100
    assert min(cpu_seconds(lambda: draft_of(reading, decisions)) for _ in range(5)) < 0.05
    draft = draft_of(reading, decisions)

    def ask() -> None:
        doubts(reading, draft, decisions, check(reading_of(reading, decisions)))

    assert min(cpu_seconds(ask) for _ in range(3)) < 0.6


def cpu_seconds(work: Callable[[], object]) -> float:
    start = process_time()
    work()
    return process_time() - start


def test_the_json_of_a_decision_is_plain() -> None:
    json = decision_as_json(Move("p1", "plans.0.goal"))
    assert json == {"decision": "Move", "piece": "p1", "slot": "plans.0.goal", "before": None}
    with pytest.raises(ValueError, match="no decision"):
        decision_from_json({"decision": "Delete", "piece": "p1"})
