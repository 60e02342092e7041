"""The page of a policy."""

import re

from handleplan.record.models import Plan
from pages import text_of


def test_it_begins_with_name_period_focus_and_measures(client, policy):
    response = client.get(policy.get_absolute_url())
    shown = text_of(response)
    assert "Handicappolitik 2023–2026 Et hverdagsliv med arbejde og fællesskab" in shown
    assert "handleplaner 8 enheder 8 temaer 4 opmærksomhedspunkter 2 har svaret: Status 2024 7 af 8" in shown
    assert "<title>Handicappolitik 2023–2026 – Nørrelund Kommune – Handleplan</title>" in response.content.decode()


def test_the_matrix_is_a_table_with_headers_both_ways(client, policy):
    html = client.get(policy.get_absolute_url()).content.decode()
    table = html.partition('<table class="table table--borderless matrix">')[2].partition("</table>")[0]
    assert len(re.findall('<th scope="col">', table)) == 1 + policy.themes.count()
    assert len(re.findall('<th scope="row">', table)) == 8
    assert table.count("matrix-tick") == Plan.themes.through.objects.count() == 8


def test_the_matrix_is_also_there_as_a_list_a_theme_for_phones(client, policy):
    html = client.get(policy.get_absolute_url()).content.decode()
    narrow = html.partition('<ul class="matrix-narrow')[2].partition("</section>")[0]
    for theme in policy.themes.all():
        assert theme.name in narrow
        for plan in theme.plans.all():
            assert plan.get_absolute_url() in narrow


def test_plans_without_a_theme_are_counted_and_not_in_the_matrix(client, policy, plan):
    plan.themes.clear()
    shown = text_of(client.get(policy.get_absolute_url()))
    assert "1 handleplan har ikke sat kryds ved et tema." in shown


def test_the_plans_stand_by_area_with_goal_and_latest_status(client, policy):
    shown = text_of(client.get(policy.get_absolute_url()))
    areas = shown.partition("Handleplanerne")[2]
    assert areas.index("Sundhed og Ældre") < areas.index("Plejehjemmene") < areas.index("Børn og Skole")
    assert "Borgere med handicap har et arbejde på plejehjemmene, der passer til deres kræfter." in areas
    assert "Status 2023 Handicaprådet har prøvekørt ruten" in areas
    assert "revideret til 2025–2026" in areas


def test_attention_points_sections_and_downloads(client, policy):
    response = client.get(policy.get_absolute_url())
    shown = text_of(response)
    assert "Ny lov om hjælpemidler Området følger, hvad den nye lov betyder" in shown
    assert "Sundhed og Ældre har valgt handleplaner for 2023-2024." in shown
    assert f'href="{policy.get_absolute_url()}rapport.pdf"' in response.content.decode()
    assert "handicappolitik-handleplaner-2023-2026.txt" in shown


def test_the_rounds_are_measured(client, policy):
    shown = text_of(client.get(policy.get_absolute_url()))
    assert "Status 2023 8 af 8 handleplaner har svaret" in shown
    assert "Status 2024 7 af 8 handleplaner har svaret" in shown


def test_a_policy_without_plans_says_so(client, policy):
    policy.plans.update(state="withdrawn")
    assert "Politikken har ingen handleplaner endnu" in text_of(client.get(policy.get_absolute_url()))


def test_a_plan_that_only_a_booklet_tells_of_is_not_asked_for_status(client, policy, plan):
    plan.reports.all().delete()
    plan.editions.filter(form__kind="handleplan").delete()
    assert "Status 2023 7 af 7 handleplaner har svaret" in text_of(client.get(policy.get_absolute_url()))


def test_its_report_is_a_pdf(client, policy):
    response = client.get(f"{policy.get_absolute_url()}rapport.pdf")
    assert response["Content-Type"] == "application/pdf"
    assert response.content.startswith(b"%PDF-")
    assert "filename" in response["Content-Disposition"]
