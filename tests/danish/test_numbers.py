import pytest
from hypothesis import given
from hypothesis import strategies as st

from handleplan.danish.numbers import amounts, counts, parse_kroner, parse_number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("ni", 9),
        ("Sytten", 17),
        ("Ét", 1),
        ("enogtyve", 21),
        ("nioghalvfems", 99),
        ("halvtreds", 50),
        ("17", 17),
        ("1.060", 1060),
        ("mange", None),
        ("1,5", None),
        ("", None),
    ],
)
def test_numbers_in_words_and_figures(text: str, number: int | None) -> None:
    assert parse_number(text) == number


@pytest.mark.parametrize(
    ("text", "kroner"),
    [
        ("295.783 kr.", 295_783),
        ("Budget 3.000.000 kr. ", 3_000_000),
        ("72,1 mio. kr.", 72_100_000),
        ("1,5 millioner kroner", 1_500_000),
        ("kr. 2.247.870,00", 2_247_870),
        ("kr. 500,-", 500),
        ("400 t.kr.", 400_000),
        ("2 mia. kr.", 2_000_000_000),
        ("850000 kroner", 850_000),
        ("DKK 1 200 000", 1_200_000),
        ("17 projekter i 2009", None),
        ("50 %", None),
        ("-", None),
    ],
)
def test_money(text: str, kroner: int | None) -> None:
    assert parse_kroner(text) == kroner


def test_every_amount_of_a_sentence_in_its_order() -> None:
    said = [
        kroner for kroner, _ in amounts("Der blev afsat 12 mio. kr., og heraf er 9,5 mio. kr. givet til 6 projekter.")
    ]
    assert said == [12_000_000, 9_500_000]


def test_announced_counts() -> None:
    text = "Området har udarbejdet fire handleplaner og tre opmærksomhedspunkter for 2019-2020"
    assert [(c.number, c.noun) for c in counts(text, ("handleplaner", "opmærksomhedspunkter"))] == [
        (4, "handleplaner"),
        (3, "opmærksomhedspunkter"),
    ]


def test_a_year_is_no_count() -> None:
    assert not list(counts("i 2019-2020 med handleplaner", ("handleplaner",)))


@given(st.integers(min_value=0, max_value=10**12))
def test_kroner_with_points_come_back(kroner: int) -> None:
    assert parse_kroner(f"{kroner:,} kr.".replace(",", ".")) == kroner


@given(st.text())
def test_no_text_is_too_much(text: str) -> None:
    parse_number(text)
    parse_kroner(text)
    list(counts(text, ("projekter",)))
