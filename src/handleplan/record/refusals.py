"""What the record refuses to do. ``str()`` of each is a sentence in Danish, for the screen."""

from collections.abc import Sequence


class Refused(Exception):
    """A change that was not made: nothing of it has happened."""


class NotAllowed(Refused):
    """The person may not do it (handleplan.record.permissions)."""


class WrongState(Refused):
    """It cannot be done as things stand: the round is closed, the status is submitted already."""


class NotAccepted(Refused):
    """What was given cannot be taken: a date in the wrong order, a file that is too large, an empty text."""


class Incomplete(Refused):
    """Something is missing. ``lacking`` says what, a sentence each."""

    def __init__(self, message: str, lacking: Sequence[str]) -> None:
        super().__init__(message)
        self.lacking = list(lacking)
