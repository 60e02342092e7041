"""Run a command with DATABASE_URL leading to a PostgreSQL server made for it, and take the server away afterwards.

Where the machine has no PostgreSQL the command is skipped, with the reason, and counts as done; where the environment
variable HANDLEPLAN_REQUIRE_ALL is set (as in CI) that is an error.

Usage: python tools/with_postgres.py COMMAND [ARGUMENT …]
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

DEBIAN = Path("/usr/lib/postgresql")


def server_programs() -> Path | None:
    """The folder with initdb and pg_ctl, the newest where there are several, or None."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    versions = [folder for folder in DEBIAN.glob("*/bin") if (folder / "initdb").exists()]
    return max(versions, key=lambda folder: int(folder.parent.name), default=None)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def as_server_user(command: list[str]) -> list[str]:
    """PostgreSQL refuses to run as root; there it runs as its own user."""
    return ["runuser", "-u", "postgres", "--", *command] if os.geteuid() == 0 else command


def main(command: list[str]) -> int:
    programs = server_programs()
    if programs is None:
        required = "HANDLEPLAN_REQUIRE_ALL" in os.environ
        print("PostgreSQL findes ikke på maskinen: prøverne på PostgreSQL springes over.", file=sys.stderr)
        return 1 if required else 0
    folder = Path(tempfile.mkdtemp(prefix="handleplan-postgres-"))
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
    data, port = str(folder / "data"), free_port()
    pg_ctl = [str(programs / "pg_ctl"), "-D", data, "-w"]
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off -c full_page_writes=off"
    initdb = [str(programs / "initdb"), "-D", data, "-U", "handleplan", "-E", "UTF8", "--locale=C.UTF-8", "-A", "trust"]
    try:
        subprocess.run(as_server_user(initdb), check=True, stdout=subprocess.DEVNULL, cwd="/")
        start = [*pg_ctl, "-l", str(folder / "log"), "-o", options, "start"]
        subprocess.run(as_server_user(start), check=True, stdout=subprocess.DEVNULL, cwd="/")
        url = f"postgres://handleplan@127.0.0.1:{port}/postgres"
        return subprocess.run(command, env={**os.environ, "DATABASE_URL": url}, check=False).returncode
    finally:
        stop = [*pg_ctl, "-m", "immediate", "stop"]
        subprocess.run(as_server_user(stop), check=False, stdout=subprocess.DEVNULL, cwd="/")
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1:]))
