"""Every command that README and the how-tos show runs: the blocks marked `sh`, in order, on the sample."""

import os
import re
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
    """A place of its own with the sample loaded, so that the commands have something to show."""
    for name in ("DATABASE_URL", "MIGRATOR_DATABASE_URL", "VUNGXANH_SECRET_KEY", "DJANGO_SETTINGS_MODULE"):
        os.environ.pop(name, None)
    var = tmp_path_factory.mktemp("docs")
    made = shell("./run --no-serve", var)
    assert made.returncode == 0, made.stderr
    return var


@pytest.mark.parametrize("page", PAGES, ids=repository.name)
def test_the_commands_of_a_page_run(page: Path, sample: Path) -> None:
    for block in BLOCK.findall(page.read_text(encoding="utf-8")):
        done = shell(block, sample)
        assert done.returncode == 0, f"{block}\n{done.stdout}\n{done.stderr}"
