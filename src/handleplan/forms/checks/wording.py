"""How warnings put things."""

from collections.abc import Sequence

from handleplan.danish.written import written_list
from handleplan.forms.statement import start_of

_LONGEST = 70


def quoted(text: str) -> str:
    """The beginning of a text in quotation marks, without its bullet."""
    words = start_of(text).words.strip()
    if len(words) > _LONGEST:
        words = f"{words[:_LONGEST].rpartition(' ')[0].rstrip(' ,;:–-')} …"
    return f"„{words.rstrip('.')}“"


def quoted_list(texts: Sequence[str], most: int = 3) -> str:
    """The first of the texts, quoted, and how many more there are."""
    first = [quoted(text) for text in texts[:most]]
    return written_list(first) if len(texts) <= most else f"{', '.join(first)} og {len(texts) - most} til"
