import pytest

from handleplan.documents import UnreadableFile, read_text

PLAN = "Handleplan fra: Ældrecentret på Åen\n\nIndsats:\nFælles måltider\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_is_read_in_the_encodings_that_offices_use(encoding: str) -> None:
    document = read_text(PLAN.encode(encoding), "plan.txt")
    assert document.text == PLAN.rstrip("\n")


def test_line_ends_of_every_system_count_the_same() -> None:
    texts = [read_text(PLAN.replace("\n", end).encode(), "plan.txt").text for end in ("\n", "\r\n", "\r")]
    assert len(set(texts)) == 1


def test_lines_know_their_page_and_their_number_in_the_file() -> None:
    document = read_text(b"one\ntwo\n three\n \nfour\n", "plan.txt")
    assert [(line.page, line.number) for line in document.lines] == [(1, 1), (1, 2), (2, 3), (2, 4), (2, 5)]


def test_a_page_begins_at_a_form_feed() -> None:
    document = read_text(b"one\n\ftwo\nthree\f\n one space\n", "plan.txt")
    assert [[line.text.strip() for line in page.lines] for page in document.pages] == [
        ["one"],
        ["two", "three"],
        ["", "one space"],
    ]


def test_a_page_begins_at_one_space_but_not_at_every_indented_line() -> None:
    page = "en linje\n" * 20
    assert len(read_text(f"{page} næste side\n{page}".encode(), "plan.txt").pages) == 2
    assert len(read_text(f"{page} indrykket\n indrykket\n indrykket\n{page}".encode(), "plan.txt").pages) == 4
    assert len(read_text((" indrykket\n" * 20).encode(), "plan.txt").pages) == 1


def test_bullets_and_tabs_begin_no_page() -> None:
    document = read_text("Mål\n   • et mål\n\tet andet\n•  et tredje\n".encode(), "plan.txt")
    assert len(document.pages) == 1


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        (b"", "tom.txt", "er tom"),
        (b" \r\n \f\n\t", "tom.txt", "er tom"),
        (b"\xef\xbb\xbf", "tom.txt", "er tom"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "billede.txt", "er et billede"),
        (b"\xff\xd8\xff\xe0" + bytes(50), "billede.txt", "er et billede"),
        (b"abc\x00def", "data.txt", "er ikke tekst"),
        (bytes(range(1, 32)) * 10, "data.txt", "er ikke tekst"),
    ],
)
def test_what_is_not_text_is_refused_in_one_sentence(data: bytes, name: str, reason: str) -> None:
    with pytest.raises(UnreadableFile) as refusal:
        read_text(data, name)
    sentence = str(refusal.value)
    assert reason in sentence
    assert name in sentence
    assert sentence.endswith(".")
