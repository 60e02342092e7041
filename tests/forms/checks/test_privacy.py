"""CPR numbers, e-mail addresses and links that only some can open; and that the warning does not repeat them."""

import pytest

from forms.checks.documents import unit_plans
from handleplan.forms.checks import check


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Borgeren 211062-5629 er med.", "cpr_number"),
        ("Skriv til grethe.hansen@lindby.example.", "email_address"),
        ("Se https://lindby.sharepoint.com/sites/plan.", "private_link"),
        ("Se file://server/planer/a.docx.", "private_link"),
    ],
)
def test_what_must_not_be_published(text: str, code: str) -> None:
    (warning,) = check(unit_plans({"action": [text]}))
    assert warning.code == code
    assert not {word for word in text.split() if len(word) > 9} & set(warning.message.split())


@pytest.mark.parametrize(
    "text",
    ["Se www.lindby.example/handicap.", "Ring på 12 34 56 78.", "Sag 999999-9999.", "Beløbet er 123456 1234567."],
)
def test_what_may_be(text: str) -> None:
    assert not check(unit_plans({"action": [text]}))
