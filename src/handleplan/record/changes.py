"""How the rest of the house learns that the record has changed.

A change is a transaction. What listens to ``record_changed`` is called last in it, once for each framework: it makes
its own tables true in the same transaction, or the change fails with it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from django.db import transaction
from django.dispatch import Signal

from handleplan.record.models import Framework

record_changed = Signal()
"""Sent with ``framework``: what can be read of it has changed, and perhaps units. None says: of any framework."""


@dataclass
class _Change:
    """What has changed so far, by the frameworks' keys."""

    frameworks: dict[int, Framework] = field(default_factory=dict)
    everywhere: bool = False


_under_way: ContextVar[_Change | None] = ContextVar("change under way", default=None)


@contextmanager
def one_change() -> Iterator[None]:
    """Everything within is one change: in one transaction, and told about once at its end."""
    if _under_way.get() is not None:
        yield
        return
    change = _Change()
    token = _under_way.set(change)
    try:
        with transaction.atomic():
            yield
            _tell(change)
    finally:
        _under_way.reset(token)


def say_changed(framework: Framework | None, *, everywhere: bool = False) -> None:
    """Tell that ``framework`` has changed (``everywhere``: perhaps all have); within ``one_change`` at its end."""
    under_way = _under_way.get()
    change = under_way or _Change()
    change.everywhere |= everywhere
    if framework is not None:
        change.frameworks[framework.pk] = framework
    if under_way is None:
        _tell(change)


def _tell(change: _Change) -> None:
    if change.everywhere or not change.frameworks:
        record_changed.send(sender=None, framework=None)
        return
    for framework in change.frameworks.values():
        record_changed.send(sender=None, framework=framework)
