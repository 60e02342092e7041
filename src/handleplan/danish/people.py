"""Which Danish nouns count people, so that "120 deltagere" can be compared with "130 borgere"."""

import re

_PEOPLE = re.compile(
    r".*(?:borger|person|deltager|barn|børn|ung|unge|voksne?|ældre|patient|elev|medarbejder|kvinder?|mænd|mand|beboer"
    r"|bruger|kursist|respondent|frivillige?|instruktør|lærer|pædagog|læge|ledige?|menneske|studerende|ansatte?|pårørende"
    r"|formidler|mentor|vejleder|forældre|medlem|mødre|fædre)(?:e|er|r|ne|ene|erne|en|et|mer)?$",
    re.IGNORECASE,
)
_HELPERS = re.compile(
    r".*(?:medarbejder|frivillige?|instruktør|lærer|pædagog|læge|ansatte?|formidler|mentor|vejleder)(?:e|er|r|ne|erne)?$",
    re.IGNORECASE,
)
_ANYBODY = re.compile(r"(?:borger|person|deltager|menneske|bruger|kursist)(?:e|er|r|ne|ene)?$", re.IGNORECASE)


def counts_people(noun: str) -> bool:
    """Whether the noun is one of people.

    >>> counts_people("skolebørn"), counts_people("hold")
    (True, False)
    """
    return bool(_PEOPLE.match(noun))


def can_be_the_same_people(one: str, other: str) -> bool:
    """Whether two nouns can be said of the same people: one of them says no more than "personer", and neither is of
    those who help them.

    >>> can_be_the_same_people("unge", "deltagere"), can_be_the_same_people("unge", "ældre")
    (True, False)
    >>> can_be_the_same_people("deltagere", "frivillige")
    False
    """
    if not (counts_people(one) and counts_people(other)) or _HELPERS.match(one) or _HELPERS.match(other):
        return False
    return bool(_ANYBODY.match(one) or _ANYBODY.match(other))
