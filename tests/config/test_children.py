"""Exit statuses, output and signals of a command pass through the launcher unchanged."""

import contextlib
import os
import pty
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from config import children
from config.locks import Users, exclusive
from config.terminal import SetupError

SLEEPER = """
import signal, sys, time
signal.signal(signal.SIGTERM, lambda *_: sys.exit(7))
print("up", flush=True)
time.sleep(30)
"""
LAUNCHER = """
import os, sys
from config import children
children.stop_on_signals()
sys.exit(children.run([sys.executable, "-c", {program!r}], dict(os.environ)))
"""


@pytest.mark.parametrize("status", [0, 1, 2, 77])
def test_the_exit_status_is_passed_on(status: int) -> None:
    assert children.run([sys.executable, "-c", f"raise SystemExit({status})"], dict(os.environ)) == status


def test_death_by_a_signal_is_told_as_a_shell_would() -> None:
    program = "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"
    assert children.run([sys.executable, "-c", program], dict(os.environ)) == 128 + signal.SIGKILL


def test_a_signal_that_comes_while_the_command_starts_reaches_it(monkeypatch: pytest.MonkeyPatch) -> None:
    start = subprocess.Popen

    def interrupted(*arguments: object, **options: object) -> object:
        child = start(*arguments, **options)
        os.kill(os.getpid(), signal.SIGTERM)
        return child

    monkeypatch.setattr(subprocess, "Popen", interrupted)
    began = time.monotonic()
    assert children.run([sys.executable, "-c", "import time; time.sleep(30)"], dict(os.environ)) == 143
    assert time.monotonic() - began < 20


@pytest.mark.parametrize(
    ("number", "status"), [(signal.SIGTERM, 7), (signal.SIGINT, 1), (signal.SIGHUP, 129)]
)
def test_signals_reach_the_command(number: signal.Signals, status: int) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", LAUNCHER.format(program=SLEEPER)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        stdin=subprocess.DEVNULL,
        text=True,
    ) as launcher:
        assert launcher.stdout is not None
        assert launcher.stdout.readline() == "up\n"
        launcher.send_signal(number)
        started = time.monotonic()
        # An interrupted Python dies of the signal itself, others by what they chose.
        assert launcher.wait(timeout=10) in {status, 128 + number}
        assert time.monotonic() - started < 5


def test_standard_input_and_output_are_the_commands_own() -> None:
    program = "import sys; sys.stdout.write(sys.stdin.read().upper())"
    done = subprocess.run(
        [sys.executable, "-c", LAUNCHER.format(program=program)],
        input="xã mẫu",
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "XÃ MẪU"
    assert done.stderr == ""


def test_only_the_last_user_leaves_alone(tmp_path: Path) -> None:
    first, second = Users(tmp_path / "lock"), Users(tmp_path / "lock")
    first.enter()
    second.enter()
    assert not first.leave()
    assert second.leave()
    assert not second.leave()


def test_a_held_lock_is_waited_for_aloud(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "lock"
    program = (
        "import fcntl, os, sys, time\n"
        f"handle = os.open({str(path)!r}, os.O_RDWR | os.O_CREAT)\n"
        "fcntl.flock(handle, fcntl.LOCK_EX)\nprint('held', flush=True)\ntime.sleep(0.5)"
    )
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        started = time.monotonic()
        with exclusive(path, "Đang chờ", "waiting"):
            assert time.monotonic() - started > 0.3
    assert capsys.readouterr().err == "Đang chờ / waiting\n"


COUNTER = """
import signal, time
came = []
signal.signal(signal.SIGINT, lambda number, frame: came.append(number))
print("up", flush=True)
end = time.monotonic() + 1
while time.monotonic() < end:
    time.sleep(0.05)
print("interrupts:", len(came), flush=True)
"""


def test_ctrl_c_in_a_terminal_reaches_the_command_once() -> None:
    pid, terminal = pty.fork()
    if pid == 0:
        os.execv(sys.executable, [sys.executable, "-c", LAUNCHER.format(program=COUNTER)])
    said = b""
    while b"interrupts" not in said or not said.endswith(b"\n"):
        said += os.read(terminal, 1024)
        if said.endswith(b"up\r\n"):
            os.write(terminal, b"\x03")
    status = os.waitpid(pid, 0)[1]
    os.close(terminal)
    assert status == 0
    assert b"interrupts: 1" in said


def test_a_server_ends_with_a_launcher_that_is_killed() -> None:
    program = (
        "import subprocess, sys, time\n"
        "from config import children\n"
        "child = subprocess.Popen(['sleep', '60'], preexec_fn=children.end_with_parent)\n"
        "print(child.pid, flush=True)\ntime.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) as launcher:
        assert launcher.stdout is not None
        server = int(launcher.stdout.readline())
        handle = os.pidfd_open(server)
        launcher.kill()
        ended = select.poll()
        ended.register(handle, select.POLLIN)
        assert ended.poll(5000)
        os.close(handle)


@pytest.mark.parametrize(("status", "raised"), [(0, None), (3, SetupError), (130, SystemExit)])
def test_a_step_that_a_signal_ended_is_no_problem_to_explain(
    status: int, raised: type[BaseException] | None
) -> None:
    problem = SetupError("hỏng", "broken")
    with pytest.raises(raised) if raised else contextlib.nullcontext():
        children.must(status, problem)
