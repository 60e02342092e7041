"""``handleplan reindex``."""

from django.contrib.auth.models import AnonymousUser

from builders import build_pool
from handleplan.insight.models import SearchText
from handleplan.insight.search import search
from handleplan.web.cli import main


def test_it_builds_the_index_anew_and_says_how_much_is_in_it(db, capsys) -> None:
    build_pool()
    assert search("værestederne", AnonymousUser()).total == 0
    assert main(["reindex"]) == 0
    assert search("værestederne", AnonymousUser()).total > 0
    assert capsys.readouterr().out == f"{SearchText.objects.count()} tekster kan findes.\n"
