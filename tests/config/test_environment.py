"""The Python environment: when it fits, what it takes from pip, what is said when a part is missing."""

import importlib.util
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from config import environment, fingerprint
from config.terminal import SetupError


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout without an environment, whose installers only note that they ran."""
    for name in ("requirements.txt", "requirements-dev.txt", "requirements-uv.txt"):
        (tmp_path / name).write_text(name)
    monkeypatch.setattr(environment, "ROOT", tmp_path)
    monkeypatch.setattr(environment, "FOLDER", tmp_path / ".venv")
    monkeypatch.setattr(environment, "PYTHON", tmp_path / ".venv" / "bin" / "python")
    monkeypatch.setattr(environment, "STAMP", tmp_path / ".venv" / "stamp.json")
    for constant, name in (
        ("RUN", "requirements.txt"),
        ("DEV", "requirements-dev.txt"),
        ("UV", "requirements-uv.txt"),
    ):
        monkeypatch.setattr(environment, constant, tmp_path / name)
    return tmp_path


@pytest.fixture
def calls(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    noted: list[str] = []

    def note(command: list[str], variables: object = None) -> None:
        noted.append(" ".join(command[1:]))
        environment.PYTHON.parent.mkdir(parents=True, exist_ok=True)
        environment.PYTHON.write_text("#!/bin/sh\n")
        environment.PYTHON.chmod(0o755)

    monkeypatch.setattr(environment, "_call", note)
    return noted


def made(calls: list[str]) -> list[str]:
    """What the last call of `ensure` ran, by its first telling word."""
    words = ["venv" if "-m venv" in call else "uv" if "-m uv" in call else "pip" for call in calls]
    calls.clear()
    return words


def test_a_second_run_installs_nothing(calls: list[str]) -> None:
    environment.ensure()
    assert made(calls) == ["venv", "pip", "uv"]
    environment.ensure()
    assert made(calls) == []


def test_changed_requirements_are_installed_into_the_same_environment(
    calls: list[str], checkout: Path
) -> None:
    environment.ensure()
    made(calls)
    (checkout / "requirements.txt").write_text("another")
    environment.ensure()
    assert made(calls) == ["pip", "uv"]


def test_a_moved_checkout_gets_a_new_environment(
    calls: list[str], checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    environment.ensure()
    made(calls)
    monkeypatch.setattr(environment, "ROOT", checkout / "elsewhere")
    environment.ensure()
    assert made(calls) == ["venv", "pip", "uv"]


def test_the_tests_ask_for_more_and_the_product_keeps_it(calls: list[str], checkout: Path) -> None:
    environment.ensure()
    made(calls)
    environment.ensure(dev=True)
    assert "requirements-dev.txt" in calls[-1]
    made(calls)
    environment.ensure()
    assert made(calls) == []
    (checkout / "requirements.txt").write_text("another")
    environment.ensure()
    assert "requirements-dev.txt" in calls[-1]


def test_an_interrupted_set_up_never_passes_for_whole(
    calls: list[str], checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note: Callable[..., None] = environment._call

    def interrupted(command: list[str], variables: object = None) -> None:
        note(command, variables)
        if "uv" in command:
            raise KeyboardInterrupt

    environment.ensure()
    (checkout / "requirements.txt").write_text("another")
    monkeypatch.setattr(environment, "_call", interrupted)
    with pytest.raises(KeyboardInterrupt):
        environment.ensure()
    assert not environment.STAMP.exists()
    monkeypatch.setattr(environment, "_call", note)
    made(calls)
    environment.ensure()
    assert made(calls) == ["venv", "pip", "uv"]


def test_without_python3_venv_the_one_apt_line_is_said(
    calls: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    real = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "ensurepip" else real(name))
    with pytest.raises(SetupError) as problem:
        environment.ensure()
    vietnamese, english = str(problem.value).splitlines()
    assert "apt install python3-venv" in vietnamese
    assert "apt install python3-venv" in english
    assert calls == []


def test_pip_settings_reach_uv() -> None:
    listed = "\n".join(
        [
            ":env:.cert='/certificates/mine.crt'",
            "global.cert='/certificates/other.crt'",
            "global.index-url='https://index.example/simple'",
            "global.extra-index-url='https://one.example/simple https://two.example/simple'",
            "install.find-links='/wheels /more'",
            "global.disable-pip-version-check='1'",
        ]
    )
    assert environment.to_uv(listed) == {
        "SSL_CERT_FILE": "/certificates/mine.crt",
        "UV_DEFAULT_INDEX": "https://index.example/simple",
        "UV_INDEX": "https://one.example/simple https://two.example/simple",
        "UV_INDEX_STRATEGY": "unsafe-best-match",
        "UV_FIND_LINKS": "/wheels,/more",
    }


def test_a_stamp_that_is_no_stamp_counts_as_none(checkout: Path) -> None:
    environment.STAMP.parent.mkdir()
    environment.STAMP.write_text("{half")
    assert environment._stamp() == {}


def test_a_fingerprint_sees_every_change(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_text("a")
    two.write_text("b")
    before = fingerprint.of([two, one])
    assert before == fingerprint.of([one, two])
    two.write_text("c")
    assert before != fingerprint.of([one, two])
    fingerprint.write(tmp_path / "deep" / "stamp", before)
    assert fingerprint.fresh(tmp_path / "deep" / "stamp", before)
    assert not fingerprint.fresh(tmp_path / "missing", before)


def test_a_fingerprint_moves_with_its_files(tmp_path: Path) -> None:
    for name in ("a/deep/one", "a/two"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    before = fingerprint.of(path for path in tmp_path.rglob("*") if path.is_file())
    moved = (tmp_path / "a").rename(tmp_path / "b")
    assert before == fingerprint.of(path for path in moved.rglob("*") if path.is_file())
    (moved / "two").rename(moved / "three")
    assert before != fingerprint.of(path for path in moved.rglob("*") if path.is_file())


def test_an_interpreter_without_the_file_that_names_its_base_is_not_the_base(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is left when the removal of an environment was interrupted."""
    environment.PYTHON.parent.mkdir(parents=True)
    environment.PYTHON.symlink_to(sys.executable)
    monkeypatch.setattr(sys, "_base_executable", str(environment.PYTHON))
    bases: list[str] = []
    monkeypatch.setattr(environment, "_call", lambda command, *_: bases.append(command[0]))
    monkeypatch.setattr(environment, "_uv_environment", dict)
    environment.ensure()
    assert bases[0] == str(Path(sys.executable).resolve())


def test_what_an_interrupted_installer_started_ends_with_it(tmp_path: Path) -> None:
    noted = tmp_path / "pid"
    script = f"sleep 60 & echo $! >{noted}.new; mv {noted}.new {noted}; wait"
    code = f"from config import environment; environment._call(['sh', '-c', {script!r}])"
    with subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.DEVNULL) as launcher:
        while not noted.exists():
            time.sleep(0.01)
        launcher.send_signal(signal.SIGINT)
        launcher.wait(timeout=30)
    started = Path("/proc") / noted.read_text().strip() / "cmdline"
    deadline = time.monotonic() + 10
    while started.exists() and started.read_bytes() and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not started.exists() or not started.read_bytes()
