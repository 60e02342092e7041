"""The demo: one command from a folder of documents to a record with people in it."""

import argparse
from pathlib import Path

import pytest

from handleplan.record.models import Framework, Membership, Message, Plan, Round, User
from handleplan.web.cli import demo

SAMPLES = Path(__file__).parents[3] / "samples"

pytestmark = pytest.mark.django_db


@pytest.fixture
def data(tmp_path: Path, settings) -> Path:
    settings.DATA = tmp_path
    settings.MEDIA_ROOT = tmp_path / "files"
    return tmp_path


def test_the_samples_are_imported_and_every_role_has_a_user(data):
    password = demo.make_ready(SAMPLES, data)

    assert Framework.objects.count() == 3
    assert Plan.objects.filter(framework__kind="pool").count() == 6
    assert {role for (role,) in Membership.objects.values_list("role")} == set(Membership.Role.values)
    assert User.objects.get(is_superuser=True).check_password(password)


def test_a_round_is_open_and_its_people_are_written_to(data):
    demo.make_ready(SAMPLES, data)

    round_ = Round.objects.get(state=Round.State.OPEN)
    assert str(round_.framework) == "Handicappolitik 2023–2026"
    named = set(round_.reports.exclude(head=None).values_list("head", flat=True))
    assert len(named) >= 9
    assert named <= set(Message.objects.values_list("recipient", flat=True))


def test_a_second_start_changes_nothing(data):
    first = demo.make_ready(SAMPLES, data)
    plans = set(Plan.objects.values_list("pk", flat=True))

    assert demo.make_ready(SAMPLES, data) == first
    assert set(Plan.objects.values_list("pk", flat=True)) == plans


def test_the_introduction_names_every_user_and_every_framework(data):
    text = demo.introduction(demo.make_ready(SAMPLES, data), "http://127.0.0.1:8000")

    assert all(user.email in text for user in User.objects.all())
    assert all(str(framework) in text for framework in Framework.objects.all())
    assert "http://127.0.0.1:8000/nørrelund/handicappolitik-2023-2026/" in text


def test_cleaning_deletes_a_demo_and_nothing_else(data, capsys):
    precious = data / "handleplan.sqlite3"
    precious.touch()

    assert demo.clean(data) == 1
    assert precious.exists()
    assert "bliver ikke slettet" in capsys.readouterr().err

    (data / demo.PASSWORD_FILE).touch()
    assert demo.clean(data) == 0
    assert not data.exists()


def test_a_folder_without_a_demo_is_named(data, tmp_path, capsys):
    assert demo.run(argparse.Namespace(folder=tmp_path / "nowhere", clean=False, port=8000)) == 1
    assert "har ingen demo" in capsys.readouterr().err
