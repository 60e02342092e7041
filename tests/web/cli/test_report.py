"""``handleplan report``: a framework by name, and a file that is a PDF."""

import pytest

from builders import build_policy, build_pool
from handleplan.record.models import Framework
from handleplan.web.cli import main
from handleplan.web.cli.report import NoSuchFramework, find_framework

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "name",
    [
        "Handicappolitik",
        "handicappolitik",
        "Handicappolitik 2023-2026",
        "Handicappolitik 2023–2026",
        "handicappolitik-2023-2026",
        "nørrelund/handicappolitik-2023-2026",
        "/nørrelund/handicappolitik-2023-2026/",
    ],
)
def test_a_framework_goes_by_its_name_its_period_and_its_address(name):
    policy = build_policy(3)
    build_pool(4)
    assert find_framework(name) == policy


def test_an_unknown_name_is_answered_with_those_that_there_are():
    build_policy(3)
    build_pool(4)
    with pytest.raises(NoSuchFramework) as answer:
        find_framework("Sundhedspolitik")
    assert str(answer.value) == (
        "Ingen politik eller pulje hedder „Sundhedspolitik“. Der er: „nørrelund/handicappolitik-2023-2026“, "
        "„velfærdsrådet/puljen-for-lige-sundhed-2021-2024“."
    )


def test_a_name_that_two_have_is_answered_with_both_addresses():
    policy = build_policy(3)
    Framework.objects.create(owner=policy.owner, kind=policy.kind, name=policy.name, slug="handicappolitik-2019-2022")
    with pytest.raises(NoSuchFramework) as answer:
        find_framework("Handicappolitik")
    assert str(answer.value) == (
        "„Handicappolitik“ kan være flere. Skriv adressen på en af dem: „nørrelund/handicappolitik-2019-2022“, "
        "„nørrelund/handicappolitik-2023-2026“."
    )


def test_an_empty_record_says_what_to_do_first():
    with pytest.raises(NoSuchFramework, match="handleplan import"):
        find_framework("Handicappolitik")


def test_the_report_is_written_to_the_file(tmp_path, capsys):
    build_pool(4)
    out = tmp_path / "pulje.pdf"
    assert main(["report", "Puljen for lige sundhed", "--out", str(out), "--date", "2025-03-03"]) == 0
    assert out.read_bytes().startswith(b"%PDF-1.7")
    assert capsys.readouterr().out.startswith(f"{out}: Puljen for lige sundhed 2021–2024, ")


def test_a_file_that_cannot_be_written_is_one_sentence(tmp_path, capsys):
    build_pool(4)
    out = tmp_path / "findes-ikke" / "pulje.pdf"
    assert main(["report", "Puljen for lige sundhed", "--out", str(out)]) == 1
    assert capsys.readouterr().err == f"{out} kan ikke skrives: mappen findes ikke.\n"


def test_an_unknown_name_ends_with_an_error(tmp_path, capsys):
    build_pool(4)
    assert main(["report", "Sundhedspolitik", "--out", str(tmp_path / "x.pdf")]) == 1
    assert capsys.readouterr().err.startswith("Ingen politik eller pulje hedder „Sundhedspolitik“.")
    assert not (tmp_path / "x.pdf").exists()
