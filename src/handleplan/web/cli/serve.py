"""``handleplan serve``: the site, on granian (two workers, one thread each: what STACK.md measured as best).

The tasks' worker runs beside it, and every ten minutes the tick.
"""

import argparse
import os
import signal
import socket
import subprocess
import sys
import time
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from handleplan.web.cli.django_setup import set_up_django
from handleplan.web.cli.task_worker import TaskWorker
from handleplan.web.cli.ticker import Ticker

HELP = "vis hjemmesiden"
WAIT_SECONDS = 60
STOP_SECONDS = 5


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
    if not is_free(host, port):
        print(f"Port {port} er i brug. Vælg en anden med --port.", file=sys.stderr)
        return 1
    command = [
        *(sys.executable, "-m", "granian", "--interface", "wsgi", "handleplan.wsgi:application"),
        *("--host", host, "--port", str(port), "--workers", "2", "--blocking-threads", "1"),
        *("--log-level", "warning"),
    ]
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # a stopped command stops its server too
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "handleplan.settings"}
    # In a session of its own, so that Ctrl-C reaches the server once: through ``stop``.
    server = subprocess.Popen(command, env=environment, start_new_session=True)
    try:
        if not answers(server, host, port):
            print("Hjemmesiden kunne ikke starte; grunden står ovenfor.", file=sys.stderr)
            return 1
        with TaskWorker(), Ticker():
            print(f"{announcement}\nHjemmesiden kører på http://{host}:{port}/  (stop med Ctrl-C)", flush=True)
            return server.wait()
    except KeyboardInterrupt:
        return 0
    finally:
        stop(server)


def stop(server: subprocess.Popen[bytes]) -> None:
    """Ask the server to end what it is doing; end it with its workers where it does not."""
    server.terminate()
    try:
        server.wait(timeout=STOP_SECONDS)
    except subprocess.TimeoutExpired:
        os.killpg(server.pid, signal.SIGKILL)
        server.wait()


def is_free(host: str, port: int) -> bool:
    """Asked beforehand: granian shares a port with whoever else lets it, and would serve every other visitor."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def answers(server: subprocess.Popen[bytes], host: str, port: int) -> bool:
    """Wait until the server answers; False where it ends first, or answers nothing in WAIT_SECONDS."""
    deadline = time.monotonic() + WAIT_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        connection = HTTPConnection(host, port, timeout=WAIT_SECONDS)
        try:
            connection.request("HEAD", "/tilgaengelighed")
            connection.getresponse()
            return True
        except (OSError, HTTPException):
            time.sleep(0.05)
        finally:
            connection.close()
    return False
