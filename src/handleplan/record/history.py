"""Every function that changes the record says so here, in the same transaction."""

from handleplan.record.changes import say_changed
from handleplan.record.models import Event, Framework, Plan, User


def write_event(
    what: str,
    note: str = "",
    *,
    framework: Framework | None = None,
    plan: Plan | None = None,
    by: User | None = None,
    everywhere: bool = False,
) -> Event:
    """One line of history: a code for programs, a sentence for people. ``by`` is None for the command line.

    It is the last that a change does: those who listen for changes are told with it. ``everywhere`` says that what is
    read of other frameworks may have changed too.
    """
    if plan and not framework:
        framework = plan.framework
    event = note_event(what, note, framework=framework, plan=plan, by=by)
    say_changed(framework, plan, everywhere=everywhere)
    return event


def note_event(
    what: str,
    note: str = "",
    *,
    framework: Framework | None = None,
    plan: Plan | None = None,
    by: User | None = None,
) -> Event:
    """A line of history of what changes nothing that is read in the record: nobody who listens for changes is told."""
    return Event.objects.create(what=what, note=note, framework=framework, plan=plan, user=by)
