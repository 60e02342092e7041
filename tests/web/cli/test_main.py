"""The command line as a whole."""

import pytest

from handleplan.web.cli import COMMANDS, main


@pytest.mark.parametrize("arguments", [[], ["--help"]])
def test_the_overview_names_every_command(arguments: list[str], capsys):
    assert main(arguments) == 0
    out = capsys.readouterr().out
    assert out.startswith("Brug: handleplan")
    assert all(f"  {name} " in out for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself_in_danish(name: str, capsys):
    with pytest.raises(SystemExit) as stop:
        main([name, "--help"])
    out = capsys.readouterr().out
    assert stop.value.code == 0
    assert out.startswith(f"Brug: handleplan {name}")
    assert "vis denne hjælp" in out
    assert "usage" not in out


def test_a_command_that_is_written_wrongly_says_how_it_is_written(capsys):
    with pytest.raises(SystemExit) as stop:
        main(["read"])
    assert stop.value.code == 2
    assert capsys.readouterr().err.startswith("Kommandoen er ikke skrevet rigtigt. Brug: handleplan read")


@pytest.mark.django_db
def test_other_words_go_to_django(capsys):
    assert main(["showmigrations", "record"]) == 0
    assert "0001_start" in capsys.readouterr().out
