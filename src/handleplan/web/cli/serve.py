"""``handleplan serve``: the site, on granian (two workers, one thread each: what STACK.md measured as best)."""

import argparse
import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from handleplan.web.cli.django_setup import set_up_django

HELP = "vis hjemmesiden"
WAIT_SECONDS = 30


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1", help="adresse, der lyttes på (standard: kun denne maskine)")
    parser.add_argument("--port", type=int, default=8000, help="port (standard: 8000)")


def run(args: argparse.Namespace) -> int:
    """Bring the database and the static files up to date, then serve until stopped."""
    set_up_django()
    bring_up_to_date()
    return serve(args.host, args.port)


def bring_up_to_date() -> None:
    """Migrate, and collect the static files where any is newer than those that were collected."""
    from django.conf import settings
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    if not manifest.exists() or manifest.stat().st_mtime < newest_static_file():
        call_command("collectstatic", verbosity=0, interactive=False)


def newest_static_file() -> float:
    """When the youngest of the site's static files was changed, in seconds since 1970."""
    from django.contrib.staticfiles.finders import get_finders

    found = (storage.get_modified_time(name) for finder in get_finders() for name, storage in finder.list([]))
    return max(moment.timestamp() for moment in found)


def serve(host: str, port: int, announcement: str = "") -> int:
    """Run the server until it stops; once it answers, print ``announcement`` and the address."""
    command = [
        *(sys.executable, "-m", "granian", "--interface", "wsgi", "handleplan.wsgi:application"),
        *("--host", host, "--port", str(port), "--workers", "2", "--blocking-threads", "1"),
        *("--log-level", "warning"),
    ]
    server = subprocess.Popen(command, env={**os.environ, "DJANGO_SETTINGS_MODULE": "handleplan.settings"})
    try:
        if not answers(server, f"http://{host}:{port}/"):
            server.terminate()
            print(f"Hjemmesiden kunne ikke starte på port {port}. Er porten i brug? Vælg en anden med --port.")
            return 1
        print(f"{announcement}\nHjemmesiden kører på http://{host}:{port}/  (stop med Ctrl-C)", flush=True)
        return server.wait()
    except KeyboardInterrupt:
        server.terminate()
        return server.wait() and 0


def answers(server: subprocess.Popen[bytes], address: str) -> bool:
    """Wait until the address answers; False where the server ends or nothing answers in WAIT_SECONDS."""
    deadline = time.monotonic() + WAIT_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=WAIT_SECONDS):
                return server.poll() is None
        except urllib.error.HTTPError:
            return True
        except OSError:
            time.sleep(0.05)
    return False
