"""Which files somebody means."""

from pathlib import Path

from handleplan.intake.files import files_below


def test_a_folder_gives_its_documents_in_order_and_none_of_the_rest(tmp_path: Path):
    names = ("b.txt", "a/c.docx", "a/.d.txt", ".skjult/e.txt", "people.toml", "~$b.docx", "README.md", "F.PDF")
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    found = [path.relative_to(tmp_path).as_posix() for path in files_below([tmp_path])]
    assert found == ["F.PDF", "a/c.docx", "b.txt"]


def test_a_file_that_is_named_is_taken_whatever_it_is_called_and_once(tmp_path: Path):
    path = tmp_path / "plan.dat"
    path.write_text("x")
    missing = tmp_path / "mangler.txt"
    assert files_below([path, missing, path]) == [path, missing]
