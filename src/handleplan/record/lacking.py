"""What a status lacks before it can be submitted."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from handleplan.record.answers_given import Answers, answers_of, reason_field, verdict_field
from handleplan.record.models import Report, Verdict

NEEDS_REASON = (Verdict.Value.NOT_MET, Verdict.Value.NOT_MEASURED, Verdict.Value.GIVEN_UP)
"""The verdicts without progress: each says why."""
LONGEST_QUOTE = 80


@dataclass(frozen=True, slots=True)
class Lack:
    """Something that is missing: the field that it is missing in, and a sentence that says what."""

    field: str
    sentence: str


def lacking(report: Report) -> list[str]:
    """A sentence for each thing that is missing, in the order of the page; none where the status can be submitted."""
    return [lack.sentence for lack in what_lacks(answers_of(report))]


def what_lacks(answers: Answers) -> list[Lack]:
    """The same of answers that are at hand, each with its field."""
    missing = []
    for answer in answers.questions:
        name = {"question": answer.label}
        if answer.set_aside:
            missing.append(Lack(answer.field, _("„%(question)s“ har to tekster. Vælg en, eller flet dem.") % name))
        elif answer.is_required and not answer.text.strip() and not answer.unchanged:
            missing.append(Lack(answer.field, _("„%(question)s“ er ikke besvaret.") % name))
    for criterion in answers.criteria:
        quote = {"criterion": _shortened(criterion.text)}
        reason = reason_field(criterion.statement.pk)
        if criterion.set_aside:
            sentence = _("Begrundelsen ved „%(criterion)s“ har to tekster. Vælg en, eller flet dem.") % quote
            missing.append(Lack(reason, sentence))
        elif criterion.verdict is None:
            field = verdict_field(criterion.statement.pk)
            missing.append(Lack(field, _("„%(criterion)s“ har ingen vurdering.") % quote))
        elif criterion.verdict.value in NEEDS_REASON and not criterion.reason.strip() and not criterion.unchanged:
            missing.append(Lack(reason, _("„%(criterion)s“ mangler en begrundelse.") % quote))
    return missing


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST_QUOTE else f"{text[:LONGEST_QUOTE].rsplit(' ', 1)[0]}…"
