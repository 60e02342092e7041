"""A reading under review: the draft that decisions make of it, and what of it is accepted."""

import pytest

import norrelund
from handleplan.documents import Place
from handleplan.intake.review.decisions import (
    LAST,
    UNPLACED,
    UNWANTED,
    AddPart,
    CannotDecide,
    Join,
    MatchPlan,
    MatchUnit,
    MergeParts,
    Move,
    Reword,
    SetValue,
    Split,
    Write,
)
from handleplan.intake.review.draft import Draft, Piece, Slot, UnitMatch, decided, draft_of, plans_accepted, reading_of
from readings import reading_of as reading_from

PLANS = reading_from(norrelund.plans() | {"unplaced": ["Side 4"]})
BOOKLET = reading_from(norrelund.booklet())
POOL = reading_from(norrelund.pool() | {"frame": None})
GOAL = "plans.0.goal"
CRITERION = "plans.0.criterion"


def slot(draft: Draft, address: str) -> Slot:
    (found,) = [slot for slot in draft.slots() if slot.address == address]
    return found


def texts(draft: Draft, address: str) -> list[str]:
    return [piece.text for piece in slot(draft, address).pieces]


def piece(draft: Draft, text: str) -> Piece:
    (found,) = [piece for slot in draft.slots() for piece in slot.pieces if piece.text == text]
    return found


def key(reading, text: str) -> str:
    return piece(draft_of(reading), text).key


class TestWhatWasRead:
    def test_every_field_has_its_place_and_the_words_of_the_form(self):
        draft = draft_of(PLANS)
        assert slot(draft, CRITERION).label == "Succeskriterier"
        assert texts(draft, CRITERION) == [norrelund.CRITERION, "Når hvert plejehjem har en mentor."]
        achieved = slot(draft, "plans.0.reports.2023.achieved")
        assert (achieved.group, achieved.label) == ("Status 2023", "Vi har opnået")
        assert slot(draft, "plans.0.revision.goal").group == "Revision 2025-2026"

    def test_a_plan_has_room_for_the_statuses_that_other_plans_have(self):
        assert texts(draft_of(PLANS), "plans.1.reports.2024.done") == []
        assert reading_of(PLANS) == PLANS

    def test_a_row_of_results_says_its_level_and_its_dates(self):
        draft = draft_of(POOL)
        assert slot(draft, "projects.0.results.0.goal").label == "Overordnet mål"
        assert slot(draft, "projects.0.results.0.by_date.1.text").label == "Resultat pr. december 2023"

    @pytest.mark.parametrize(
        "reading", [PLANS, BOOKLET, POOL, reading_from(norrelund.sheet())], ids=lambda one: one.kind
    )
    def test_without_decisions_the_reading_is_accepted_as_it_was_read(self, reading):
        assert reading_of(reading) == reading


class TestTexts:
    def test_reworded_it_still_says_what_was_read(self):
        draft = draft_of(PLANS, [Reword(key(PLANS, norrelund.HELP), " Et job  til alle. ")])
        (goal,) = slot(draft, GOAL).pieces
        assert (goal.text, goal.was, goal.is_changed) == ("Et job til alle.", norrelund.HELP, True)

    def test_split_both_parts_keep_their_place(self):
        goal = key(PLANS, norrelund.HELP)
        first, second = norrelund.HELP[:20], norrelund.HELP[20:]
        draft = draft_of(PLANS, [Split(goal, (first, second)), Reword(f"{goal}.2", "ord")])
        assert [one.key for one in slot(draft, GOAL).pieces] == [goal, f"{goal}.2"]
        assert [one.place for one in slot(draft, GOAL).pieces] == [Place(1, 1, 1)] * 2
        assert [one.was for one in slot(draft, GOAL).pieces] == [first.strip(), second.strip()]

    def test_a_split_loses_no_word(self):
        with pytest.raises(CannotDecide, match="tilsammen"):
            decided(PLANS, [], Split(key(PLANS, norrelund.HELP), ("Borgere", "med handicap")))

    def test_joined_it_stands_where_both_stood(self):
        first, second = slot(draft_of(PLANS), CRITERION).pieces
        draft = draft_of(PLANS, [Join(first.key, second.key)])
        assert texts(draft, CRITERION) == [f"{first.text} {second.text}"]
        assert slot(draft, CRITERION).pieces[0].place == Place(1, 1, 2)

    def test_a_word_divided_between_the_two_becomes_whole(self):
        reading = reading_from({"kind": "handleplan", "plans": [{"unit": "A", "goal": ["Flere sund-", "hedstilbud"]}]})
        first, second = slot(draft_of(reading), GOAL).pieces
        assert texts(draft_of(reading, [Join(first.key, second.key)]), GOAL) == ["Flere sundhedstilbud"]

    def test_moved_it_keeps_its_key_and_comes_where_the_document_has_it(self):
        moved = piece(draft_of(PLANS), "Når hvert plejehjem har en mentor.")
        draft = draft_of(PLANS, [Write(GOAL, "Skrevet"), Move(moved.key, GOAL)])
        assert texts(draft, GOAL) == [norrelund.HELP, "Skrevet", moved.text]
        assert piece(draft, moved.text) == moved

    def test_moved_to_a_place_of_ones_own_choice(self):
        first, second = slot(draft_of(PLANS), CRITERION).pieces
        assert texts(draft_of(PLANS, [Move(second.key, CRITERION, first.key)]), CRITERION) == [second.text, first.text]
        assert texts(draft_of(PLANS, [Move(first.key, CRITERION, LAST)]), CRITERION) == [second.text, first.text]

    def test_what_is_not_wanted_is_not_accepted_and_stays_in_the_review(self):
        decisions = [Move(key(PLANS, "Side 4"), UNWANTED)]
        assert texts(draft_of(PLANS, decisions), UNWANTED) == ["Side 4"]
        assert reading_of(PLANS, decisions).unplaced == ()

    def test_what_no_field_took_stays_unplaced_until_somebody_places_it(self):
        assert [item.text for item in reading_of(PLANS).unplaced] == ["Side 4"]
        accepted = reading_of(PLANS, [Move(key(PLANS, "Side 4"), "plans.1.reports.2024.done")])
        assert [item.text for item in accepted.plans[1].reports[0].fields["done"]] == ["Side 4"]

    def test_a_statement_that_the_reader_missed(self):
        written = Write("plans.1.criterion", "Når alle børster tænder.")
        draft = draft_of(PLANS, [written, written])
        assert texts(draft, "plans.1.criterion")[1:] == [written.text] * 2
        assert piece(draft_of(PLANS, [written]), written.text).was == ""

    @pytest.mark.parametrize(
        ("decision", "sentence"),
        [
            (Reword("p1", " "), "Skriv en tekst"),
            (Reword("p999", "Nyt"), "står her ikke mere"),
            (Move("p1", "plans.0.sogn"), "Feltet findes ikke"),
            (Move("p1", GOAL, "p999"), "et andet felt"),
            (Join("p1", "p1"), "med sig selv"),
            (SetValue("plans.0.reports.2023.year", "20121"), "ikke et årstal"),
            (SetValue("plans.0.reports.2023.year", "2024"), "allerede en status for 2024"),
            (SetValue("plans.0.themes_checked", "Sogneliv"), "ikke et af skemaets temaer"),
            (MergeParts("plans.0", "plans.0"), "Vælg en anden"),
            (MatchUnit("plans.0", None, ""), "Skriv enhedens navn"),
        ],
    )
    def test_what_cannot_be_done_says_why(self, decision, sentence):
        with pytest.raises(CannotDecide, match=sentence):
            decided(PLANS, [], decision)


class TestValues:
    def test_a_name_a_year_and_the_ticks(self):
        accepted = reading_of(
            PLANS,
            [
                SetValue("plans.0.unit", "Plejehjem i Nørrelund"),
                SetValue("plans.0.reports.2025.year", "2026"),
                SetValue("plans.0.themes_checked", "Beskæftigelse\nBolig"),
            ],
        ).plans[0]
        assert (accepted.unit, accepted.reports[2].year) == ("Plejehjem i Nørrelund", 2026)
        assert accepted.themes_checked == ("Bolig", "Beskæftigelse")

    def test_dates_and_amounts_as_people_write_them(self):
        decisions = [
            SetValue("projects.0.start", "1. maj 2022"),
            SetValue("projects.0.budget_dkk", "1,5 mio. kr."),
            SetValue("projects.0.results.0.level", "Delmål"),
        ]
        project = reading_of(POOL, decisions).projects[0]
        assert (project.start, project.budget_dkk, project.results[0].level) == ("2022-05-01", 1_500_000, "subgoal")

    def test_a_value_says_what_was_read(self):
        draft = draft_of(PLANS, [SetValue("plans.0.unit", "Lindely")])
        (unit,) = [value for value in draft.part("plans.0").values if value.address == "plans.0.unit"]
        assert (unit.label, unit.text, unit.was) == ("Enhed", "Lindely", "Plejehjemmene")
        assert draft.part("plans.0").name == "Lindely"


class TestParts:
    def test_a_booklets_plans_are_parts_of_their_own_under_their_area(self):
        parts = [(part.kind, part.address, part.within) for part in draft_of(BOOKLET).parts]
        assert parts == [
            ("frame", "frame", ""),
            ("area", "areas.0", ""),
            ("plan", "areas.0.plans.0", "areas.0"),
            ("plan", "areas.0.plans.1", "areas.0"),
        ]

    def test_accepted_part_by_part(self):
        accepted = reading_of(BOOKLET, (), ["areas.0.plans.1"])
        (area,) = accepted.areas
        assert [plan.unit for plan in area.plans] == ["Tandplejen"]
        assert (area.intro, area.attention_points, accepted.period) == ((), (), "2023-2024")
        assert reading_of(PLANS, (), ["plans.1"]).plans == PLANS.plans[1:]

    def test_a_plan_that_was_no_plan_of_its_own(self):
        decisions = [MergeParts("plans.1", "plans.0")]
        draft = draft_of(PLANS, decisions)
        assert [part.address for part in draft.parts] == ["plans.0"]
        assert texts(draft, GOAL) == [norrelund.HELP, norrelund.TEETH]
        assert "Sundhedscentret - Tandplejen" in texts(draft, UNPLACED)

    def test_a_plan_that_the_reader_did_not_see(self):
        added = AddPart("plan", "Biblioteket")
        address = f"plans.{added.key}"
        decisions = [added, Move(key(PLANS, norrelund.TEETH), f"{address}.goal")]
        accepted = reading_of(PLANS, decisions)
        assert [plan.unit for plan in accepted.plans][-1] == "Biblioteket"
        assert [item.text for item in accepted.plans[-1].fields["goal"]] == [norrelund.TEETH]
        assert [part.address for part in plans_accepted(draft_of(PLANS, decisions))] == ["plans.0", "plans.1", address]

    def test_a_row_of_results_has_the_columns_of_the_others(self):
        added = AddPart("result", "Delmål", "projects.0")
        decisions = [added, Write(f"projects.0.results.{added.key}.goal", "At ti går ture.")]
        row = reading_of(POOL, decisions).projects[0].results[-1]
        assert [cell.heading for cell in row.by_date] == ["Resultat pr. april 2023", "Resultat pr. december 2023"]

    def test_a_part_that_everything_was_moved_out_of_is_not_accepted(self):
        (effort,) = slot(draft_of(BOOKLET), "areas.0.plans.1.effort").pieces
        moves = [
            Move(one.key, f"areas.0.plans.0.{field}")
            for field in ("objective", "effort", "criteria")
            for one in slot(draft_of(BOOKLET), f"areas.0.plans.1.{field}").pieces
        ]
        assert len(reading_of(BOOKLET, moves).areas[0].plans) == 1
        assert [part.address for part in plans_accepted(draft_of(BOOKLET, moves))] == ["areas.0.plans.0"]
        assert effort.text in [item.text for item in reading_of(BOOKLET, moves).areas[0].plans[0].fields["effort"]]

    def test_the_unit_and_the_plan_that_it_is(self):
        decisions = [MatchUnit("plans.0", 7, "Plejehjem Nord"), MatchPlan("plans.0", None)]
        part = draft_of(PLANS, decisions).part("plans.0")
        assert part.unit == UnitMatch(7, "Plejehjem Nord")
        assert part.plan is not None and part.plan.plan is None
        assert reading_of(PLANS, decisions).plans[0].unit == "Plejehjem Nord"


class TestUndoing:
    def test_left_out_a_decision_never_was(self):
        split = Split(key(PLANS, norrelund.HELP), (norrelund.HELP[:20], norrelund.HELP[20:]))
        write = Write(GOAL, "Skrevet")
        assert draft_of(PLANS, [split, write, Reword(write.key, "Rettet")][1:]) == draft_of(
            PLANS, [write, Reword(write.key, "Rettet")]
        )

    def test_what_built_on_it_is_told_and_the_rest_still_holds(self):
        goal = key(PLANS, norrelund.HELP)
        draft = draft_of(PLANS, [Reword(f"{goal}.2", "Anden halvdel"), Reword(goal, "Nyt mål")])
        assert texts(draft, GOAL) == ["Nyt mål"]
        (idle,) = draft.idle
        assert (idle.number, idle.decision) == (0, Reword(f"{goal}.2", "Anden halvdel"))
        assert "står her ikke mere" in idle.reason
