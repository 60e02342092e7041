"""The spreadsheet says what the page says: real dates, headings that stay, and no text that becomes a formula."""

from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from python_calamine import CalamineWorkbook

from handleplan.publishing.round_workbook import round_workbook
from handleplan.record.models import Plan, Round
from handleplan.record.round_overview import RoundOverview, round_overview
from years import DUE, OPENED, build_open_round, coordinator

pytestmark = pytest.mark.django_db


def overview(round_: Round, **filters: object) -> RoundOverview:
    return round_overview(round_, coordinator(round_), date(2026, 11, 20), **filters)


def rows(file: bytes) -> list[list[object]]:
    return CalamineWorkbook.from_filelike(BytesIO(file)).get_sheet_by_index(0).to_python()


def test_the_rows_of_the_page_with_real_dates():
    found = rows(round_workbook(overview(build_open_round())))
    assert found[0][:6] == ["Handleplan", "Enhed", "Område", "Tilstand", "Frist", "Over fristen"]
    plan, unit, _area, state, due, late, head, email, _contributor, changed, _by = found[1]
    assert (plan, unit, state, due, late) == ("Plejehjemmene", "Plejehjemmene", "ikke begyndt", DUE.head, "ja")
    assert (head, email, changed) == ("Leder0", "leder0@nørrelund.dk", OPENED.date())
    assert len(found) == 4


def test_the_filter_of_the_page():
    found = rows(round_workbook(overview(build_open_round(), words="tand", order="-plan")))
    assert [row[0] for row in found[1:]] == ["Tandklinikken"]


@pytest.mark.parametrize("title", ["=1+1", '=HYPERLINK("http://example.org")', "@SUM(A1)", "http://example.org", "007"])
def test_what_somebody_typed_stays_text(title):
    round_ = build_open_round()
    Plan.objects.filter(reports__round=round_, order=0).update(title=title)
    Plan.objects.filter(slug="plejehjemmene").update(title=title)
    file = round_workbook(overview(round_))
    assert title in [row[0] for row in rows(file)]
    sheet = ZipFile(BytesIO(file)).read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet


def test_the_headings_stay_and_can_be_filtered():
    sheet = ZipFile(BytesIO(round_workbook(overview(build_open_round())))).read("xl/worksheets/sheet1.xml").decode()
    assert 'state="frozen"' in sheet
    assert '<autoFilter ref="A1:K4"' in sheet
    assert sheet.count("<col ") >= 8


def test_a_name_that_no_sheet_can_have():
    round_ = build_open_round()
    round_.name = "Status [2026]: forår/efterår * og en lang hale"
    Round.objects.filter(pk=round_.pk).update(name=round_.name)
    assert rows(round_workbook(overview(round_)))[0][0] == "Handleplan"
