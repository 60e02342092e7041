"""What a careful reader would question: one small function for each kind, over one document or several."""

from handleplan.forms.checks.registry import CHECKS, NOTES, TOGETHER, check, check_together
from handleplan.forms.checks.source import Found, Source

__all__ = ["CHECKS", "NOTES", "TOGETHER", "Found", "Source", "check", "check_together"]
