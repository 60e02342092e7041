"""How the rest of the house learns that the record has changed."""

from django.dispatch import Signal

record_changed = Signal()
"""Sent with ``framework`` by every function that changes what can be read of a framework (None: of any of them).

It is sent last in the change's own transaction: what listens makes its tables true in the same transaction, or the
change fails with it.
"""
