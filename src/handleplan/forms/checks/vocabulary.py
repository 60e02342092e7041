"""The Danish words that the checks look for, which are data: vocabulary.toml."""

import re
import tomllib
from functools import cache
from importlib import resources


@cache
def words(name: str) -> re.Pattern[str]:
    """A pattern that finds any of the vocabulary's words of that name, as whole words."""
    return re.compile(rf"(?<!\w)(?:{alternatives(name)})(?!\w)", re.IGNORECASE)


@cache
def alternatives(name: str) -> str:
    """The words of that name as one part of a larger pattern."""
    return "|".join(_vocabulary()[name])


def is_only(name: str, text: str) -> bool:
    """Whether the text is one of the words of that name and nothing else.

    >>> is_only("unchanged", "Uændret."), is_only("unchanged", "Uændret fra 2019")
    (True, False)
    """
    return re.fullmatch(alternatives(name), text.strip(" .:"), re.IGNORECASE) is not None


@cache
def _vocabulary() -> dict[str, list[str]]:
    source = resources.files("handleplan.forms.checks") / "vocabulary.toml"
    return tomllib.loads(source.read_text(encoding="utf-8"))
