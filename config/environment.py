"""Makes the Python environment `.venv` from the hashed requirements.

Standard library only: this runs before anything is installed.
"""

import ast
import importlib.util
import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

from config import fingerprint
from config.locks import exclusive
from config.terminal import SetupError, step

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / ".venv"
PYTHON = FOLDER / "bin" / "python"
STAMP = FOLDER / "vungxanh-stamp.json"
RUN, DEV, UV = (ROOT / name for name in ("requirements.txt", "requirements-dev.txt", "requirements-uv.txt"))
PIP_TO_UV = {
    "index-url": "UV_DEFAULT_INDEX",
    "extra-index-url": "UV_INDEX",
    "find-links": "UV_FIND_LINKS",
    "trusted-host": "UV_INSECURE_HOST",
    "timeout": "UV_HTTP_TIMEOUT",
    "cert": "SSL_CERT_FILE",
}
"""Settings of pip that uv does not read by itself, and the variables that tell uv."""


def ensure(*, dev: bool = False) -> Path:
    """The interpreter of an environment that fits this checkout; makes or mends the environment first.

    `dev` asks for the tools of the tests as well. Raises SetupError with what to do.
    """
    if not _fits(dev=dev):
        with exclusive(
            ROOT / "var" / "environment.lock",
            "Đang chờ một tiến trình khác cài đặt thư viện",
            "Waiting for another process that installs the libraries",
        ):
            if not _fits(dev=dev):
                _make(dev=dev or bool(_stamp().get("dev")))
    return PYTHON


def _wanted(*, dev: bool) -> dict[str, str]:
    """What the stamp of a fitting environment says."""
    facts = {
        "root": str(ROOT),
        "python": f"{sys.version_info.major}.{sys.version_info.minor}",
        "run": fingerprint.of([RUN, UV]),
    }
    return facts | {"dev": fingerprint.of([DEV])} if dev else facts


def _stamp() -> dict[str, str]:
    """What the stamp says; empty when the environment is missing or half made."""
    try:
        facts: dict[str, str] = json.loads(STAMP.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return {}
    return facts


def _fits(*, dev: bool) -> bool:
    """True when the environment is whole, of this place and Python, and of these requirements."""
    return os.access(PYTHON, os.X_OK) and _wanted(dev=dev).items() <= _stamp().items()


def _make(*, dev: bool) -> None:
    """Make or update the environment; without its stamp, written last, it never counts as whole."""
    wanted, found = _wanted(dev=dev), _stamp()
    reusable = os.access(PYTHON, os.X_OK) and all(found.get(key) == wanted[key] for key in ("root", "python"))
    STAMP.unlink(missing_ok=True)
    if not reusable:
        _check_venv()
        with step("Tạo môi trường Python", "Making the Python environment"):
            _recreate()
    with step("Cài đặt thư viện", "Installing the libraries"):
        _call([str(PYTHON), "-m", "pip", "install", "--quiet", "--require-hashes", f"--requirement={UV}"])
        sync = ["-m", "uv", "pip", "sync", "--quiet", f"--python={PYTHON}", "--require-hashes"]
        _call([str(PYTHON), *sync, str(DEV if dev else RUN)], _uv_environment())
    fingerprint.write(STAMP, json.dumps(wanted))


def _recreate() -> None:
    """Remove what is there and make an empty environment with the interpreter that runs outside of it.

    What an interrupted set-up left may have an interpreter but no longer the file that names its base: the
    links are followed before they are removed.
    """
    base = Path(getattr(sys, "_base_executable", sys.executable)).resolve()
    if FOLDER.is_symlink():
        FOLDER.unlink()
    elif FOLDER.exists():
        shutil.rmtree(FOLDER)
    _call([str(base), "-m", "venv", str(FOLDER)])


def _check_venv() -> None:
    """Debian ships Python without the part that makes environments."""
    if importlib.util.find_spec("venv") is None or importlib.util.find_spec("ensurepip") is None:
        raise SetupError(
            "Thiếu thành phần tạo môi trường của Python. Hãy chạy: apt install python3-venv",
            "Python's part that makes environments is missing. Run: apt install python3-venv",
        )


def _uv_environment() -> dict[str, str]:
    """The environment for uv, with the machine's settings of pip carried over at run time only."""
    listed = subprocess.run(
        [str(PYTHON), "-m", "pip", "config", "list"], capture_output=True, text=True, check=False
    ).stdout
    return os.environ | {name: value for name, value in to_uv(listed).items() if name not in os.environ}


def to_uv(listed: str) -> dict[str, str]:
    """Translate what `pip config list` prints into uv's variables; pip's variables win over its files."""
    pairs = [line.partition("=") for line in listed.splitlines() if "=" in line]
    ordered = sorted(pairs, key=lambda pair: pair[0].startswith(":env:"))
    found: dict[str, str] = {}
    for key, _, literal in ordered:
        if name := PIP_TO_UV.get(key.rpartition(".")[2]):
            found[name] = str(ast.literal_eval(literal))
    if "UV_FIND_LINKS" in found:
        found["UV_FIND_LINKS"] = ",".join(found["UV_FIND_LINKS"].split())
    if "UV_INDEX" in found:
        # pip takes the best version of all its indexes; the hashes decide which file is good.
        found["UV_INDEX_STRATEGY"] = "unsafe-best-match"
    return found


def _call(command: list[str], variables: dict[str, str] | None = None) -> None:
    """Run an installer with its messages on standard error; when this is stopped, so is all it started."""
    plain = {name: value for name, value in (variables or os.environ).items() if name != "PYTHONPATH"}
    with subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=sys.stderr, env=plain, start_new_session=True
    ) as child:
        try:
            status = child.wait()
        except BaseException:
            os.killpg(child.pid, signal.SIGKILL)
            raise
    if status != 0:
        what = " ".join(command[1:5])
        raise SetupError(
            f"Cài đặt không thành công ({what}). Nguyên nhân ở ngay phía trên; hãy kiểm tra mạng, chỗ trống"
            " trên đĩa và quyền ghi vào thư mục này, rồi chạy lại.",
            f"Set-up failed ({what}). The reason stands just above; check the network, the space on disk and"
            " that this folder may be written to, then run again.",
        )
