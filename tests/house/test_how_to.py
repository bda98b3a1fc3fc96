"""Every command that README and the how-tos show runs: the blocks marked `sh`, in order, on the sample."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from config.cluster import Cluster
from tests import sample
from tests.house import repository

pytestmark = pytest.mark.docs
BLOCK = re.compile(r"^[ ]*```sh\n(.*?)^[ ]*```", re.MULTILINE | re.DOTALL)
PAGES = [*sorted(repository.ROOT.glob("README*.md")), *sorted(repository.ROOT.glob("docs/how-to/*.md"))]


def shell(command: str, var: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", "-euo", "pipefail", "-c", command],
        cwd=repository.ROOT,
        env=sample.stranger() | {"VUNGXANH_VAR": str(var)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A place with the sample loaded, so that the commands have something to show.

    Its database runs all the while: how a command starts and stops it is a matter of other tests.
    """
    var = sample.copied(tmp_path_factory.mktemp("docs") / "var")
    with Cluster.below(var, durable=False):
        yield var


@pytest.mark.parametrize("page", PAGES, ids=repository.name)
def test_the_commands_of_a_page_run(page: Path, place: Path) -> None:
    for block in BLOCK.findall(page.read_text(encoding="utf-8")):
        done = shell(block, place)
        assert done.returncode == 0, f"{block}\n{done.stdout}\n{done.stderr}"
