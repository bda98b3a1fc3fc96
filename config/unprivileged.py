"""How root starts PostgreSQL, which refuses root, without adding a user or changing a folder's mode."""

import os
import subprocess
from pathlib import Path

from config.terminal import SetupError

NOBODY = 65534
CAPABILITIES = "+dac_override,+dac_read_search"
NAMESPACE = ["unshare", "--user", f"--map-user={NOBODY}", f"--map-group={NOBODY}"]
"""Root under another number: files stay root's and folders of mode 0700 stay passable."""
OTHER_ID = [
    "setpriv",
    f"--reuid={NOBODY}",
    f"--regid={NOBODY}",
    "--clear-groups",
    f"--inh-caps={CAPABILITIES}",
    f"--ambient-caps={CAPABILITIES}",
]
"""Where namespaces are forbidden: another id that keeps the two capabilities to pass closed folders."""


def prefix(folder: Path) -> list[str]:
    """The words to put before a PostgreSQL program so that it is not root and can write in `folder`.

    Empty when this process is not root. Raises SetupError when neither way works here.
    """
    if os.geteuid() != 0:
        return []
    for way in (NAMESPACE, OTHER_ID):
        if _can_write(way, folder):
            return way
    raise SetupError(
        f"PostgreSQL không chạy bằng root, và ở đây cả unshare lẫn setpriv đều không ghi được vào {folder}."
        " Hãy chạy ./run bằng người dùng thường, hoặc đặt DATABASE_URL.",
        f"PostgreSQL refuses to run as root, and here neither unshare nor setpriv can write in {folder}."
        " Run ./run as an ordinary user, or set DATABASE_URL.",
    )


def _can_write(way: list[str], folder: Path) -> bool:
    """Try it: what a machine allows depends on its kernel, container and file system."""
    probe = folder / "probe"
    try:
        done = subprocess.run([*way, "touch", str(probe)], capture_output=True, check=False)
    except FileNotFoundError:
        return False
    probe.unlink(missing_ok=True)
    return done.returncode == 0
