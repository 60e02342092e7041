"""A database that other processes see, for tests in which a program is killed."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from django.db import connection


class Processes:
    """Runs programs on a copy of the record as it is now (SQLite), or on the very test database (PostgreSQL)."""

    def __init__(self, folder: Path, **environment: str) -> None:
        folder.mkdir(exist_ok=True)
        if connection.vendor == "postgresql":
            of = connection.settings_dict
            url = f"postgres://{of['USER']}:{of['PASSWORD'] or ''}@{of['HOST']}:{of['PORT']}/{of['NAME']}"
        else:
            file = folder / "record.sqlite3"
            with connection.cursor() as cursor:
                cursor.execute("VACUUM INTO %s", [str(file)])
            url = f"sqlite:///{file}"
        self.environment = {
            **os.environ,
            "DATABASE_URL": url,
            "HANDLEPLAN_DATA": str(folder),
            "DJANGO_SETTINGS_MODULE": "handleplan.settings",
            **environment,
        }

    def start(self, program: str) -> subprocess.Popen[str]:
        """A Python program, with Django ready."""
        program = f"import django; django.setup()\n{program}"
        return subprocess.Popen(
            [sys.executable, "-c", program],
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, program: str) -> str:
        """What the program prints; it must end well."""
        process = self.start(program)
        out, problem = process.communicate(timeout=120)
        assert process.returncode == 0, problem
        return out

    def values(self, model: str, *names: str) -> list[list[Any]]:
        """The rows of a table as other processes see them."""
        return json.loads(
            self.run(
                "import json\n"
                f"from handleplan.record.models import {model}\n"
                f"print(json.dumps(list({model}.objects.order_by('pk').values_list(*{names!r})), default=str))"
            )
        )
