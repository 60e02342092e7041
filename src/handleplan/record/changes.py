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

from handleplan.record.models import Framework, Plan

record_changed = Signal()
"""Sent with ``framework`` and ``plans``: what can be read of the framework has changed, and perhaps units.

With ``plans`` a set of keys, only what can be read of these plans of it has; with None, perhaps all of it. With
``framework`` None it may be that of any framework.
"""


@dataclass
class _Change:
    """What has changed so far, by the frameworks' keys; the plans' keys, or None for a whole framework."""

    frameworks: dict[int, Framework] = field(default_factory=dict)
    plans: dict[int, set[int] | None] = field(default_factory=dict)
    everywhere: bool = False

    def add(self, framework: Framework, plan: Plan | None) -> None:
        self.frameworks[framework.pk] = framework
        known = self.plans.setdefault(framework.pk, set())
        if plan is None:
            self.plans[framework.pk] = None
        elif known is not None:
            known.add(plan.pk)


_under_way: ContextVar[_Change | None] = ContextVar("change under way", default=None)


@contextmanager
def one_change() -> Iterator[None]:
    """Everything within is one change: in one transaction, and told about once at its end, if there is anything."""
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


def say_changed(framework: Framework | None, plan: Plan | None = None, *, everywhere: bool = False) -> None:
    """Tell that ``framework`` has changed; within ``one_change`` at its end.

    With ``plan``, nothing but that plan of it has. ``everywhere`` says that perhaps all frameworks have.
    """
    under_way = _under_way.get()
    change = under_way or _Change()
    change.everywhere |= everywhere or framework is None
    if framework is not None:
        change.add(framework, plan)
    if under_way is None:
        _tell(change)


def _tell(change: _Change) -> None:
    if change.everywhere:
        record_changed.send(sender=None, framework=None, plans=None)
        return
    for framework in change.frameworks.values():
        plans = change.plans[framework.pk]
        record_changed.send(sender=None, framework=framework, plans=None if plans is None else frozenset(plans))
