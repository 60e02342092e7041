"""What kind of organisation a name is the name of."""

import re

from handleplan.record.models import Unit

_KINDS = (
    (re.compile(r"^[\w-]+(?: (?!og\b)[\w-]+)? kommune$", re.IGNORECASE), Unit.Kind.MUNICIPALITY),
    (re.compile(r"\bregion\b", re.IGNORECASE), Unit.Kind.REGION),
    (re.compile(r"(styrelsen|ministeriet|direktoratet)\b", re.IGNORECASE), Unit.Kind.AUTHORITY),
    (
        re.compile(r"(forening|selskab|forbund|klub|netværk|\bDGI\b|\bDAI\b|kors\b)", re.IGNORECASE),
        Unit.Kind.ASSOCIATION,
    ),
)


def kind_of_name(name: str) -> Unit.Kind:
    """The kind that the name itself says, OTHER where it says none.

    >>> kind_of_name("Region Sundfjord").value, kind_of_name("Havnens Roklub").value
    ('region', 'association')
    """
    return next((kind for pattern, kind in _KINDS if pattern.search(name)), Unit.Kind.OTHER)
