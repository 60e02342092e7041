"""The index is always true to the record, and costs a bounded number of questions."""

import pytest
from django.contrib.auth.models import AnonymousUser

from handleplan.insight.models import SearchText, SearchWord
from handleplan.insight.search import search
from handleplan.insight.search.index import rebuild
from handleplan.record.changes import one_change
from handleplan.record.frameworks import describe_framework, rename_framework
from handleplan.record.history import write_event
from handleplan.record.models import Framework, Plan, Unit
from handleplan.record.plans import create_plan, rename_plan, withdraw_plan
from handleplan.record.rounds import EntrySaid, add_report, open_round, publish_report
from handleplan.record.texts import Said
from handleplan.record.units import rename_unit

ANYBODY = AnonymousUser()


def contents() -> list[tuple]:
    words = SearchWord.objects.order_by("framework", "word").values_list("framework", "word", "shown", "count", "ways")
    texts = SearchText.objects.order_by("framework", "kind", "name", "text", "plan", "heading")
    return [*words, *texts.values_list("framework", "kind", "name", "text", "plan", "name_words", "context_words")]


def test_building_again_changes_nothing(policy, pool) -> None:
    before = contents()
    texts = rebuild()
    assert texts == SearchText.objects.count()
    assert contents() == before
    rebuild(policy)
    assert contents() == before


def test_one_frameworks_part_is_built_without_touching_anothers(policy, pool) -> None:
    untouched = set(SearchText.objects.filter(framework=pool).values_list("pk", flat=True))
    policy.purposes.update(text="At alle kan svømme.")
    pool.purposes.update(text="At alle kan flyve.")
    rebuild(policy)
    assert search("svømme", ANYBODY).total == 1
    assert search("flyve", ANYBODY).total == 0
    assert set(SearchText.objects.filter(framework=pool).values_list("pk", flat=True)) == untouched


class TestChangesOfTheRecord:
    """Each is made by the record's own function, and the index knows it at once."""

    def test_a_new_plan(self, policy) -> None:
        create_plan(policy, Unit.objects.get(name="Biblioteket"), "Svømmehal for alle")
        assert search("svømmehal", ANYBODY).hits[0].kind == "plan"

    def test_a_plan_with_another_title(self, policy) -> None:
        plan = Plan.objects.get(unit__name="Biblioteket")
        rename_plan(plan, "Lyd til alle")
        hit = search("lydbøger frem", ANYBODY).hits[0]
        assert hit.plain_title == "Lyd til alle"
        assert hit.url.startswith(plan.get_absolute_url())

    def test_a_plan_that_is_withdrawn(self, policy) -> None:
        withdraw_plan(Plan.objects.get(unit__name="Biblioteket"), "Udsat")
        assert search("lydbøger", ANYBODY).total == 0

    def test_a_framework_with_another_name_and_other_purposes(self, policy) -> None:
        describe_framework(policy, purposes=[Said("At alle kan svømme.")])
        rename_framework(policy, "Vandpolitik")
        assert search("svømme", ANYBODY).hits[0].plain_title == "Vandpolitik 2023–2026"
        assert search("vandpolitik", ANYBODY).hits[0].kind == "framework"

    def test_a_unit_with_another_name(self, policy) -> None:
        rename_unit(Unit.objects.get(name="Biblioteket"), "Kulturhuset")
        assert search("kulturhuset", ANYBODY).hits[0].kind == "unit"
        assert search("kulturhuset lydbøger", ANYBODY).total > 0

    def test_a_status_is_found_when_it_is_published(self, policy) -> None:
        plan = Plan.objects.get(unit__name="Biblioteket")
        report = add_report(
            plan, open_round(policy, 2025), plan.editions.first(), [EntrySaid("done", Said("Vi har købt en flygel."))]
        )
        assert search("flygel", ANYBODY).total == 0
        publish_report(report)
        assert search("flygel", ANYBODY).total == 1

    def test_one_plans_change_indexes_that_plan_alone(self, policy) -> None:
        plan, other = Plan.objects.get(unit__name="Biblioteket"), Plan.objects.get(unit__name="Jobcentret")
        untouched = set(SearchText.objects.filter(plan=other).values_list("pk", flat=True))
        rename_plan(plan, "Lyd til ALLE")
        assert set(SearchText.objects.filter(plan=other).values_list("pk", flat=True)) == untouched
        assert search("lyd til alle", ANYBODY).hits[0].plain_title == "Lyd til ALLE"

    def test_plan_by_plan_is_the_same_as_all_at_once(self, policy) -> None:
        for plan in policy.plans.all():
            rename_plan(plan, f"Bøger til {plan.unit.name}")
            plan.statements.first().wordings.update(text="Svømmehallen er ÅBEN, åben for alle.")
            write_event("edition.corrected", plan=plan)
        before = contents()
        rebuild()
        assert contents() == before

    def test_a_vocabulary_of_an_earlier_version_is_built_whole(self, policy) -> None:
        SearchWord.objects.update(ways={})
        rename_plan(Plan.objects.get(unit__name="Biblioteket"), "Lyd til alle")
        assert not SearchWord.objects.filter(framework=policy, ways={}).exists()

    def test_a_status_that_is_being_written_is_not_indexed(self, policy) -> None:
        plan = Plan.objects.get(unit__name="Biblioteket")
        add_report(plan, open_round(policy, 2025), None, [EntrySaid("done", Said("Vi har købt en flygel."))])
        assert not SearchText.objects.filter(text__contains="flygel").exists()

    def test_a_change_that_fails_leaves_the_index_as_it_was(self, policy) -> None:
        before = contents()
        with pytest.raises(ZeroDivisionError), one_change():
            describe_framework(policy, purposes=[Said("At alle kan svømme.")])
            raise ZeroDivisionError
        assert contents() == before
        assert search("svømme", ANYBODY).total == 0

    def test_many_changes_in_one_are_indexed_once(self, policy, pool, monkeypatch) -> None:
        built: list[Framework | None] = []
        monkeypatch.setattr("handleplan.insight.search.index.rebuild", built.append)
        with one_change():
            describe_framework(policy, focus="Vand")
            describe_framework(policy, focus="Luft")
            assert built == []
        assert built == [policy]


def test_a_thing_that_is_deleted_is_not_found(policy) -> None:
    policy.attention_points.all().delete()
    policy.themes.all().delete()
    assert search("mobilitet", ANYBODY).total == 0
    rebuild(policy)
    assert search("hjælpemidler", ANYBODY).total == 0
