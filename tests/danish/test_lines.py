import pytest
from hypothesis import given
from hypothesis import strategies as st

from handleplan.danish.lines import ends_sentence, is_left_open, join_lines, refers_back


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["sundhedsfrem-", "me"], "sundhedsfremme"),
        (["sundheds- ", "politikken"], "sundhedspolitikken"),
        (["for kræft-", "og hjertepatienter"], "for kræft- og hjertepatienter"),
        (["til-", "og fravælge"], "til- og fravælge"),
        (["ADHD-", "foreningens"], "ADHD-foreningens"),
        (["grundet COVID-", "19."], "grundet COVID-19."),
        (["fra, tv-", "programmet"], "fra, tv-programmet"),
        (["Nord-", "Jylland"], "Nord-Jylland"),
        (["tage på gå -", "og cykelture"], "tage på gå - og cykelture"),
        (["kommunens –", "og regionens"], "kommunens – og regionens"),
        (["forebyg\u00ad", "gende han\u00addicap"], "forebyggende handicap"),
        (["to  mellemrum ", "", "\tbliver ét"], "to mellemrum bliver ét"),
        ([], ""),
    ],
)
def test_broken_lines_become_running_text(lines: list[str], text: str) -> None:
    assert join_lines(lines) == text


@given(st.lists(st.text(alphabet="abcæøå ,.-", max_size=12), max_size=6))
def test_joining_loses_no_letter(lines: list[str]) -> None:
    def letters(text: str) -> str:
        return "".join(filter(str.isalpha, text))

    assert letters(join_lines(lines)) == letters("".join(lines))


@pytest.mark.parametrize("text", ["Det er nået.", "Hvorfor?", "(se ovenfor).", "den ”gode historie.”", "og så videre…"])
def test_a_sentence_ends(text: str) -> None:
    assert ends_sentence(text)
    assert not is_left_open(text)


@pytest.mark.parametrize("text", ["kost,", "mulighed for at", "samarbejde med bl.a.", "sundheds-", "og"])
def test_a_statement_is_left_open(text: str) -> None:
    assert is_left_open(text)
    assert not ends_sentence(text)


def test_some_sentences_refer_back() -> None:
    assert refers_back("Dette medfører, at tiden frigøres.")
    assert not refers_back("Borgerne deltager.")
