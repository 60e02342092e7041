"""The page of a grant pool."""

import re

from handleplan.record.models import Answer
from pages import text_of


def row_of(html: str, name: str) -> str:
    """The words of the overview's row of that project."""
    rows = re.findall(r"<tr>.*?</tr>", html.partition('id="oversigt"')[2].partition("</table>")[0], re.DOTALL)
    return next(" ".join(re.sub(r"<[^>]+>", " ", row).split()) for row in rows if name in row)


def test_it_begins_with_projects_and_amounts(client, pool):
    shown = text_of(client.get(pool.get_absolute_url())).replace("\u00a0", " ")
    assert "projekter 4 afsluttede ( 1 ikke oplyst ) 2" in re.sub(
        r"\(\s*1 ikke oplyst\s*\)", "( 1 ikke oplyst )", shown
    )
    assert "afsat i alt 12.500.000 kr. uddelt 8.400.000 kr." in shown


def test_a_report_that_counts_the_finished_without_naming_them_is_believed(client, pool):
    pool.plans.update(is_finished=None)
    assert "afsluttede ikke oplyst" in text_of(client.get(pool.get_absolute_url()))
    pool.finished_plans = 3
    pool.save()
    assert "afsluttede 3" in text_of(client.get(pool.get_absolute_url()))


def test_the_overview_says_what_the_documents_say(client, pool):
    html = client.get(pool.get_absolute_url()).content.decode().replace("\u00a0", " ")
    row = row_of(html, "Sundere vaner på værestederne")
    assert "Vestervang Kommune Udviklingsstøtte Socialt udsatte voksne" in row
    assert "1. april 2021 – 31. marts 2023 1.250.000 kr. afsluttet" in row


def test_what_no_document_says_is_not_guessed(client, pool):
    html = client.get(pool.get_absolute_url()).content.decode()
    row = row_of(html, "Nattens rådgivning")
    assert "fra 2022" in row
    assert row.count("ikke oplyst") == 4


def test_the_kind_of_effort_is_what_the_project_does(client, pool):
    edition = pool.plans.get(number="3.4").editions.get()
    Answer.objects.create(edition=edition, field="activities", text="Samtaler på gaden om natten.")
    assert "Samtaler på gaden om natten." in row_of(
        client.get(pool.get_absolute_url()).content.decode(), "Nattens rådgivning"
    )


def test_both_drawings_are_described_and_stand_as_tables_too(client, pool):
    html = client.get(pool.get_absolute_url()).content.decode()
    assert html.count('role="img"') == 2
    for name in ("timespans", "budgets"):
        assert f'aria-labelledby="{name}-title {name}-desc"' in html
        assert f'<title id="{name}-title">' in html
        assert f'<desc id="{name}-desc">' in html
    tables = html.partition("Vis datoerne som tabel")[2].replace("\u00a0", " ")
    assert "1. april 2021</td>" in tables
    assert "2.900.000" in html.partition("Vis budgetterne som tabel")[2]


def test_the_drawings_say_what_they_leave_out(client, pool):
    shown = text_of(client.get(pool.get_absolute_url()))
    assert "1 projekt har ikke både start og slut og er ikke tegnet." in shown
    assert "1 projekt har ikke oplyst sit budget." in shown


def test_the_reports_sections_can_be_read(client, pool):
    html = client.get(pool.get_absolute_url()).content.decode()
    for section in pool.sections.all():
        assert f'<span class="fold-row-title">{section}</span>' in html
    assert "Velfærdsrådet uddelte i 2021 8,4 mio. kr. til fire projekter." in html


def test_a_pool_without_projects_says_so(client, pool):
    pool.plans.update(state="withdrawn")
    assert "Puljen har ingen projekter endnu" in text_of(client.get(pool.get_absolute_url()))
