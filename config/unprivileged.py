"""How PostgreSQL starts for those it refuses: root, and a user id without a name, as containers have.

No user is added and no folder's mode is changed.
"""

import os
import pwd
import subprocess
from pathlib import Path

from config.terminal import SetupError

NOBODY = 65534
CAPABILITIES = "+dac_override"
NAMESPACE = ["unshare", "--user", f"--map-user={NOBODY}", f"--map-group={NOBODY}"]
"""The same user under another number: files stay its own and folders of mode 0700 stay passable."""
OTHER_ID = [
    "setpriv",
    f"--reuid={NOBODY}",
    f"--regid={NOBODY}",
    "--clear-groups",
    # PostgreSQL looks for its programs with access(2), which drops the capability unless this bit is set.
    "--securebits=+no_setuid_fixup",
    f"--inh-caps={CAPABILITIES}",
    f"--ambient-caps={CAPABILITIES}",
]
"""Where namespaces are forbidden: another id that keeps the capability to pass closed folders."""


def prefix(folder: Path) -> list[str]:
    """The words to put before a PostgreSQL program so that it accepts its user and can write in `folder`.

    Empty for an ordinary user. Raises SetupError when neither way works here.
    """
    if os.geteuid() != 0 and _has_name():
        return []
    for way in (NAMESPACE, OTHER_ID):
        if _can_write(way, folder):
            return way
    raise SetupError(
        f"PostgreSQL không nhận người dùng này (root hoặc không có tên), và ở đây cả unshare lẫn setpriv đều"
        f" không ghi được vào {folder}."
        " Hãy chạy ./run bằng người dùng thường, hoặc đặt DATABASE_URL.",
        f"PostgreSQL refuses this user (root, or one without a name), and here neither unshare nor setpriv"
        f" can write in {folder}."
        " Run ./run as an ordinary user, or set DATABASE_URL.",
    )


def _has_name() -> bool:
    """True when the machine knows this user by name, which initdb insists on."""
    try:
        pwd.getpwuid(os.geteuid())
    except KeyError:
        return False
    return True


def _can_write(way: list[str], folder: Path) -> bool:
    """Try it: what a machine allows depends on its kernel, container and file system."""
    probe = folder / "probe"
    try:
        done = subprocess.run([*way, "touch", str(probe)], capture_output=True, check=False)
    except FileNotFoundError:
        return False
    probe.unlink(missing_ok=True)
    return done.returncode == 0
