"""The page of a plan."""

import re

from handleplan.record.answers import say_unchanged
from handleplan.record.models import Answer, Report, ReportEntry, RoundQuestion, Statement, Verdict, Wording
from pages import text_of
from years import build_open_round, first_report


def test_it_shows_the_wording_in_force_side_by_side(client, plan):
    shown = text_of(client.get(plan.get_absolute_url()))
    promise = shown.partition("Løftet, som det lyder nu")[2].partition("År for år")[0]
    assert "Mål Vi vil opnå at… Borgere med handicap har et arbejde på plejehjemmene" in promise
    assert "Succeskriterier Det er en succes, når… Når mindst seks borgere" in promise
    assert "Hvert plejehjem udpeger en mentor" not in promise


def test_a_whole_sheet_of_answers_comes_after_the_goals(client, plan):
    edition = plan.editions.get(number=1, form__kind="handleplan")
    for order, name in enumerate(("actors", "economy", "schedule")):
        Answer.objects.create(edition=edition, field=name, order=order, text=f"Svar på {name}.")
    shown = text_of(client.get(plan.get_absolute_url()))
    assert shown.index("Det er en succes, når…") < shown.index("Svar på economy.") < shown.index("År for år")


def test_its_title_names_plan_framework_and_site(client, plan):
    html = client.get(plan.get_absolute_url()).content.decode()
    assert "<title>Plejehjemmene – Handicappolitik 2023–2026 – Nørrelund Kommune – Handleplan</title>" in html


def test_the_years_stand_in_order_with_done_achieved_and_next(client, plan):
    shown = text_of(client.get(plan.get_absolute_url()))
    first = shown.partition("År for år Status 2023")[2].partition("Status 2024")[0]
    assert "Det har vi gjort Vi har udpeget en mentor på hvert af de tre plejehjem." in first
    assert "Det har vi opnået To borgere er begyndt i skånejobs på Lindely." in first
    assert "Det vil vi arbejde videre med Vi vil arbejde videre med opgaver på vaskeriet." in first


def test_a_part_that_only_others_answered_says_so(client, policy, plan):
    other = Report.objects.filter(round__year=2024, plan__framework=policy).exclude(plan=plan).first()
    ReportEntry.objects.create(report=other, field="next", text="At spørge brugerne igen.")
    shown = text_of(client.get(plan.get_absolute_url()))
    assert "Det vil vi arbejde videre med Ikke besvaret" in shown.partition("Status 2024")[2]


def test_a_part_that_nobody_answered_was_not_in_the_years_form(client, plan):
    shown = text_of(client.get(plan.get_absolute_url()))
    assert "Det vil vi arbejde videre med" not in shown.partition("Status 2024")[2]


def test_a_booklets_title_for_the_plan_has_a_danish_label(client, plan):
    Answer.objects.create(edition=plan.editions.get(form__kind="sammendrag"), field="title", text="Job på plejehjem")
    assert "Titel Job på plejehjem" in text_of(client.get(plan.get_absolute_url()))


def test_a_round_that_the_unit_kept_silent_in_is_shown(client, policy):
    silent = policy.plans.last()
    shown = text_of(client.get(silent.get_absolute_url()))
    assert "Status 2024 Enheden har ikke svaret i denne runde." in shown


def test_the_revision_says_unchanged_and_shows_the_changed_words(client, plan):
    html = client.get(plan.get_absolute_url()).content.decode()
    shown = text_of(client.get(plan.get_absolute_url()))
    revision = shown.partition("Revisionen for 2025–2026")[2]
    assert "Mål uændret „Uændret.“" in revision
    assert "<del>fire</del> <ins>seks</ins>" in html
    assert "udgået" in revision
    assert "<del>Hvert plejehjem udpeger en mentor inden sommerferien.</del>" in html


def test_a_revision_that_changes_nothing_is_one_plain_sentence(client, plan):
    revision = plan.editions.get(number=2)
    Wording.objects.filter(edition=revision).exclude(unchanged=True).delete()
    Statement.objects.filter(plan=plan, role__in=("action", "criterion")).delete()
    assert "Planen fortsætter uændret." in text_of(client.get(plan.get_absolute_url()))


def test_the_earlier_wording_is_not_lost(client, plan):
    html = client.get(plan.get_absolute_url()).content.decode()
    earlier = html.partition("Tidligere ordlyd")[2].partition("i sammendraget")[0]
    assert "Hvert plejehjem udpeger en mentor inden sommerferien." in earlier
    assert "Når mindst fire borgere er ansat" in earlier


def test_the_booklets_wording_stands_by_itself(client, plan):
    shown = text_of(client.get(plan.get_absolute_url()))
    assert "Plejehjemmene arbejder med indsatsen i hverdagen." in shown.partition("i sammendraget 2023–2024")[2]


def test_themes_lead_to_their_pages(client, plan):
    html = client.get(plan.get_absolute_url()).content.decode()
    assert f'href="{plan.themes.get().get_absolute_url()}"' in html


def test_every_text_that_was_read_leads_to_its_place(client, policy, plan):
    html = client.get(plan.get_absolute_url()).content.decode()
    version = policy.source_documents.get().versions.get()
    assert f'href="{version.get_absolute_url()}?linjer=1-10#L1"' in html
    assert "Hvor står det? </span>side 1, linje 1–10</a>" in html


def test_a_verdict_stands_beside_its_criterion(client, plan):
    criterion = plan.statements.get(role="criterion")
    report = plan.reports.get(round__year=2024)
    Verdict.objects.create(report=report, statement=criterion, value="partly", reason="To er ansat.")
    shown = text_of(client.get(plan.get_absolute_url()))
    assert re.search(
        r"Når mindst \w+ borgere er ansat i skånejob på plejehjemmene. delvist opfyldt To er ansat.", shown
    )


def test_many_texts_are_folded_and_none_is_lost(client, plan):
    report = plan.reports.get(round__year=2023)
    for order in range(1, 10):
        ReportEntry.objects.create(report=report, field="done", order=order, text=f"Punkt nummer {order}.")
    html = client.get(plan.get_absolute_url()).content.decode()
    assert "Vis 4 mere" in html
    assert all(f"Punkt nummer {order}." in html for order in range(1, 10))


def test_what_people_wrote_is_never_markup(client, plan):
    Wording.objects.filter(edition__plan=plan).update(text="<script>alert(1)</script> & mål")
    html = client.get(plan.get_absolute_url()).content.decode()
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; mål" in html


def test_unchanged_is_said_and_a_rounds_own_question_is_shown(client, db):
    report = first_report(build_open_round())
    RoundQuestion.objects.create(round=report.round, field="hvad", label="Hvad kostede det?", order=9)
    say_unchanged(report, field="done", by=report.head)
    ReportEntry.objects.create(report=report, field="hvad", text="Ni kroner.")
    Report.objects.filter(pk=report.pk).update(state="published")
    shown = client.get(report.plan.get_absolute_url())
    year = text_of(shown).partition("Status 2026")[2]
    assert "Det har vi gjort Ingen ændring siden Status 2024" in year
    assert "Hvad kostede det? Ni kroner." in year
    assert f'href="{report.get_absolute_url()}"' in shown.text
    assert client.get(report.get_absolute_url()).status_code == 200


def test_a_year_speaks_of_the_words_that_held_then(client, plan):
    criterion = plan.statements.get(role="criterion")
    report = Report.objects.get(plan=plan, round__year=2024)
    Verdict.objects.create(report=report, statement=criterion, value="met")
    year = text_of(client.get(plan.get_absolute_url())).partition("Status 2024")[2].partition("Revisionen")[0]
    assert "Når mindst fire borgere er ansat i skånejob på plejehjemmene. opfyldt" in year
    assert "seks" not in year
