"""The mistakes that the samples hold on purpose (samples/README.md), and what only looks like one."""

from pathlib import Path

import pytest

from handleplan.documents import read_file
from handleplan.forms.checks import Source, check_together
from handleplan.forms.read import read
from handleplan.forms.reading import ReadingWarning

Found = dict[str, tuple[ReadingWarning, ...]]

SAMPLES = Path(__file__).parents[3] / "samples"
PLANS = "handicappolitik-handleplaner-2023-2026.txt"
BOOKLET = "handicappolitik-sammendrag-2023-2024.txt"
REPORT = "satspulje-statusrapport-2025.txt"


@pytest.fixture(scope="module")
def found() -> Found:
    names = (PLANS, BOOKLET, REPORT)
    warnings = check_together([Source(name, read(read_file(SAMPLES / name))) for name in names])
    return dict(zip(names, warnings, strict=True))


@pytest.mark.parametrize(
    ("name", "code", "told"),
    [
        (BOOKLET, "announced_count", "bebuder 5 handleplaner, men der står 4"),
        (PLANS, "impossible_year", "20261"),
        (PLANS, "no_theme", "Sundhedscentret - Tandplejen"),
        (BOOKLET, "several_names", "„Aktivitetscentret Broen“ er måske det samme som „Aktivitetshuset Broen“"),
        (BOOKLET, "several_names", "„Hjemmeplejen Nord“ og „Hjemmeplejen, distrikt Nord“"),
        (BOOKLET, "several_names", "„Bostedet Møllevangen“ og „Møllevangen“"),
        (BOOKLET, "several_names", "„Sundhedscentret - Tandplejen“ og „Tandplejen“"),
        (PLANS, "no_measure", "1 af 5 succeskriterier kan ikke måles, „Det går bedre“"),
        (PLANS, "criterion_dropped", "Bostedet Møllevangen (revision 2025-2026): succeskriteriet „Det går bedre“"),
        (PLANS, "total_falls", "Jobcenter Nørrelund skrev „16 virksomheder har ansat en borger med handicap“"),
        (PLANS, "no_status", "Borgerservice og Digitalisering har ikke svaret på status 2024"),
        (REPORT, "no_result", "„At der er mindst 25 frivillige besøgsvenner tilknyttet afdelingen“"),
        (REPORT, "result_before_start", "har „Resultat pr. maj 2023“"),
        (REPORT, "amounts_differ", "17.400.000"),
    ],
)
def test_what_is_wrong_on_purpose(found: Found, name: str, code: str, told: str) -> None:
    assert any(warning.code == code and told in warning.message for warning in found[name])


def test_one_missing_plan_is_announced_once(found: Found) -> None:
    assert [warning.code for warning in found[BOOKLET]].count("announced_count") == 1


@pytest.mark.parametrize("only_looks_wrong", ["toilet", "genindlagt inden for 30 dage", "ni ud af ti"])
def test_what_only_looks_wrong(found: Found, only_looks_wrong: str) -> None:
    assert not [w for warnings in found.values() for w in warnings if only_looks_wrong in w.message]


def test_every_warning_has_its_place_and_says_what_to_do(found: Found) -> None:
    """All are put as one sentence: what is wrong, a semicolon, and what to do."""
    for warning in (warning for warnings in found.values() for warning in warnings):
        problem, _, advice = warning.message.rpartition("; ")
        assert problem and advice.endswith("."), warning.message
        assert advice[0].islower(), warning.message
        assert warning.place.first_line is not None, warning.message
