"""A revision is called, written, submitted and adopted; statements keep their identity, and nothing is lost."""

from datetime import date

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from handleplan.record.models import Edition, Event, Message, Plan, PlanRevision, Report, Statement, Succession
from handleplan.record.plan_life import end_plan, resume_plan, share_plan
from handleplan.record.refusals import Incomplete, NotAccepted, NotAllowed, WrongState
from handleplan.record.revised_texts import TextSaved, TextSetAside, save_text
from handleplan.record.revising import decide, keep_all, take_up, undo
from handleplan.record.revision_calling import call_revision, plans_to_revise, propose_plan
from handleplan.record.revision_draft import draft_of
from handleplan.record.revision_overview import revision_rows, revisions_waiting_for
from handleplan.record.revision_states import change_revision_state, change_revision_states, lacking
from handleplan.record.round_opening import add_to_round, open_planned_round
from handleplan.record.rounds import edition_in_force
from handleplan.record.statement_history import history_of
from revisions import CALLED, DUE, adopted, build_revision, coordinator, first_draft, head, items, rewritten
from years import contributor_of, head_of, planned_round

pytestmark = pytest.mark.django_db


def test_a_call_opens_a_draft_of_every_plan_and_writes_to_its_head():
    revision = build_revision(3)
    assert revision.plan_revisions.count() == 3
    assert Message.objects.filter(kind="revision").count() == 3
    assert plans_to_revise(revision.framework) == []


def test_the_overview_and_what_waits_ask_as_often_for_many_plans_as_for_few():
    few, many = (_questions(plans) for plans in (2, 6))
    assert few == many


def _questions(plans: int) -> int:
    with transaction.atomic():
        revision = build_revision(plans)
        rewritten(first_draft(revision))
        with CaptureQueriesContext(connection) as asked:
            assert len(revision_rows(revision, DUE)) == plans
            revisions_waiting_for(coordinator(revision), DUE)
        transaction.set_rollback(True)
    return len(asked)


def test_a_draft_asks_as_often_however_much_is_decided():
    shown = first_draft(build_revision())
    with CaptureQueriesContext(connection) as untouched:
        draft_of(shown)
    rewritten(shown)
    decide(shown, "added", ["criterion"], texts=["Et til."], by=None)
    with CaptureQueriesContext(connection) as written:
        draft_of(shown)
    assert len(written) <= len(untouched) + 3


def test_everything_stands_until_somebody_decides_and_must_be_decided_before_it_is_submitted():
    shown = first_draft(build_revision())
    draft = draft_of(shown)
    assert draft.changed == []
    assert len(draft.undecided) == len([item for item in draft.items if item.before])
    with pytest.raises(Incomplete):
        change_revision_state(shown, "submitted", by=head(shown.plan))
    keep_all(shown, by=head(shown.plan))
    assert lacking(draft_of(shown)) == []
    assert {part.by for part in shown.parts.all()} == {head(shown.plan)}


def test_an_adopted_rewording_is_the_same_statement_and_the_earlier_edition_is_untouched():
    shown = first_draft(build_revision())
    before = [(one.statement_id, one.text, one.order) for one in shown.revises.wordings.all()]
    done = adopted(rewritten(shown))
    assert [(one.statement_id, one.text, one.order) for one in shown.revises.wordings.all()] == before
    edition = done.edition
    assert (edition.first_year, edition.last_year, edition.number) == (2027, 2028, shown.revises.number + 1)
    criterion = edition.wordings.get(statement__role="criterion")
    assert criterion.text == "Når mindst ti borgere er i skånejob."
    assert criterion.statement == shown.revises.wordings.get(statement__role="criterion").statement
    assert all(one.unchanged for one in edition.wordings.exclude(statement__role="criterion"))
    own = Edition.objects.filter(plan=shown.plan, form=shown.form).order_by("number")
    assert edition_in_force(list(own), 2026) == shown.revises
    assert edition_in_force(list(own), 2027) == edition


def test_answers_of_the_form_are_kept_or_worded_anew():
    shown = first_draft(build_revision())
    key = next(item.key for item in draft_of(shown).fields if item.field == "description")
    decide(shown, "reworded", [key], texts=["To afdelinger.\nOg en til."], by=head(shown.plan))
    done = adopted(rewritten(shown))
    said = {field: list(done.edition.answers.filter(field=field)) for field in ("initiative", "description")}
    assert [answer.text for answer in said["description"]] == ["To afdelinger.", "Og en til."]
    assert said["initiative"][0].passage is not None


def test_a_split_a_joined_a_replaced_and_a_dropped_statement_know_what_became_of_them():
    revision = build_revision()
    shown = first_draft(revision)
    leader = head(shown.plan)
    goal, subgoal, criterion = (items(shown, role)[0] for role in ("goal", "subgoal", "criterion"))
    decide(shown, "split", [goal.key], texts=["Flere har job.", "Flere bliver i job."], by=leader)
    decide(shown, "replaced", [subgoal.key], texts=["Vi vil spørge borgerne."], why="Opgaverne er fundet.", by=leader)
    with pytest.raises(NotAccepted):
        decide(shown, "dropped", [criterion.key], by=leader)
    decide(shown, "dropped", [criterion.key], why="Det kan ikke måles.", by=leader)
    decide(shown, "added", ["criterion"], texts=["Når seks er i job."], by=leader)
    done = adopted(rewritten_rest(shown))
    told = {one.how: one for one in Succession.objects.filter(edition=done.edition)}
    assert told["split"].statement == goal.statements[0]
    assert told["split"].successor.wordings.get().text == "Flere bliver i job."
    assert told["replaced"].successor.wordings.get().text == "Vi vil spørge borgerne."
    assert (told["dropped"].statement, told["dropped"].why) == (criterion.statements[0], "Det kan ikke måles.")
    assert done.edition.wordings.get(statement=goal.statements[0]).text == "Flere har job."
    history = history_of(told["split"].successor, leader)
    assert goal.before in [worded.text for worded in history.wordings]


def rewritten_rest(shown: PlanRevision) -> PlanRevision:
    keep_all(shown, by=head(shown.plan))
    return shown


def test_joined_statements_go_on_as_the_first_and_verdicts_follow():
    revision = build_revision()
    shown = first_draft(revision)
    leader = head(shown.plan)
    decide(shown, "added", ["criterion"], texts=["Når alle har en mentor."], by=leader)
    first = adopted(rewritten(shown))
    old, new = first.edition.wordings.filter(statement__role="criterion")
    report = Report.objects.create(
        plan=shown.plan,
        round=shown.plan.framework.rounds.create(year=2027, name="Status 2027"),
        edition=first.edition,
        state="published",
    )
    report.verdicts.create(statement=new.statement, value="met")
    again = next_draft(first, coordinator(revision))
    decide(again, "joined", [one.key for one in items(again, "criterion")], texts=["Ti i job med mentor."], by=leader)
    done = adopted(rewritten_rest(again))
    assert done.edition.wordings.get(statement__role="criterion").statement == old.statement
    joined = Succession.objects.get(how="joined")
    assert (joined.statement, joined.successor) == (new.statement, old.statement)
    history = history_of(old.statement, leader)
    assert [(one.text, one.verdict.value) for one in history.verdicts] == [("Når alle har en mentor.", "met")]


def next_draft(done: PlanRevision, by) -> PlanRevision:
    called = call_revision(
        done.plan.framework, name="Næste", first_year=2029, last_year=2030, due=DUE, plans=[done.plan], by=by
    )
    return first_draft(called.revision)


def test_a_decision_is_undone_and_taken_up_again_with_what_was_typed():
    shown = first_draft(build_revision())
    leader = head(shown.plan)
    key = items(shown, "goal")[0].key
    part = decide(shown, "reworded", [key], texts=["Et nyt mål."], by=leader)
    undo(part, by=leader)
    assert items(shown, "goal")[0].kind == ""
    kept = decide(shown, "kept", [key], by=leader)
    take_up(draft_of(shown).undone[0], by=leader)
    item = items(shown, "goal")[0]
    assert (item.kind, item.now) == ("reworded", "Et nyt mål.")
    kept.refresh_from_db()
    assert kept.undone_at is not None


def test_two_people_in_one_text_lose_neither():
    shown = first_draft(build_revision())
    leader, other = head(shown.plan), contributor_of("Mads", shown.plan.unit)
    row = decide(shown, "reworded", [items(shown, "goal")[0].key], texts=["Et mål."], by=leader).texts.get()
    assert save_text(row, "Et mål for alle.", based_on=1, by=leader, page="a") == TextSaved(2, "Et mål for alle.")
    aside = save_text(row, "Et stort mål.", based_on=1, by=other, page="b")
    assert isinstance(aside, TextSetAside)
    assert aside.theirs is not None
    assert (aside.mine.text, aside.theirs.text) == ("Et stort mål.", "Et mål for alle.")
    assert aside.merged is not None
    assert any("to tekster" in sentence for sentence in lacking(draft_of(shown)))
    saved = save_text(row, "Et stort mål for alle.", based_on=aside.based_on, settles=aside.mine, by=other, page="b")
    assert saved == TextSaved(3, "Et stort mål for alle.")
    assert [text.set_aside for text in items(shown, "goal")[0].texts] == [[]]


def test_what_is_typed_after_it_was_submitted_is_set_aside_and_not_lost():
    shown = first_draft(build_revision())
    leader = head(shown.plan)
    row = rewritten(shown).parts.get(kind="reworded").texts.get()
    change_revision_state(shown, "submitted", by=leader)
    aside = save_text(row, "Endnu et ord.", based_on=1, by=leader, page="a")
    assert isinstance(aside, TextSetAside)
    row.refresh_from_db()
    assert row.text == "Når mindst ti borgere er i skånejob."


def test_who_may_do_what():
    revision = build_revision()
    shown = first_draft(revision)
    other = head(revision.plan_revisions.order_by("plan__order").last().plan)
    with pytest.raises(NotAllowed):
        decide(shown, "kept", [items(shown, "goal")[0].key], by=other)
    rewritten(shown)
    mads = contributor_of("Mads", shown.plan.unit)
    with pytest.raises(NotAllowed):
        change_revision_state(shown, "submitted", by=mads)
    change_revision_state(shown, "submitted", by=head(shown.plan))
    with pytest.raises(NotAllowed):
        change_revision_state(shown, "adopted", by=head(shown.plan))
    with pytest.raises(NotAccepted):
        change_revision_state(shown, "returned", by=coordinator(revision))
    returned = change_revision_state(shown, "returned", why="Skriv et tal.", by=coordinator(revision))
    assert (returned.state, returned.remark) == ("returned", "Skriv et tal.")
    assert Message.objects.filter(kind="revision", text__contains="Skriv et tal.").count() == 2


def test_several_are_adopted_at_once_and_the_one_that_cannot_is_told():
    revision = build_revision()
    shown = first_draft(revision)
    change_revision_state(rewritten(shown), "submitted", by=head(shown.plan))
    changed = change_revision_states(
        revision.plan_revisions.order_by("plan__order"), "adopted", by=coordinator(revision)
    )
    assert [one.plan for one in changed.done] == [shown.plan]
    assert len(changed.refused) == 1
    with pytest.raises(WrongState):
        change_revision_state(shown, "adopted", by=coordinator(revision))


def test_a_draft_is_seen_by_those_who_write_it_and_those_who_decide():
    revision = build_revision()
    shown = first_draft(revision)
    other = head(revision.plan_revisions.order_by("plan__order").last().plan)
    assert shown in PlanRevision.objects.visible_to(head(shown.plan))
    assert shown in PlanRevision.objects.visible_to(coordinator(revision))
    assert shown not in PlanRevision.objects.visible_to(other)
    rewritten(shown)
    assert not Event.objects.visible_to(other).filter(plan=shown.plan, what="revision.reworded").exists()


def test_a_new_plan_is_out_of_sight_until_it_is_adopted():
    revision = build_revision()
    framework, unit = revision.framework, first_draft(revision).plan.unit
    leader = head(first_draft(revision).plan)
    draft = propose_plan(framework, unit, "Flere fritidsjob", first_year=2026, last_year=2028, by=leader)
    assert draft.plan not in Plan.objects.visible_to(leader)
    decide(draft, "added", ["goal"], texts=["Unge har et fritidsjob."], by=leader)
    submitted = change_revision_state(draft, "submitted", by=leader)
    change_revision_state(submitted, "adopted", by=coordinator(revision))
    plan = Plan.objects.visible_to(leader).get(title="Flere fritidsjob")
    assert plan.state == "active"
    assert [one.text for one in plan.editions.get().wordings.all()] == ["Unge har et fritidsjob."]


def test_a_proposal_that_comes_to_nothing_is_withdrawn_with_what_was_written():
    revision = build_revision()
    leader = head(first_draft(revision).plan)
    draft = propose_plan(
        revision.framework, first_draft(revision).plan.unit, "Et forslag", first_year=2026, last_year=2028, by=leader
    )
    change_revision_state(draft, "left_out", why="Den findes allerede.", by=coordinator(revision))
    draft.plan.refresh_from_db()
    assert draft.plan.state == "withdrawn"


def test_an_ended_plan_stays_to_be_read_and_is_in_no_new_round():
    revision = build_revision()
    shown = first_draft(revision)
    kirsten, plan = coordinator(revision), shown.plan
    with pytest.raises(WrongState):
        end_plan(plan, "Tilbuddet er lukket.", date(2026, 6, 30), by=kirsten)
    change_revision_state(shown, "left_out", why="Planen ophører.", by=kirsten)
    end_plan(plan, "Tilbuddet er lukket.", date(2026, 6, 30), by=kirsten)
    assert plan in Plan.objects.visible_to(kirsten)
    round_ = planned_round(revision.framework, kirsten, list(revision.framework.plans.all()), year=2026)
    assert not round_.reports.filter(plan=plan).exists()
    assert plan not in plans_to_revise(revision.framework)
    resume_plan(plan, "Tilbuddet er åbnet igen.", by=kirsten)
    assert [report.plan for report in add_to_round(round_, [plan], by=kirsten)] == [plan]
    assert Event.objects.filter(plan=plan, what__in=("plan.ended", "plan.resumed")).count() == 2


def test_a_sharing_unit_writes_and_the_leading_unit_submits():
    revision = build_revision()
    shown, kirsten = first_draft(revision), coordinator(revision)
    other = revision.plan_revisions.order_by("plan__order").last().plan
    share_plan(shown.plan, [other.unit], by=kirsten)
    theirs = head(other)
    decide(shown, "kept", [items(shown, "goal")[0].key], by=theirs)
    keep_all(shown, by=theirs)
    with pytest.raises(NotAllowed):
        change_revision_state(shown, "submitted", by=theirs)
    share_plan(shown.plan, [], by=kirsten)
    with pytest.raises(NotAllowed):
        keep_all(shown, by=theirs)
    with pytest.raises(NotAccepted):
        share_plan(shown.plan, [shown.plan.unit], by=kirsten)
    assert shown.plan.sharings.count() == 1


def test_what_waits_for_whom():
    revision = build_revision()
    shown = first_draft(revision)
    leader, kirsten = head(shown.plan), coordinator(revision)
    assert [one.plan_revision for one in revisions_waiting_for(leader, DUE).to_write] == [shown]
    change_revision_state(rewritten(shown), "submitted", by=leader)
    assert revisions_waiting_for(leader, DUE).count == 0
    assert [(one.revision, one.submitted) for one in revisions_waiting_for(kirsten, DUE).to_decide] == [(revision, 1)]


def test_an_open_status_keeps_the_edition_that_it_was_opened_with():
    revision = build_revision()
    shown, kirsten = first_draft(revision), coordinator(revision)
    round_ = planned_round(revision.framework, kirsten, [shown.plan], year=2028)
    open_planned_round(round_, by=kirsten, now=CALLED)
    assert round_.reports.get().edition == shown.revises
    adopted(rewritten(shown))
    assert round_.reports.get().edition == shown.revises


def test_statements_of_a_plan_are_counted_before_and_after_a_draft():
    shown = first_draft(build_revision())
    count = Statement.objects.count()
    rewritten(shown)
    decide(shown, "added", ["action"], texts=["Vi holder et kursus."], by=head(shown.plan))
    assert Statement.objects.count() == count
    head_of("Ny", shown.plan.unit)
