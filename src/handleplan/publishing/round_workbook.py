"""A round's overview as a spreadsheet: the rows that the page shows, with real dates."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any

import xlsxwriter
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from handleplan.record.round_overview import RoundOverview, Row

COLUMNS: tuple[tuple[Promise, int, Callable[[Row], Any]], ...] = (
    (gettext_lazy("Handleplan"), 44, lambda row: row.plan.name),
    (gettext_lazy("Enhed"), 32, lambda row: row.plan.unit_name),
    (gettext_lazy("Område"), 28, lambda row: row.area.name if row.area else ""),
    (gettext_lazy("Tilstand"), 18, lambda row: row.state_label),
    (gettext_lazy("Frist"), 14, lambda row: row.due),
    (gettext_lazy("Over fristen"), 14, lambda row: _("ja") if row.is_overdue else ""),
    (gettext_lazy("Leder"), 26, lambda row: str(row.person or "")),
    (gettext_lazy("Lederens e-mail"), 32, lambda row: row.person.email if row.person else ""),
    (gettext_lazy("Medarbejder"), 26, lambda row: str(row.contributor or "")),
    (gettext_lazy("Sidst ændret"), 14, lambda row: timezone.localdate(row.changed_at) if row.changed_at else None),
    (gettext_lazy("Ændret af"), 26, lambda row: str(row.changed_by or "")),
)
"""Each column's heading, its width in letters, and what stands in it."""


def round_workbook(overview: RoundOverview) -> bytes:
    """The overview as an .xlsx file: headings that stay in sight, a filter on each, and no text read as a formula."""
    file = BytesIO()
    as_text = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(file, {"in_memory": True, **as_text}) as book:
        book.set_properties({"title": f"{overview.round.framework}: {overview.round.name}"})
        sheet = book.add_worksheet(_sheet_name(overview.round.name))
        heading = book.add_format(
            {"bold": True, "bg_color": "#D5E7E8", "bottom": 1, "text_wrap": True, "valign": "top"}
        )
        text = book.add_format({"text_wrap": True, "valign": "top"})
        day = book.add_format({"num_format": "dd-mm-yyyy", "align": "left", "valign": "top"})
        for number, (name, width, _value) in enumerate(COLUMNS):
            sheet.set_column(number, number, width)
            sheet.write_string(0, number, str(name), heading)
        for line, row in enumerate(overview.rows, start=1):
            for number, (_name, _width, value) in enumerate(COLUMNS):
                said = value(row)
                if isinstance(said, date):
                    sheet.write_datetime(line, number, said, day)
                elif said:
                    sheet.write_string(line, number, str(said), text)
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, len(overview.rows), len(COLUMNS) - 1)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
    return file.getvalue()


def _sheet_name(name: str) -> str:
    """The round's name as far as a sheet can be called that."""
    kept = "".join(" " if letter in "[]:*?/\\" else letter for letter in name).strip("' ")
    return kept[:31] or _("Status")
