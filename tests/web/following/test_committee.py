"""The committee's page."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import transaction

import builders
from following import build_years
from handleplan.insight.following.said import answered_rounds
from handleplan.record.following_up import set_deadline
from handleplan.record.models import Report
from pages import text_of
from years import coordinator_of, head_of

pytestmark = pytest.mark.django_db


def page_of(framework, query: str = "") -> str:
    return f"{framework.get_absolute_url()}opfoelgning/{query}"


def test_numbers_by_theme_and_area_with_the_way_to_the_plans_behind_them(client):
    framework = build_years(8)
    text = text_of(client.get(page_of(framework)))
    assert "handleplaner har svaret: Status 2025 7 af 8" in text
    assert "succeskriterier 8" in text
    assert "2 opfyldt 4 delvist opfyldt 1 opgivet 1 ingen status" in text
    assert "Tema for tema" in text
    assert "Sundhed og Ældre" in text
    behind = text_of(client.get(page_of(framework, "?runde=2025&vurdering=given_up&gruppe=")))
    assert "Opgivet 1 Når eleverne er med i mindst halvdelen af timerne. opgivet Fordi." in behind


def test_a_group_of_criteria(client):
    framework = build_years(4)
    unit = framework.plans.order_by("order")[2].unit
    text = text_of(client.get(page_of(framework, f"?gruppe=enhed-{unit.pk}")))
    assert "Alle succeskriterier: Tandklinikken 1" in text


def test_what_changed_leads_to_the_status_that_says_so(client):
    framework = build_years(4)
    response = client.get(page_of(framework))
    assert "Ændret siden Status 2024 ikke opfyldt opfyldt 1" in text_of(response)
    plan = framework.plans.order_by("order")[2]
    assert f'href="{plan.get_absolute_url()}#status-2025"' in response.content.decode()
    assert 'id="status-2025"' in client.get(plan.get_absolute_url()).content.decode()


def test_an_earlier_round_can_be_chosen(client):
    framework = build_years(4)
    text = text_of(client.get(page_of(framework, "?runde=2024")))
    assert "handleplaner har svaret: Status 2024 4 af 4" in text
    assert "Det er den første runde." in text
    assert "Status 2025" in text_of(client.get(page_of(framework, "?runde=hvad")))


def test_rounds_read_from_documents_say_that_nobody_judged(client):
    text = text_of(client.get(page_of(builders.build_policy())))
    assert "Status 2024 er læst fra dokumenter" in text
    assert "ingen har vurderet succeskriterierne" in text
    assert "7 af 8" in text
    assert "opfyldt" not in text


def test_nothing_to_follow_up_yet(client):
    framework = build_years(2)
    Report.objects.update(state="draft")
    assert "ingen status at følge op på endnu" in text_of(client.get(page_of(framework)))
    assert answered_rounds(framework, AnonymousUser()) == []


def test_those_who_follow_see_what_is_late_and_who_is_missing(client):
    framework = build_years(4)
    plan = framework.plans.order_by("order").first()
    head, boss = head_of("Leder", plan.unit), coordinator_of("Kirsten", framework)
    set_deadline(plan, "Mentor udpeget", date(2020, 5, 4), head, by=boss)
    public = text_of(client.get(page_of(framework)))
    assert "Over fristen" not in public
    assert "Planer uden en leder" not in public
    client.force_login(boss)
    text = text_of(client.get(page_of(framework)))
    assert "Mentor udpeget (4. maj 2020, Leder)" in text
    assert "Planer uden en leder 3" in text


def test_as_many_queries_for_forty_plans_as_for_four(client, django_assert_max_num_queries):
    taken = []
    for plans in (4, 40):
        with transaction.atomic():
            framework = build_years(plans, {2023: ("partly",), 2024: ("met", "partly"), 2025: ("partly", "met")})
            client.force_login(coordinator_of("Kirsten", framework))
            with django_assert_max_num_queries(40) as captured:
                assert client.get(page_of(framework, "?vurdering=met")).status_code == 200
            taken.append(len(captured))
            transaction.set_rollback(True)
    assert taken[0] == taken[1]
