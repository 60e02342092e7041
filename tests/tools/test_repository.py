"""What must hold for the repository itself."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
REGISTRIES = re.compile(r"registry\.npmjs|pypi\.org|files\.pythonhosted|deb\.debian|/simple/")


def tracked_files() -> list[Path]:
    try:
        listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a git checkout")
    return [ROOT / name for name in listed.splitlines() if (ROOT / name).is_file()]


def test_no_registry_address_is_committed():
    guilty = [
        path
        for path in tracked_files()
        if path != Path(__file__) and path.suffix not in {".png", ".mo"} and REGISTRIES.search(path.read_text("utf-8"))
    ]
    assert not guilty


def test_every_requirement_is_pinned_with_hashes():
    requirements = (ROOT / "requirements.txt").read_text()
    packages = re.findall(r"^([\w.-]+)(\[[^]]*\])?==", requirements, re.MULTILINE)
    assert len(packages) > 20
    for block in re.split(r"\n(?=\S)", requirements):
        assert "--hash=sha256:" in block or not re.match(r"[\w.-]+", block), block


def test_make_help_lists_every_target_that_the_readme_names():
    listed = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    named = set(re.findall(r"make ([a-z-]+)", (ROOT / "README.md").read_text()))
    for target in named - {"help"}:
        assert re.search(rf"^{target} ", listed, re.MULTILINE), target


def test_every_file_that_the_readme_links_to_is_there():
    readme = (ROOT / "README.md").read_text()
    for target in re.findall(r"\]\(([^)#]+)\)", readme):
        assert (ROOT / target).exists(), target
