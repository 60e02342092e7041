"""What the reading of one file may cost."""

from collections.abc import Mapping
from dataclasses import dataclass

SECONDS, MEGABYTES = "HANDLEPLAN_READ_SECONDS", "HANDLEPLAN_READ_MEGABYTES"

_ANSWER_SHARE = 0.05


@dataclass(frozen=True, slots=True)
class Limits:
    """``seconds`` of waiting and ``megabytes`` of memory; a file that needs more is not read."""

    seconds: float = 60
    megabytes: int = 1000

    @property
    def bytes(self) -> int:
        return self.megabytes * 1_000_000

    @property
    def answer_bytes(self) -> int:
        """How much what was read may weigh on its way to us: taken apart, it takes some twenty times the room."""
        return int(_ANSWER_SHARE * self.bytes)


def limits_from(environment: Mapping[str, str]) -> Limits:
    """The limits that the environment sets, the usual ones where it sets none.

    Raises ValueError with a sentence in Danish where a limit is no number above 0.
    """
    usual = Limits()
    return Limits(
        _above_zero(environment, SECONDS) or usual.seconds,
        _above_zero(environment, MEGABYTES) or usual.megabytes,
    )


def _above_zero(environment: Mapping[str, str], name: str) -> int | None:
    """The whole number that a variable is set to; None where it is not set."""
    text = environment.get(name, "").strip()
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and int(text) > 0):
        raise ValueError(f"{name} er „{text}“, men skal være et helt tal over 0; ret det, og prøv igen.")
    return int(text)
