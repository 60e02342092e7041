"""Search over everything, as a visitor has it. Run on SQLite and PostgreSQL: the hits are the same."""

from urllib.parse import unquote

import pytest
from django.contrib.auth.models import AnonymousUser

from handleplan.insight.models import SearchText
from handleplan.insight.search import Hit, search
from handleplan.insight.search.index import rebuild
from handleplan.record.models import AttentionPoint, Framework, Purpose

ANYBODY = AnonymousUser()


def sentences(query: str, **also) -> list[str]:
    return [hit.plain_sentence for hit in search(query, ANYBODY, **also).hits]


def titles(query: str) -> list[str]:
    return [hit.plain_title for hit in search(query, ANYBODY).hits]


def marks(hit: Hit) -> list[str]:
    return [part.text for part in (*hit.title, *hit.sentence) if part.is_hit]


def say(framework: Framework, *texts: str) -> None:
    """Let the framework's purposes be these texts, and nothing else be found."""
    framework.purposes.all().delete()
    for text in texts:
        Purpose.objects.create(framework=framework, text=text)
    rebuild()
    SearchText.objects.exclude(kind="purpose").delete()


class TestWordForms:
    def test_beskæftigelse_finds_beskæftigelsen_and_the_other_way(self, policy) -> None:
        say(policy, "Flere i beskæftigelse.", "Beskæftigelsen stiger.", "Flere i praktik.")
        for form in ("beskæftigelse", "beskæftigelsen", "BESKÆFTIGELSENS"):
            assert set(sentences(form)) == {"Flere i beskæftigelse.", "Beskæftigelsen stiger."}

    def test_skånejob_finds_skånejobs(self, policy) -> None:
        assert "To borgere er begyndt i skånejobs på Lindely." in sentences("skånejob")

    def test_aa_and_å_are_one_letter(self, policy) -> None:
        say(policy, "Vi mødes i Aabenraa.", "Vi mødes i Ærø.")
        assert sentences("åbenrå") == ["Vi mødes i Aabenraa."]

    def test_å_and_a_are_two(self, policy) -> None:
        say(policy, "Der males i kælderen.", "Der måles i kælderen.")
        assert sentences("måle") == ["Der måles i kælderen."]

    def test_letters_may_be_written_in_two_signs(self, policy) -> None:
        say(policy, "Sma\u030a børn leger.")
        assert sentences("små") == ["Små børn leger."]
        assert sentences("sma\u030a") == ["Små børn leger."]


class TestCompounds:
    def test_a_word_finds_what_begins_and_what_ends_with_it_after_itself(self, policy) -> None:
        say(policy, "Handicapområdet vokser.", "Et synshandicap er usynligt.", "Et handicap er ingen hindring.")
        assert sentences("handicap")[0] == "Et handicap er ingen hindring."
        assert len(sentences("handicap")) == 3

    def test_the_s_that_joins_words_is_known(self, policy) -> None:
        say(policy, "På arbejdsmarkedet.", "I kommuneplanen.")
        assert sentences("arbejde") == ["På arbejdsmarkedet."]
        assert sentences("kommunen") == ["I kommuneplanen."]

    @pytest.mark.parametrize(
        ("asked", "other"), [("kommune", "kommunikation"), ("handling", "forhandling"), ("handling", "behandling")]
    )
    def test_words_that_only_look_like_compounds_are_not_found(self, policy, asked: str, other: str) -> None:
        say(policy, f"Om {asked}.", f"Om {other}.")
        assert sentences(asked) == [f"Om {asked}."]

    def test_the_beginning_of_a_word_finds_it_while_one_types(self, policy) -> None:
        assert any("skånejob" in sentence for sentence in sentences("skånej"))


class TestQueries:
    def test_all_words_must_be_there(self, policy) -> None:
        say(policy, "Borgere i job.", "Borgere i praktik.", "Elever i job.")
        assert sentences("borger job") == ["Borgere i job."]

    def test_words_in_quotes_stand_side_by_side(self, policy) -> None:
        say(policy, "Vi holder åbent hus.", "Huset er åbent.", "Åbent er vores hus.")
        assert sentences('"åbent hus"') == ["Vi holder åbent hus."]
        assert len(sentences("åbent hus")) == 3

    def test_a_phrase_never_goes_from_the_title_into_the_text(self, policy) -> None:
        AttentionPoint.objects.create(framework=policy, title="Et åbent", text="hus for alle")
        rebuild()
        assert sentences('"åbent hus for"') == []
        assert sentences('åbent "hus for alle"') == ["hus for alle"]

    def test_a_word_with_a_minus_must_not_be_there(self, policy) -> None:
        say(policy, "Borgere i job.", "Borgere i praktik.")
        assert sentences("borgere -praktik") == ["Borgere i job."]
        assert sentences('borgere -"i job"') == ["Borgere i praktik."]

    def test_only_words_that_must_not_be_there_find_nothing(self, policy) -> None:
        assert search("-praktik", ANYBODY).total == 0

    def test_a_units_name_beside_a_word_narrows_it_to_the_units_texts(self, policy) -> None:
        results = search("tandklinikken april", ANYBODY)
        assert [hit.plain_title for hit in results.hits] == ["Tandklinikken"]
        assert results.words == ("tandklinikken", "april")

    def test_a_units_name_alone_does_not_find_each_of_its_texts(self, policy) -> None:
        assert all(
            "Tandklinikken" in hit.plain_title + hit.plain_sentence for hit in search("tandklinikken", ANYBODY).hits
        )

    def test_one_framework_alone(self, policy, pool) -> None:
        assert search("sundhed", ANYBODY, framework=pool).total > 0
        assert {hit.where for hit in search("sundhed", ANYBODY, framework=pool).hits} <= {
            "",
            "Puljen for lige sundhed 2021–2024",
            "Vestervang Kommune · Puljen for lige sundhed 2021–2024",
        } | {hit.where for hit in search("projekt", ANYBODY, framework=pool).hits}

    def test_pages_of_hits_together_are_all_hits(self, policy) -> None:
        whole = search("borgere", ANYBODY, limit=100)
        pages = [search("borgere", ANYBODY, limit=3, offset=offset) for offset in range(0, whole.total + 3, 3)]
        assert [hit for page in pages for hit in page.hits] == list(whole.hits)
        assert {page.total for page in pages} == {whole.total}


class TestOrder:
    def test_names_come_before_texts(self, policy) -> None:
        assert titles("handicap")[0] == "Handicappolitik 2023–2026"
        assert search("jobcentret", ANYBODY).hits[0].kind == "unit"

    def test_a_units_other_name_finds_it(self, policy) -> None:
        assert search("jobcenter nørrelund", ANYBODY).hits[0].plain_title == "Jobcentret"


class TestHits:
    @pytest.mark.parametrize(
        ("query", "label", "title", "marked"),
        [
            ("kræfter", "Mål i handleplan", "Plejehjemmene", ["kræfter"]),
            ("vaskeriet haven", "Delmål i handleplan", "Plejehjemmene", ["haven", "vaskeriet"]),
            ("sommerferien", "Handlemål i handleplan", "Plejehjemmene", ["sommerferien"]),
            ("færre tiende", "Succeskriterium i handleplan", "Tandklinikken", ["færre", "tiende"]),
            ("forhindringer", "Indsats i handleplan", "Park og Vej", ["forhindringer"]),
            ("lydbøger værestederne", "Handlemål i handleplan", "Biblioteket", []),
            ("hjælpemidlerne", "Opmærksomhedspunkt i politik", "Ny lov om hjælpemidler", ["hjælpemidler"]),
            ("deltage", "Målsætning i politik", "Handicappolitik 2023–2026", ["deltage"]),
            ("mobilitet", "Tema i politik", "Tilgængelighed og mobilitet", ["mobilitet"]),
            ("uændret", "Mål i handleplan", "Plejehjemmene", ["Uændret"]),
        ],
    )
    def test_everything_in_a_policy_is_found_and_says_what_it_is(
        self, policy, query: str, label: str, title: str, marked: list[str]
    ) -> None:
        hits = search(query, ANYBODY).hits
        if not marked:
            assert hits == ()
            return
        assert (hits[0].label, hits[0].plain_title) == (label, title)
        assert marks(hits[0]) == marked

    @pytest.mark.parametrize(
        ("query", "label", "title", "sentence"),
        [
            (
                "ulighed",
                "Formål i pulje",
                "Puljen for lige sundhed 2021–2024",
                "At mindske den sociale ulighed i sundhed.",
            ),
            ("hjemløse", "Målgruppe i projekt", "Fra kaj til krop", "Hjemløse mænd"),
            ("88 procent", "Resultat pr. december 2023 i projekt", "En hånd at holde i", None),
            ("kontor", "Afsnit i pulje", "2.1 Rekruttering", None),
            ("natteravne", "Enhed", "Center for Natteravne", ""),
            ("kaj", "Projekt", "Fra kaj til krop", ""),
        ],
    )
    def test_everything_in_a_pool_is_found_and_says_what_it_is(
        self, pool, query: str, label: str, title: str, sentence: str | None
    ) -> None:
        hit = search(query, ANYBODY).hits[0]
        assert (hit.label, hit.plain_title) == (label, title)
        if sentence is not None:
            assert hit.plain_sentence == sentence

    def test_a_status_says_of_which_round_it_is(self, policy) -> None:
        hit = search("lindely", ANYBODY).hits[0]
        assert hit.label.startswith("Status 2023")

    def test_a_hit_says_where_it_stands(self, policy) -> None:
        hit = search("sommerferien", ANYBODY).hits[0]
        assert hit.where == "Handicappolitik 2023–2026"
        assert unquote(hit.url) == (
            "/nørrelund/handicappolitik-2023-2026/plejehjemmene/#:~:text=Hvert plejehjem udpeger en mentor inden"
        )
        assert hit.source is not None
        assert hit.source.name == "handicappolitik-handleplaner-2023-2026.txt"
        assert (hit.source.page, hit.source.first_line, hit.source.last_line) == (1, 1, 10)

    def test_a_dash_in_the_words_of_the_place_is_not_its_syntax(self, policy) -> None:
        say(policy, "Kræft-, lunge- og hjertepatienter.")
        assert (
            search("lunge", ANYBODY)
            .hits[0]
            .url.endswith("#:~:text=Kr%C3%A6ft%2D%2C%20lunge%2D%20og%20hjertepatienter.")
        )

    def test_the_same_words_in_a_later_edition_are_found_once(self, policy) -> None:
        assert len(sentences("kræfter")) == 1
        assert len(sentences("fire borgere skånejob")) == 1
        assert len(sentences("seks borgere skånejob")) == 1
