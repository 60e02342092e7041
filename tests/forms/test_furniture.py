from handleplan.forms.furniture import part_from_furniture
from texts import document


def parted(text: str, *patterns: str) -> tuple[list[str], list[str]]:
    kept, furniture = part_from_furniture(document(text), patterns, lambda line: line.startswith("Status"))
    return [line.text.strip() for line in kept if not line.is_blank], [line.text.strip() for line in furniture]


def test_a_page_number_alone_near_the_pages_edge_is_no_text() -> None:
    assert parted("en tekst\n\n 3\n\nmere tekst\n") == (["en tekst", "mere tekst"], ["3"])
    assert parted("en tekst\n\n Side 3 af 10\n\nmere tekst\n") == (["en tekst", "mere tekst"], ["Side 3 af 10"])
    assert parted("i alt er der\n12\nborgere\n ny side\n") == (["i alt er der", "12", "borgere", "ny side"], [])


def test_the_forms_own_running_headers_are_known() -> None:
    kept, furniture = parted("Byens Kommunes Handicappolitik\n\nen tekst\n", ".+ Kommunes .*politik")
    assert (kept, furniture) == (["en tekst"], ["Byens Kommunes Handicappolitik"])


def test_a_line_beside_the_page_number_on_three_pages_is_a_running_header() -> None:
    pages = "".join(
        f"\fPlan for {number}\n\n{number}\n\ntekst {'abc'[number - 1]}\n\nStatus 2020\n" for number in (1, 2, 3)
    )
    kept, furniture = parted(pages)
    assert kept == ["tekst a", "Status 2020", "tekst b", "Status 2020", "tekst c", "Status 2020"]
    assert furniture == ["Plan for 1", "1", "Plan for 2", "2", "Plan for 3", "3"]
