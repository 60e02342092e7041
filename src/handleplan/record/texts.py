"""Texts on their way into the record."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models

from handleplan.record.models import Passage


@dataclass(frozen=True, slots=True)
class Said:
    """A text and the passage that it was read from, None where it was typed."""

    text: str
    passage: Passage | None = None


def save_texts(model: type[models.Model], texts: Sequence[Said], **belongs_to: Any) -> None:
    """Keep the texts in their order as rows of ``model``."""
    model._default_manager.bulk_create(
        model(order=order, text=said.text, passage=said.passage, **belongs_to) for order, said in enumerate(texts)
    )
