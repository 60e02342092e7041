"""The promise that a status answers to: the edition in force, with what it leaves as it was."""

from handleplan.record.models import Report
from handleplan.web.public.plans import EditionShown, editions_of, shown_edition


def promise_of(report: Report) -> EditionShown | None:
    """The edition that the status speaks of, to be read by itself; None where the plan has no wording."""
    editions = editions_of(report.plan)
    edition = next((one for one in editions if one.pk == report.edition_id), None)
    if edition is None:
        return None
    same_form = sorted((one for one in editions if one.form_id == edition.form_id), key=lambda one: one.number)
    return shown_edition(edition, earlier=[one for one in same_form if one.number < edition.number])
