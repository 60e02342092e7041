"""Whether the database is there to be used."""

import sys

from django.core.management import call_command
from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor


def ready_database() -> bool:
    """True where the record's tables are there as this version wants them; an empty database gets them at once.

    A database with an older version's tables is left alone: whoever keeps it decides when it changes. Then, and where
    no database answers, a sentence on standard error says what to do.
    """
    try:
        is_empty = not connection.introspection.table_names()
    except OperationalError as problem:
        print(f"Databasen svarer ikke: {str(problem).strip().splitlines()[0]}", file=sys.stderr)
        return False
    if is_empty:
        call_command("migrate", verbosity=0, interactive=False)
        return True
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        print("Databasen er fra en tidligere version; kør først „handleplan migrate“.", file=sys.stderr)
        return False
    return True
