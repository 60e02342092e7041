"""What is on its way into the record: readings under review, and what their reviewers decided."""

from handleplan.intake.models.decisions import Decision
from handleplan.intake.models.mappings import HeadingMapping
from handleplan.intake.models.reviews import Review

__all__ = ["Decision", "HeadingMapping", "Review"]
