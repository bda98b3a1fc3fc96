"""Every command that README and the how-tos show runs: the blocks marked `sh`, in order, on the sample."""

import fcntl
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.house import repository

pytestmark = pytest.mark.docs
BLOCK = re.compile(r"^[ ]*```sh\n(.*?)^[ ]*```", re.MULTILINE | re.DOTALL)
PAGES = [*sorted(repository.ROOT.glob("README*.md")), *sorted(repository.ROOT.glob("docs/how-to/*.md"))]


def shell(command: str, var: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", "-euo", "pipefail", "-c", command],
        cwd=repository.ROOT,
        env=os.environ | {"VUNGXANH_VAR": str(var)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A place of its own with the sample loaded, so that the commands have something to show.

    It is made once for the whole run; each worker's commands get a copy, whatever the others' do to theirs.
    """
    for name in ("DATABASE_URL", "MIGRATOR_DATABASE_URL", "VUNGXANH_SECRET_KEY", "DJANGO_SETTINGS_MODULE"):
        os.environ.pop(name, None)
    run = tmp_path_factory.getbasetemp()
    shared = (run.parent if "PYTEST_XDIST_WORKER" in os.environ else run) / "sample-of-the-pages"
    with shared.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not shared.exists():
            made = shell("./run --no-serve", shared.with_suffix(".making"))
            assert made.returncode == 0, made.stderr
            shared.with_suffix(".making").rename(shared)
    return shutil.copytree(shared, tmp_path_factory.mktemp("docs") / "var")


@pytest.mark.parametrize("page", PAGES, ids=repository.name)
def test_the_commands_of_a_page_run(page: Path, sample: Path) -> None:
    for block in BLOCK.findall(page.read_text(encoding="utf-8")):
        done = shell(block, sample)
        assert done.returncode == 0, f"{block}\n{done.stdout}\n{done.stderr}"
