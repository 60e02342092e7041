"""The process that reads files: what it gives, what it refuses, and that the program outlives every file."""

import os
import resource
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from forms.structured.invented import PLAN
from handleplan.documents import UnreadableFile, read_file
from handleplan.documents.pdf import page_picture
from handleplan.forms import worker as worker_module
from handleplan.forms.limits import limits_from
from handleplan.forms.read import read
from handleplan.forms.worker import Limits, ReadingWorker
from plan_layouts import LAYOUTS, word_file
from typeset import pdf

TESTS = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def worker() -> Iterator[ReadingWorker]:
    with ReadingWorker() as worker:
        yield worker


@pytest.fixture
def misbehaving(monkeypatch: pytest.MonkeyPatch) -> Iterator[ReadingWorker]:
    """A worker whose process does what the file's name says."""
    monkeypatch.setattr(worker_module, "PROCESS", "misbehaving_worker")
    monkeypatch.setenv("PYTHONPATH", str(TESTS))
    with ReadingWorker(Limits(seconds=3)) as worker:
        yield worker


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.docx"
    path.write_bytes(word_file(LAYOUTS[0], PLAN))
    return path


def pid_of(worker: ReadingWorker) -> int:
    worker.start()
    return worker._process.pid


def wait_until_gone(process: int) -> None:
    """Fails where a process is still there after ten seconds."""
    gone = select.poll()
    gone.register(process)
    assert gone.poll(10_000)
    os.close(process)


def test_it_reads_what_is_read_without_it(worker: ReadingWorker, plan: Path) -> None:
    file = worker.read(plan)
    assert file.document == read_file(plan)
    assert file.reading == read(file.document)
    assert (file.reading.kind, file.problem) == ("handleplan", "")


def test_a_document_of_no_known_form_says_so(worker: ReadingWorker, tmp_path: Path) -> None:
    (tmp_path / "brev.txt").write_text("Kære alle", encoding="utf-8")
    file = worker.read(tmp_path / "brev.txt")
    assert (file.document.text, file.reading) == ("Kære alle", None)
    assert "„brev.txt“ følger ikke noget skema" in file.problem


def test_a_file_goes_by_the_name_that_people_know(worker: ReadingWorker, tmp_path: Path) -> None:
    (tmp_path / "5f3a").write_text("# Målet\n\nFlere i job.", encoding="utf-8")
    document = worker.read(tmp_path / "5f3a", name="plan.md").document
    assert (document.name, document.text) == ("plan.md", "Målet\nFlere i job.")
    with pytest.raises(UnreadableFile, match=r"„væk.md“ findes ikke"):
        worker.read(tmp_path / "5f3b", name="væk.md")


def test_the_unit_that_somebody_named(worker: ReadingWorker, tmp_path: Path) -> None:
    corpus = Path(__file__).parents[3] / "shared" / "corpus" / "indsats-dagtilbud.docx"
    if not corpus.exists():
        pytest.skip("the corpus is not beside the project (../shared/corpus)")
    assert worker.read(corpus, unit="Dagtilbud Nord").reading.plans[0].unit == "Dagtilbud Nord"


def test_one_process_reads_many_files(worker: ReadingWorker, plan: Path) -> None:
    before = pid_of(worker)
    for _time in range(3):
        worker.read(plan)
    assert pid_of(worker) == before


def test_two_threads_may_share_it(worker: ReadingWorker, tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.txt" for number in range(8)]
    for path in paths:
        path.write_text(path.name, encoding="utf-8")
    with ThreadPoolExecutor(4) as threads:
        texts = list(threads.map(lambda path: worker.read(path).document.text, paths))
    assert texts == [path.name for path in paths]


def test_a_picture_of_a_page(worker: ReadingWorker, tmp_path: Path) -> None:
    data = pdf("Flere i job.\n#pagebreak()\nTi i job.")
    (tmp_path / "plan.pdf").write_bytes(data)
    assert worker.picture(tmp_path / "plan.pdf", 2, 300) == page_picture(data, "plan.pdf", 2, 300)
    with pytest.raises(UnreadableFile, match="„planen“ har ingen side 3"):
        worker.picture(tmp_path / "plan.pdf", 3, 300, name="planen")


def test_a_file_that_takes_too_long_is_laid_aside_and_the_next_one_read(plan: Path, tmp_path: Path) -> None:
    endless = tmp_path / "endeløs.txt"
    os.mkfifo(endless)
    with ReadingWorker(Limits(seconds=1)) as worker:
        before = os.pidfd_open(pid_of(worker))
        with pytest.raises(UnreadableFile, match=r"„endeløs.txt“ var ikke læst efter 1 sekunder"):
            worker.read(endless)
        wait_until_gone(before)
        worker.limits = Limits()
        assert worker.read(plan).reading is not None


def test_a_process_that_ended_between_two_files_costs_nothing(worker: ReadingWorker, plan: Path) -> None:
    process = os.pidfd_open(pid_of(worker))
    signal.pidfd_send_signal(process, signal.SIGKILL)
    wait_until_gone(process)
    assert worker.read(plan).reading is not None


@pytest.mark.parametrize(
    ("what", "sentence"),
    [
        *((name, "beskadiget eller kræver mere end 1000 MB") for name in ("no JSON", "another JSON", "no header")),
        *((name, "beskadiget eller kræver mere end 1000 MB") for name in ("no document", "no content", "falls down")),
        *((name, "beskadiget eller kræver mere end 1000 MB") for name in ("nothing in it", "too much")),
        ("too large", "kræver mere end 1000 MB hukommelse at læse"),
        ("too deep", "for mange lag inden i hinanden"),
        ("silent", "var ikke læst efter 3 sekunder"),
    ],
)
def test_whatever_the_process_does_it_is_a_sentence(what: str, sentence: str, misbehaving: ReadingWorker) -> None:
    with pytest.raises(UnreadableFile, match=f"^Filen „{what}“ .*{sentence}.*[.]$"):
        misbehaving.read(Path(what))


def test_an_error_of_the_program_is_told_and_logged(
    misbehaving: ReadingWorker, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(UnreadableFile, match="„failed“ kunne ikke læses på grund af en fejl i programmet"):
        misbehaving.read(Path("failed"))
    assert "Traceback: KeyError" in caplog.text


def test_the_process_is_held_to_its_limits(worker: ReadingWorker) -> None:
    pid = pid_of(worker)
    worker.read(Path(__file__))  # it has set its limits when it answers
    assert resource.prlimit(pid, resource.RLIMIT_AS)[0] == worker.limits.bytes
    assert resource.prlimit(pid, resource.RLIMIT_CORE)[0] == 0


def test_the_process_is_told_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HANDLEPLAN_SECRET", "hemmelig")
    monkeypatch.setenv("DATABASE_URL", "postgres://hemmelig")
    with ReadingWorker() as worker:
        worker.read(Path(__file__))
        assert b"hemmelig" not in Path(f"/proc/{pid_of(worker)}/environ").read_bytes()


def test_the_process_knows_no_django_and_no_database() -> None:
    program = (
        "import sys, handleplan.forms.worker_process; assert not {'django', 'sqlite3', 'psycopg'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_it_ends_when_it_is_closed(plan: Path) -> None:
    with ReadingWorker() as worker:
        worker.read(plan)
        process = os.pidfd_open(pid_of(worker))
    wait_until_gone(process)


def test_it_ends_with_the_program_that_started_it() -> None:
    program = (
        "import os; from handleplan.forms.worker import ReadingWorker; from pathlib import Path; "
        f"worker = ReadingWorker(); worker.read(Path({__file__!r})); print(worker._process.pid, flush=True); input()"
    )
    with subprocess.Popen([sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as parent:
        process = os.pidfd_open(int(parent.stdout.readline()))
        parent.kill()
    wait_until_gone(process)


def test_the_environment_sets_the_limits() -> None:
    assert limits_from({}) == Limits(seconds=60, megabytes=1000)
    assert limits_from({"HANDLEPLAN_READ_SECONDS": "5", "HANDLEPLAN_READ_MEGABYTES": " 300 "}) == Limits(5, 300)


@pytest.mark.parametrize("text", ["0", "-1", "meget", "1,5"])
def test_limits_that_are_no_numbers_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=f"HANDLEPLAN_READ_SECONDS er „{text}“, men skal være et helt tal over 0"):
        limits_from({"HANDLEPLAN_READ_SECONDS": text})
