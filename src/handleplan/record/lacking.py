"""What a status lacks before it can be submitted."""

from django.utils.translation import gettext as _

from handleplan.record.answers_given import Answers, answers_of
from handleplan.record.models import Report, Verdict

NEEDS_REASON = (Verdict.Value.NOT_MET, Verdict.Value.NOT_MEASURED, Verdict.Value.GIVEN_UP)
"""The verdicts without progress: each says why."""
LONGEST_QUOTE = 80


def lacking(report: Report) -> list[str]:
    """A sentence for each thing that is missing, in the order of the page; none where the status can be submitted."""
    return what_lacks(answers_of(report))


def what_lacks(answers: Answers) -> list[str]:
    """The same of answers that are at hand."""
    missing = []
    for answer in answers.questions:
        if answer.set_aside:
            missing.append(_("„%(question)s“ har to tekster. Vælg en, eller flet dem.") % {"question": answer.label})
        elif answer.is_required and not answer.text.strip() and not answer.unchanged:
            missing.append(_("„%(question)s“ er ikke besvaret.") % {"question": answer.label})
    for criterion in answers.criteria:
        quote = {"criterion": _shortened(criterion.text)}
        if criterion.set_aside:
            missing.append(_("Begrundelsen ved „%(criterion)s“ har to tekster. Vælg en, eller flet dem.") % quote)
        elif criterion.verdict is None:
            missing.append(_("„%(criterion)s“ har ingen vurdering.") % quote)
        elif criterion.verdict.value in NEEDS_REASON and not criterion.reason.strip() and not criterion.unchanged:
            missing.append(_("„%(criterion)s“ mangler en begrundelse.") % quote)
    return missing


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST_QUOTE else f"{text[:LONGEST_QUOTE].rsplit(' ', 1)[0]}…"
