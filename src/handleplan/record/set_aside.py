"""Texts that were set aside: what each was based on, and what would be meant by both texts together."""

from collections.abc import Iterable, Mapping

from handleplan.record.merging import merged
from handleplan.record.models import AnswerVersion


def proposals(texts: Iterable[AnswerVersion], said: Mapping[str, str]) -> dict[int, str | None]:
    """For each text that was set aside in one report: it and what the report says now, merged; by its key.

    ``said`` is what stands in each field. None where both changed the same words. One question, and none for no texts.
    """
    texts = list(texts)
    if not texts:
        return {}
    numbers = {text.based_on for text in texts}
    bases = AnswerVersion.objects.filter(report=texts[0].report_id, number__in=numbers).values_list(
        "field", "number", "text"
    )
    based_on = {(field, number): text for field, number, text in bases}
    return {
        text.pk: merged(based_on.get((text.field, text.based_on), ""), said.get(text.field, ""), text.text)
        for text in texts
    }
