"""The program is killed (SIGKILL) at the worst moments: nothing is half-done, and no mail is sent twice."""

import os
import signal
from collections import Counter
from dataclasses import dataclass, field

import pytest

from handleplan.record.answers import save_answer, set_verdict
from handleplan.record.answers_given import answers_of
from handleplan.record.models import Report
from mail_server import mail_server
from processes import Processes
from years import build_open_round, first_report

pytestmark = pytest.mark.django_db(transaction=True)

TICK = """
from django.utils import timezone
from handleplan.record.tick import tick
print("\\n".join(tick(timezone.now())))
"""


@dataclass
class Post:
    """A mail server that counts what it takes, and kills who sends, before or after it has taken the second mail."""

    kill: str = ""
    victim: int = 0
    port: int = 0
    taken: Counter[str] = field(default_factory=Counter)
    mails: int = 0

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802 (aiosmtpd's name)
        self.mails += 1
        envelope.rcpt_tos.append(address)
        self._perhaps_kill("before")
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        self.taken.update(envelope.rcpt_tos)
        self._perhaps_kill("after")
        return "250 OK"

    def _perhaps_kill(self, when: str) -> None:
        if self.kill == when and self.mails == 2:
            self.kill = ""
            os.kill(self.victim, signal.SIGKILL)


@pytest.fixture(autouse=True)
def nobody_sends_but_the_programs(settings) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}


@pytest.fixture
def post():
    post = Post()
    with mail_server(post) as post.port:
        yield post


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_killed_tick_sends_no_mail_twice(post, tmp_path, when):
    build_open_round(4)
    programs = Processes(tmp_path / "data", HANDLEPLAN_SMTP=f"smtp://127.0.0.1:{post.port}")
    post.kill = when
    killed = programs.start(TICK)
    post.victim = killed.pid
    killed.communicate(timeout=120)
    assert killed.returncode == -signal.SIGKILL
    states = Counter(state for (state,) in programs.values("Message", "state"))
    assert states == {"sent": 1, "claimed": 1, "waiting": 2}
    told = programs.run(TICK)
    assert "1 mail er uvis: programmet stoppede" in told
    assert "2 mails er sendt." in told
    assert set(post.taken.values()) == {1}
    assert len(post.taken) == (3 if when == "before" else 4)
    states = Counter(state for (state,) in programs.values("Message", "state"))
    assert states == {"sent": 3, "uncertain": 1}
    assert programs.run(TICK).strip() == "Der var ikke noget at gøre."


def test_a_killed_submission_leaves_nothing_half_done(tmp_path):
    report = first_report(build_open_round(1))
    for question in answers_of(report).questions:
        save_answer(report, question.field, "Vi har ansat to.", based_on=0, by=report.head)
    for one in answers_of(Report.objects.get(pk=report.pk)).criteria:
        set_verdict(report, one.statement, "met", by=report.head)
    programs = Processes(tmp_path / "data")
    submit = f"""
from handleplan.record import report_states
from handleplan.record.models import Report
report = Report.objects.get(pk={report.pk})
report_states.change_state(report, "submitted", by=report.head)
"""
    events = programs.values("Event", "what")
    killed = programs.start(
        "import os, signal\n"
        "from handleplan.record import report_states\n"
        "report_states.note_event = lambda *said, **more: os.kill(os.getpid(), signal.SIGKILL)\n" + submit
    )
    killed.communicate(timeout=120)
    assert killed.returncode == -signal.SIGKILL
    assert programs.values("Report", "state", "submitted_at")[-1] == ["draft", None]
    assert programs.values("Event", "what") == events
    assert len(programs.values("AnswerVersion", "text")) == 4
    programs.run(submit)
    assert programs.values("Report", "state")[-1] == ["submitted"]
    assert programs.values("Event", "what") == [*events, ["report.submitted"]]


def test_two_ticks_at_once_send_each_mail_once(post, tmp_path):
    build_open_round(4)
    programs = Processes(tmp_path / "data", HANDLEPLAN_SMTP=f"smtp://127.0.0.1:{post.port}")
    ticks = [programs.start(TICK) for _ in range(3)]
    told = [tick.communicate(timeout=120)[0] for tick in ticks]
    assert set(post.taken.values()) == {1}
    assert len(post.taken) == 4
    assert sum("4 mails er sendt." in one for one in told) == 1
