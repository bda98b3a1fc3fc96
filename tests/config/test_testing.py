"""`./test` adds up what its parts say, and nothing that broke looks like success."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from config import children, stages, testing
from config.environment import ROOT
from config.terminal import SetupError

Outcome = tuple[int, dict[str, object] | None]
GOOD: Outcome = (0, {"passed": 3, "failed": 0, "skipped": {}})


@pytest.fixture
def play(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Replaces every child process: checks end with a status, stages also write a report."""
    monkeypatch.setattr(testing, "REPORTS", tmp_path)
    monkeypatch.setattr(testing, "LONG_RECORD", tmp_path / "docs" / "long.md")
    monkeypatch.setattr(testing.os, "chdir", lambda place: None)
    monkeypatch.setenv("VUNGXANH_REPORT", "of the run that tests this one")

    def prepare(checks: int = 0, **by_stage: Outcome) -> None:
        def fake(command: Sequence[str], variables: dict[str, str], **_: object) -> int:
            if "VUNGXANH_REPORT" not in variables:
                return checks
            report = Path(variables["VUNGXANH_REPORT"])
            status, outcome = by_stage.get(report.stem, GOOD)
            if outcome is not None:
                report.write_text(json.dumps(outcome))
            return status

        monkeypatch.setattr(children, "run", fake)

    return prepare


def last_line(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().out.rstrip("\n").splitlines()[-1]


def test_a_good_run_adds_up_checks_and_tests(
    play: Callable[..., None], capsys: pytest.CaptureFixture[str]
) -> None:
    play(browser=(0, {"passed": 0, "failed": 0, "skipped": {"no Chromium": 5}}))
    assert testing.main([]) == 0
    out = capsys.readouterr().out
    expected = len(stages.STATIC) + 3 * (len(stages.STAGES) - 1)
    assert out.endswith(f"\n{expected} passed, 0 failed, 5 skipped\n")
    assert "skipped 5: no Chromium" in out


@pytest.mark.parametrize(
    "broken",
    [
        {"checks": 1},
        {"unit": (1, {"passed": 2, "failed": 1, "skipped": {}})},
        {"unit": (2, None)},
        {"postgres": (1, {"passed": 3, "failed": 0, "skipped": {}})},
        {"docs": (139, None)},
    ],
)
def test_whatever_breaks_fails_the_whole(
    play: Callable[..., None], capsys: pytest.CaptureFixture[str], broken: dict[str, Outcome]
) -> None:
    play(**broken)
    assert testing.main([]) == 1
    assert " 0 failed" not in last_line(capsys)


def test_a_stage_without_tests_is_no_failure(
    play: Callable[..., None], capsys: pytest.CaptureFixture[str]
) -> None:
    play(docs=(testing.NO_TESTS, {"passed": 0, "failed": 0, "skipped": {}}))
    assert testing.main([]) == 0
    assert ", 0 failed, 0 skipped" in last_line(capsys)


@pytest.mark.parametrize("stage", [one for one in stages.STAGES if one.paths], ids=lambda stage: stage.name)
def test_a_stage_that_collects_in_few_places_leaves_no_test_out(stage: stages.Stage) -> None:
    places = [ROOT / one for one in stage.paths]
    marked = [
        path
        for path in ROOT.glob("tests/**/test_*.py")
        if f"mark.{stage.name}" in path.read_text(encoding="utf-8")
    ]
    assert marked
    assert [path for path in marked if not any(path.is_relative_to(place) for place in places)] == []


def test_a_report_of_an_earlier_run_does_not_count(
    play: Callable[..., None], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "unit.json").write_text(json.dumps(GOOD[1]))
    play(unit=(2, None))
    assert testing.main([]) == 1
    assert ", 1 failed" in last_line(capsys)


def test_a_long_run_leaves_date_seed_and_result(
    play: Callable[..., None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VUNGXANH_SEED", "4711")
    monkeypatch.delenv("VUNGXANH_SIZE", raising=False)
    monkeypatch.delenv("VUNGXANH_MINUTES", raising=False)
    play()
    assert testing.main(["--long"]) == 0
    record = (tmp_path / "docs" / "long.md").read_text()
    assert "| 4711 | tests marked long | 3 passed, 0 failed, 0 skipped |" in record
    for script in stages.LONG_SCRIPTS:
        assert f"| 4711 | {script.name} | 1 passed, 0 failed, 0 skipped |" in record


def test_a_part_of_a_long_run_goes_by_its_first_word(play: Callable[..., None], tmp_path: Path) -> None:
    play()
    assert testing.main(["--long", "mutations"]) == 0
    record = (tmp_path / "docs" / "long.md").read_text()
    assert "mutations of the law" in record
    assert "tests marked long" not in record


def test_a_smaller_long_run_says_so(
    play: Callable[..., None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VUNGXANH_SIZE", "12")
    monkeypatch.setenv("VUNGXANH_MINUTES", "3")
    play()
    assert testing.main(["--long", "kills"]) == 0
    assert "| kills under load, size 12, minutes 3 | 1 passed" in (tmp_path / "docs" / "long.md").read_text()


def test_runs_that_the_clock_cut_add_up_by_seed(
    play: Callable[..., None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    play()
    kept = children.run
    much = {"done": 0, "usual": 100_000}

    def does(command: Sequence[str], variables: dict[str, str], **more: object) -> int:
        Path(variables["VUNGXANH_DONE"]).write_text(json.dumps(much))
        return much["done"] == 7 or kept(command, variables, **more)

    monkeypatch.setattr(children, "run", does)
    monkeypatch.delenv("VUNGXANH_SIZE", raising=False)
    monkeypatch.setenv("VUNGXANH_MINUTES", "5")
    for seed, done in ((1, 20_000), (1, 1_500), (2, 3_000), (3, 7)):
        much["done"] = done
        monkeypatch.setenv("VUNGXANH_SEED", str(seed))
        testing.main(["--long", "foreign"])
    record = (tmp_path / "docs" / "long.md").read_text()
    assert "| 2 | foreign ids: 3,000 of 100,000, minutes 5 | 1 passed, 0 failed" in record
    assert "| 3 | foreign ids: 7 of 100,000, minutes 5 | 0 passed, 1 failed" in record
    assert "| foreign ids | 23,000 | 100,000 | 2 | " in record
    assert record.count("## Runs") == record.count("## Together") == 1


def test_an_unknown_part_is_refused_with_the_known_ones() -> None:
    with pytest.raises(SetupError, match="tests, mutations"):
        testing.main(["--long", "everything"])


def test_the_stages_share_out_every_test() -> None:
    """For every set of markers exactly one expression holds, unless the test is long."""
    names = ("postgres", "browser", "journey", "docs", "long")
    for bits in range(2 ** len(names)):
        marks = {name: bool(bits >> place & 1) for place, name in enumerate(names)}
        chosen = [stage.name for stage in stages.STAGES if eval(stage.markers, {}, marks)]
        assert len(chosen) == (0 if marks["long"] else 1), marks
