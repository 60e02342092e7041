"""Every function that changes the record says so here, in the same transaction."""

from handleplan.record.models import Event, Framework, Plan, User


def write_event(
    what: str, note: str = "", *, framework: Framework | None = None, plan: Plan | None = None, by: User | None = None
) -> Event:
    """One line of history: a code for programs, a sentence for people. ``by`` is None for the command line."""
    if plan and not framework:
        framework = plan.framework
    return Event.objects.create(what=what, note=note, framework=framework, plan=plan, user=by)
