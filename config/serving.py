"""Serves the site on this machine, with the keeper beside it, until it is told to stop."""

import os
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from config import children, fingerprint
from config.environment import ROOT, RUN
from config.terminal import SetupError, say, step

HOST = "127.0.0.1"
PORTS = range(8000, 9000)
THREADS, WAITING = min(16, 2 * (os.cpu_count() or 1) + 1), 64
"""Requests that are worked on at once, and that may be taken in before others have to wait outside."""
MEMORY = Path("/dev/shm")  # noqa: S108  # a folder of its own is made in it
"""The file system that lies in memory."""
UP_WITHIN = 60.0
"""Seconds the server may take until it answers."""


def serve(
    manage: list[str], variables: dict[str, str], var: Path, *, ports: range = PORTS, trying: bool = True
) -> int:
    """Serve on the first free port until Ctrl-C or a signal, which is the ordinary end: status 0.

    `trying` asks for a link that signs in as the sample's analyst.
    """
    _collect_static(manage, variables, var)
    for port in ports:
        if _free(port):
            link = _sign_in_link(manage, variables, f"http://{HOST}:{port}") if trying else ""
            status = _serve_at(port, manage, variables, link)
            if status is not None:
                return status
    raise SetupError(
        f"Các cổng {ports.start}–{ports.stop - 1} đều đang bận. Hãy dừng bớt chương trình rồi chạy lại.",
        f"All ports {ports.start}–{ports.stop - 1} are taken. Stop some programs and run again.",
    )


def _serve_at(port: int, manage: list[str], variables: dict[str, str], link: str) -> int | None:
    """Serve on one port; the exit status, or None when another program took the port first."""
    address = f"http://{HOST}:{port}"
    # A session of its own: Ctrl-C reaches only this process, which stops the server once and in order.
    with (
        counted_together() as counts,
        subprocess.Popen(
            _granian(port),
            env=counts | variables,
            stdout=sys.stderr,
            start_new_session=True,
            preexec_fn=children.end_with_parent,
        ) as server,
        children.passing_signals(server, own_session=True) as signals,
        _keeper(manage, variables, server),
    ):
        with step("Khởi động trang web", "Starting the site"):
            up = _answers(server, port)
        if up and not signals:
            say(f"Trang web: {address}", f"the site: {address}")
            if link:
                say(f"Đăng nhập một lần: {link}", "sign in once with this link")
            say("Dừng: Ctrl-C", "stop with Ctrl-C")
        status = server.wait()
    if not (up or signals or _free(port)):
        return None
    return 0 if signals else status or 1


@contextmanager
def counted_together() -> Iterator[dict[str, str]]:
    """Where every process of the server counts, in memory and gone with it; nothing where a machine has no
    file system in memory: then each process counts for itself."""
    if not os.access(MEMORY, os.W_OK | os.X_OK):
        yield {}
        return
    with tempfile.TemporaryDirectory(prefix="vungxanh-", dir=MEMORY) as folder:
        yield {"VUNGXANH_COUNTS": str(Path(folder, "counts"))}


@contextmanager
def _keeper(manage: list[str], variables: dict[str, str], server: subprocess.Popen[bytes]) -> Iterator[None]:
    """The keeper while the body runs: it stops with the site, and the site stops with it."""

    def stop_server() -> None:
        keeper.wait()
        server.terminate()

    with subprocess.Popen(
        [*manage, "keep"],
        env=variables,
        stdout=sys.stderr,
        start_new_session=True,
        preexec_fn=children.end_with_parent,
    ) as keeper:
        watching = threading.Thread(target=stop_server, daemon=True)
        watching.start()
        try:
            yield
        finally:
            keeper.terminate()


def _sign_in_link(manage: list[str], variables: dict[str, str], address: str) -> str:
    """A link that signs in as the sample's analyst; empty where the database is no sample, which is said."""
    command = [*manage, "sign_in_link", "--base", address]
    return subprocess.run(
        command, env=variables, stdout=subprocess.PIPE, text=True, check=False
    ).stdout.strip()


def _granian(port: int) -> list[str]:
    """The words that start the server: one process is enough for trying out and for a commune."""
    words = ["--interface", "wsgi", "--host", HOST, "--port", str(port), "--no-ws"]
    words += ["--log-level", "warning", "--log-config", str(ROOT / "config" / "granian-log.json")]
    # Each thread may hold a connection, and the private PostgreSQL takes a hundred.
    limits = ["--blocking-threads", str(THREADS), "--backpressure", str(WAITING)]
    return [sys.executable, "-P", "-m", "granian", *words, *limits, "config.wsgi:application"]


def _collect_static(manage: list[str], variables: dict[str, str], var: Path) -> None:
    """Gather and compress the static files when one of them, or a library, has changed."""
    files = [path for path in ROOT.glob("src/vungxanh/*/static/**/*") if path.is_file()]
    wanted, stamp = fingerprint.of([*files, RUN]), var / "static" / ".collected"
    if fingerprint.fresh(stamp, wanted):
        return
    problem = SetupError(
        "Không chuẩn bị được tệp tĩnh; nguyên nhân ở ngay phía trên.",
        "The static files could not be prepared; the reason stands just above.",
    )
    with step("Chuẩn bị tệp tĩnh", "Preparing the static files"):
        words = [*manage, "collectstatic", "--no-input", "--clear", "--verbosity=0"]
        children.must(children.run(words, variables, stdout=sys.stderr), problem)
    fingerprint.write(stamp, wanted)


def _free(port: int) -> bool:
    """True when nobody listens on the port."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


def _answers(server: subprocess.Popen[bytes], port: int) -> bool:
    """Wait until the server takes connections; false when it ended or took too long."""
    deadline = time.monotonic() + UP_WITHIN
    while server.poll() is None and time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex((HOST, port)) == 0:
                return True
        time.sleep(0.05)
    return False
