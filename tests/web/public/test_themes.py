"""The page of a theme."""

from handleplan.record.models import Answer, Theme
from pages import text_of


def test_it_shows_who_works_with_it(client, policy):
    theme = policy.themes.get(name="Skole og uddannelse")
    shown = text_of(client.get(theme.get_absolute_url()))
    assert "handleplaner 2 enheder 2" in shown
    assert "Hjemmeplejen" in shown
    assert "Jobcentret" in shown
    assert "Fjordskolen" not in shown


def test_passages_that_belong_to_it_are_quoted_with_their_place(client, policy, plan):
    theme = Theme.objects.create(framework=policy, name="Kost", slug="kost", letter="K", order=9)
    passage = policy.source_documents.get().versions.get().passages.first()
    Answer.objects.create(
        edition=plan.editions.get(number=1, form__kind="handleplan"),
        field="description",
        theme=theme,
        text="Der er grøntsager til alle måltider.",
        passage=passage,
    )
    response = client.get(theme.get_absolute_url())
    assert "Der er grøntsager til alle måltider. Plejehjemmene Hvor står det? side 1, linje 1–10" in text_of(response)
    assert "handleplan 1 enhed 1" in text_of(response)


def test_a_theme_that_nobody_works_with_says_so(client, policy):
    theme = Theme.objects.create(framework=policy, name="Fritid", slug="fritid", order=9)
    shown = text_of(client.get(theme.get_absolute_url()))
    assert "Ingen handleplan arbejder med temaet" in shown
