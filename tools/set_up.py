"""Make ``.venv`` with all that the project needs, or find that it is up to date.

Runs on any Python from 3.11 with its standard library alone. Uses uv where it is on the PATH (4 s), else venv and pip
(about a minute). What to install is pinned with hashes in requirements.txt.

Usage: python3 tools/set_up.py
"""

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMP = VENV / "made-from"
INPUTS = ("requirements.txt", "pyproject.toml", "tools/set_up.py")


def fingerprint() -> str:
    """What the environment was made from: the pinned packages, the project's own definition, and where it lies."""
    content = b"".join((ROOT / name).read_bytes() for name in INPUTS)
    return hashlib.sha256(content + str(ROOT).encode()).hexdigest()


def run(*command: str | Path) -> None:
    subprocess.run([str(part) for part in command], cwd=ROOT, check=True)


def install_with_uv() -> None:
    if not PYTHON.exists():
        run("uv", "venv", "--quiet", "--clear", "--python", sys.executable, VENV)
    common = ("--quiet", "--python", PYTHON)
    run("uv", "pip", "sync", *common, "--compile-bytecode", "--require-hashes", "requirements.txt")
    run("uv", "pip", "install", *common, "--no-deps", "--no-build-isolation", "--editable", ".")


def install_with_pip() -> None:
    if not PYTHON.exists():
        run(sys.executable, "-m", "venv", "--clear", VENV)
    pip = (PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    run(*pip, "--require-hashes", "-r", "requirements.txt")
    run(*pip, "--no-deps", "--no-build-isolation", "--editable", ".")


def main() -> int:
    if sys.version_info < (3, 11):  # noqa: UP036  (the one file that an older Python may be made to run)
        print(f"Handleplan kræver Python 3.11 eller nyere; her er {sys.version.split()[0]}.", file=sys.stderr)
        return 1
    wanted = fingerprint()
    if not (STAMP.exists() and STAMP.read_text() == wanted):
        print("Henter programmets dele (et øjeblik med uv, omkring et minut med pip) …", flush=True)
        if shutil.which("uv"):
            install_with_uv()
        else:
            install_with_pip()
        STAMP.write_text(wanted)
    run(PYTHON, "tools/front_end.py")
    run(PYTHON, "tools/compile_messages.py")
    run(PYTHON, "-m", "compileall", "-q", "src")  # where Python may not write bytecode itself, every start pays for it
    return 0


if __name__ == "__main__":
    sys.exit(main())
