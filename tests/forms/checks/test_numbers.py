"""Announced numbers and sums that do or do not fit."""

from forms.checks.documents import messages, pool, unit_plans
from handleplan.forms.checks import NOTES, check


def test_a_list_shorter_than_announced() -> None:
    steps = ["Tre trin skal tages:", "1. Måle.", "2. Bygge."]
    (message,) = messages(unit_plans({"action": steps}), "announced_list")
    assert "bebuder 3, men listen har 2" in message
    assert not messages(unit_plans({"action": [*steps, "3. Male."]}), "announced_list")


def test_more_projects_said_to_be_finished_than_have_ended() -> None:
    ended, running = {"end": "2031-12-31"}, {"end": "2032-12-31"}
    said = "Som det fremgår er to ud af tre projekter pr. februar 2032 afsluttede."
    (message,) = messages(pool(ended, running, running, sections=(said,), announced_finished=2), "announced_finished")
    assert "men efter deres varighed er det 1" in message
    assert not messages(pool(ended, ended, running, sections=(said,), announced_finished=2), "announced_finished")


def test_budgets_that_do_not_come_to_what_was_awarded() -> None:
    projects = {"budget_dkk": 1_000_000}, {"budget_dkk": 2_480_000}
    awarded = "I 2031 uddelte styrelsen 3,9 mio. kr. til to projekter."
    reading = pool(*projects, sections=(awarded,), awarded_dkk=3_900_000)
    (message,) = messages(reading, "amounts_differ")
    assert "tilsammen 3.480.000 kr., men teksten siger 3.900.000 kr." in message.replace("\u00a0", " ")


def test_budgets_that_come_to_the_rounded_amount_are_noted() -> None:
    reading = pool({"budget_dkk": 1_000_000}, {"budget_dkk": 2_480_000}, awarded_dkk=3_500_000)
    assert [warning.code for warning in check(reading) if warning.code.startswith("amounts")] == ["amounts_add_up"]
    assert "amounts_add_up" in NOTES


def test_a_share_that_is_not_what_its_numbers_make() -> None:
    wrong, right = ("Af 50 forløb har 30 % (10) et godt resultat.", "Af 50 forløb har 20 % (10) et godt resultat.")
    (message,) = messages(unit_plans({"action": [wrong]}), "share_differs")
    assert "10 ud af 50 er 20 %, men der står 30 %" in message
    assert not messages(unit_plans({"action": [right]}), "share_differs")
