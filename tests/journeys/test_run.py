"""What a stranger does: clone, run, look, stop, run again; also where folders are closed, deep or shared."""

import os
import re
import shutil
import signal
import stat
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests import sample
from tests.house import repository

pytestmark = pytest.mark.journey

OURS = ("VUNGXANH_", "DJANGO_", "DATABASE_URL", "MIGRATOR_DATABASE_URL", "PYTEST", "PYTHON")
PATIENCE = 300


def clone(to: Path) -> Path:
    """A clone of the repository with the changes that are not committed yet."""
    subprocess.run(
        ["git", "clone", "--quiet", str(repository.ROOT), str(to)], check=True, capture_output=True
    )
    for path in repository.files():
        target = to / path.relative_to(repository.ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(path, target)
    return to


def stranger() -> dict[str, str]:
    """The environment of somebody who has set nothing."""
    return {name: value for name, value in os.environ.items() if not name.startswith(OURS)}


def run(place: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [place / "run", *words], env=stranger(), capture_output=True, text=True, timeout=PATIENCE, check=False
    )


def left_running(place: Path) -> list[str]:
    """The command lines of processes that name the clone."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            line = (process / "cmdline").read_bytes()
        except OSError:
            continue
        if os.fsencode(place) in line:
            found.append(line.replace(b"\0", b" ").decode(errors="replace"))
    return found


def server_of(place: Path) -> int:
    """The process of the clone's PostgreSQL."""
    [pid_file] = place.glob("var/pg*/data/postmaster.pid")
    return int(pid_file.read_text().splitlines()[0])


@contextmanager
def serving(place: Path, log: Path) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """`./run` with its site up; yields the process and the address."""
    with (
        log.open("w") as err,
        subprocess.Popen(
            [place / "run"], env=stranger(), stdout=subprocess.DEVNULL, stderr=err, stdin=subprocess.DEVNULL
        ) as process,
    ):
        try:
            yield process, wait_for_address(process, log)
        finally:
            if process.poll() is None:
                process.terminate()


def wait_for_address(process: subprocess.Popen[bytes], log: Path) -> str:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        if match := re.search(r"http://127\.0\.0\.1:\d+", log.read_text()):
            return match.group()
        time.sleep(0.1)
    pytest.fail(f"./run served nothing: {log.read_text()}")


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clone in a folder that only its owner may enter."""
    folder = tmp_path_factory.mktemp("closed")
    folder.chmod(0o700)
    return clone(folder / "vungxanh")


def test_the_law_answers_before_anything_is_set_up(closed: Path) -> None:
    times = []
    for _ in range(3):
        started = time.monotonic()
        done = run(closed, "classify", "--help")
        times.append(time.monotonic() - started)
        assert done.returncode == 0, done.stderr
    assert min(times) < 0.5
    assert not (closed / ".venv").exists()


@pytest.fixture(scope="module")
def first_run(closed: Path) -> subprocess.CompletedProcess[str]:
    done = run(closed, "--no-serve")
    if done.returncode == 0:
        sample.keep(closed / "var")
    return done


def test_a_clone_in_a_closed_folder_runs_to_the_table(
    closed: Path, first_run: subprocess.CompletedProcess[str]
) -> None:
    assert first_run.returncode == 0, first_run.stderr
    assert "28,2" in first_run.stdout
    assert "124" in first_run.stdout
    assert "…" in first_run.stderr
    assert left_running(closed) == []
    assert stat.S_IMODE(closed.parent.stat().st_mode) == 0o700


@pytest.mark.usefixtures("first_run")
def test_a_second_run_starts_in_seconds_and_says_the_same(
    closed: Path, first_run: subprocess.CompletedProcess[str]
) -> None:
    started = time.monotonic()
    again = run(closed, "--no-serve")
    assert time.monotonic() - started < 20
    assert again.returncode == 0, again.stderr
    assert again.stdout == first_run.stdout


@pytest.mark.long
@pytest.mark.usefixtures("first_run")
def test_two_copies_run_at_once_one_of_them_deep(closed: Path, tmp_path: Path) -> None:
    deep = clone(tmp_path / ("d" * (149 - len(str(tmp_path)))))
    assert len(str(deep)) == 150
    commands = [[place / "run", "--no-serve"] for place in (closed, deep, deep)]
    runs = [
        subprocess.Popen(command, env=stranger(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for command in commands
    ]
    outcomes = [(*process.communicate(timeout=PATIENCE), process.returncode) for process in runs]
    assert [status for _, _, status in outcomes] == [0, 0, 0], outcomes
    assert all("28,2" in table for table, _, _ in outcomes)
    assert left_running(deep) + left_running(closed) == []


@pytest.mark.usefixtures("first_run")
def test_the_site_survives_a_killed_database_at_the_next_start(closed: Path, tmp_path: Path) -> None:
    with serving(closed, tmp_path / "first") as (process, address):
        with urllib.request.urlopen(f"{address}/dang-nhap/", timeout=10) as page:
            assert page.status == 200
        os.kill(server_of(closed), signal.SIGKILL)
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=60) == 0
    with serving(closed, tmp_path / "second") as (process, address):
        with urllib.request.urlopen(f"{address}/dang-nhap/", timeout=10) as page:
            assert page.status == 200
        assert "/vao/" in (tmp_path / "second").read_text()
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=60) == 0
    assert left_running(closed) == []


@pytest.mark.long
def test_an_interrupted_set_up_is_finished_by_the_next_run(tmp_path: Path) -> None:
    place = clone(tmp_path / "clone")
    for seconds in (1.0, 3.0, 6.0):
        with subprocess.Popen(
            [place / "run", "--no-serve"],
            env=stranger(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as process:
            time.sleep(seconds)
            process.send_signal(signal.SIGINT)
            process.wait(timeout=60)
    assert run(place, "--no-serve").returncode == 0
    assert left_running(place) == []
