"""How many of a pool's projects are finished."""

from collections.abc import Sequence


def finished_count(said_of_each: Sequence[bool | None], said_in_all: int | None) -> int | None:
    """Count what is said of each plan; where it is not said of every one, what the report says of them all.

    None where neither is said.

    >>> finished_count([True, False], 9), finished_count([None, True], 9), finished_count([None], None)
    (1, 9, None)
    """
    if said_in_all is not None and None in said_of_each:
        return said_in_all
    known = [said for said in said_of_each if said is not None]
    return sum(known) if known else None
