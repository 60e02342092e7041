"""A framework in one round: the numbers, what changed, and what to look at."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

import builders
from following import add_round, build_years, criterion_of
from handleplan.insight.following.said import answered_rounds
from handleplan.insight.following.summary import Summary, summary
from handleplan.record.models import (
    Framework,
    Plan,
    Report,
    ReportEntry,
    Round,
    Target,
    UnchangedAnswer,
    User,
    Verdict,
)
from years import coordinator_of, head_of

pytestmark = pytest.mark.django_db
NOBODY = AnonymousUser()


def latest(framework: Framework, user: User | AnonymousUser = NOBODY) -> Summary:
    rounds = answered_rounds(framework, user)
    return summary(framework, rounds, rounds[0], user)


def counts(tally) -> dict[str, int]:
    return {one.outcome: one.count for one in tally.slices}


def test_no_two_verdicts_are_one_number():
    values = tuple(Verdict.Value.values)
    framework = build_years(10, {2025: values})
    found = latest(framework)
    assert counts(found.whole.tally) == {**dict.fromkeys(values, 1), "unreported": 1}
    assert found.outcomes == [*values, "unreported"]
    assert found.whole.tally.total == 10


def test_a_criterion_that_a_status_says_nothing_of_is_not_answered_and_no_status_is_something_else():
    found = latest(build_years(3, {2025: ("met", "")}))
    assert counts(found.whole.tally) == {"met": 1, "not_answered": 1, "unreported": 1}
    assert (found.whole.plans, found.whole.reported, found.whole.unreported) == (3, 2, 1)


def test_by_theme_by_area_and_by_unit():
    found = latest(build_years(4))
    assert [(one.name, counts(one.tally)) for one in found.areas] == [
        ("Børn og Skole", {"unreported": 1}),
        ("Sundhed og Ældre", {"met": 1, "partly": 2}),
    ]
    assert [one.name for one in found.units] == ["Fjordskolen", "Hjemmeplejen", "Plejehjemmene", "Tandklinikken"]
    assert len(found.themes) == 4
    assert sum(one.tally.total for one in found.themes) == 4


def test_a_plan_of_two_themes_counts_in_both_and_one_of_none_apart():
    framework = build_years(4)
    first, second, *_ = framework.plans.order_by("order")
    first.themes.set(framework.themes.all()[:2])
    second.themes.clear()
    found = latest(framework)
    assert found.themes[-1].name == "Uden tema"
    assert sum(one.plans for one in found.themes) == 5
    assert found.whole.plans == 4


def test_what_changed_since_the_round_before():
    found = latest(build_years(4))
    assert [(one.now, one.before, [c.plan.unit.name for c in one.criteria]) for one in found.turns] == [
        ("met", "not_met", ["Tandklinikken"]),
        ("partly", "too_early", ["Plejehjemmene"]),
    ]
    assert found.changed == 2


def test_the_words_are_those_of_the_edition_that_was_answered():
    framework = build_years(1, {2025: ("met",)})
    add_round(framework, 2026, ("met",))
    plan = framework.plans.get()
    revised = plan.editions.get(number=2)
    Report.objects.filter(round__year=2026).update(edition=revised, state="published")
    rounds = answered_rounds(framework, NOBODY)
    assert [summary(framework, rounds, one, NOBODY).criteria[0].text for one in rounds] == [
        "Når mindst seks borgere er ansat i skånejob på plejehjemmene."
    ]
    Report.objects.filter(round__year=2025).update(state="published")
    rounds = answered_rounds(framework, NOBODY)
    assert [summary(framework, rounds, one, NOBODY).criteria[0].text for one in rounds] == [
        "Når mindst seks borgere er ansat i skånejob på plejehjemmene.",
        "Når mindst fire borgere er ansat i skånejob på plejehjemmene.",
    ]


def test_approved_ones_are_for_those_who_follow():
    framework = build_years(4)
    Report.objects.filter(round__year=2025).update(state="approved")
    assert latest(framework).round.year == 2024
    followed = latest(framework, coordinator_of("Kirsten", framework))
    assert followed.round.year == 2025
    assert followed.whole.reported == 4


def test_what_is_left_out_of_the_round_is_not_unreported():
    framework = build_years(4)
    Report.objects.filter(round__year=2025, state="not_started").update(state="left_out")
    assert latest(framework).whole.plans == 3


def test_a_round_of_documents_has_words_and_no_verdicts():
    found = latest(builders.build_policy(8))
    assert not found.has_verdicts
    assert (found.whole.plans, found.whole.reported) == (8, 7)
    assert found.turns == []


def test_nothing_is_compared_with_a_round_without_verdicts():
    framework = builders.build_policy(3)
    add_round(framework, 2025, ("met",))
    found = latest(framework)
    assert found.has_verdicts
    assert found.before.round.year == 2024
    assert found.turns == []


def test_unchanged_three_rounds_running():
    framework = build_years(3, {2023: ("partly",), 2024: ("partly",), 2025: ("partly",)})
    head = head_of("Leder", framework.plans.first().unit)
    plan = framework.plans.order_by("order")[0]
    for report in plan.reports.order_by("round__year"):
        assert latest(framework).still_unchanged == []
        say_unchanged(report, head)
    (found,) = latest(framework).still_unchanged
    assert (found.plan, found.answers) == (plan, 0)
    assert found.criteria == ["Når mindst fire borgere er ansat i skånejob på plejehjemmene."]
    UnchangedAnswer.objects.filter(report__round__year=2024).update(withdrawn_at="2025-01-01T00:00Z")
    assert latest(framework).still_unchanged == []


def say_unchanged(report: Report, by: User) -> None:
    UnchangedAnswer.objects.create(
        report=report, statement=criterion_of(report.plan), earlier=report, by=by, at="2025-01-01T00:00Z"
    )


def test_documents_say_unchanged_in_words():
    framework = builders.build_policy(2)
    round_ = Round.objects.create(framework=framework, year=2025, name="Status 2025")
    plan = framework.plans.first()
    Report.objects.create(plan=plan, round=round_, state="published")
    for report in plan.reports.all():
        report.entries.all().delete()
        ReportEntry.objects.create(report=report, field="next", text="Uændret.")
    (found,) = latest(framework).still_unchanged
    assert (found.plan, found.answers, found.criteria) == (plan, 1, [])


def test_criteria_without_a_measure():
    framework = build_years(2)
    wording = criterion_of(framework.plans.order_by("order")[0]).wordings
    wording.update(text="Når borgerne oplever en god hverdag.")
    (found,) = latest(framework).unmeasured
    assert list(found.criteria) == ["Når borgerne oplever en god hverdag."]
    Target.objects.create(statement=wording.first().statement, text="mindst 80 %", quantity=80, unit="%")
    assert latest(framework).unmeasured == []


def test_plans_without_a_person():
    framework = build_years(2)
    first, second = framework.plans.order_by("order")
    assert latest(framework).without_person == [first, second]
    head_of("Leder", first.unit.parent)
    assert Plan.objects.filter(unit__path__startswith=first.unit.parent.path).exists()
    assert first not in latest(framework).without_person


def test_the_criteria_behind_a_number():
    found = latest(build_years(4))
    assert [one.plan.unit.name for one in found.chosen("partly", "")] == ["Plejehjemmene", "Hjemmeplejen"]
    unit = found.units[0]
    assert [one.outcome for one in found.chosen("", unit.key)] == ["unreported"]
    assert found.name_of(unit.key) == "Fjordskolen"
    assert found.name_of("enhed-0") == ""


def test_as_many_queries_for_forty_plans_as_for_four(db):
    taken = []
    for plans in (4, 40):
        with transaction.atomic():
            framework = build_years(plans, {2023: ("partly",), 2024: ("met", "partly"), 2025: ("partly", "met")})
            with CaptureQueriesContext(connection) as queries:
                latest(framework)
            taken.append(len(queries))
            transaction.set_rollback(True)
    assert taken[0] == taken[1] < 16
