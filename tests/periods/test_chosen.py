"""The day counts that a province chooses: read from its file, checked, never half taken."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from vungxanh.dossiers.rules.defaults import Defaults as DossierDefaults
from vungxanh.periods.interface import ChosenError, chosen
from vungxanh.records.rules.defaults import MOST, Defaults


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A file of chosen day counts, named to the product."""

    def write(text: str) -> None:
        path = tmp_path / f"{len(list(tmp_path.iterdir()))}.yaml"
        path.write_text(text, encoding="utf-8")
        monkeypatch.setenv("VUNGXANH_DAY_COUNTS", str(path))

    return write


def test_without_a_file_the_counts_are_those_shipped(monkeypatch):
    monkeypatch.delenv("VUNGXANH_DAY_COUNTS", raising=False)
    assert chosen(Defaults, "records") == Defaults()


def test_a_file_changes_what_it_names_and_nothing_else(told):
    told("records:\n  suspicion_days: 45\ndossiers:\n  warning_days: [20, 5]\n  first_day_counts: false\n")
    assert chosen(Defaults, "records") == Defaults(suspicion_days=45)
    assert chosen(DossierDefaults, "dossiers") == DossierDefaults(
        warning_days=(20, 5), first_day_counts=False
    )


def both() -> tuple[Defaults, DossierDefaults]:
    return chosen(Defaults, "records"), chosen(DossierDefaults, "dossiers")


@pytest.mark.parametrize("name", sorted(MOST))
def test_a_count_ends_at_its_most(told, name):
    told(f"records:\n  {name}: {MOST[name]}\n")
    assert getattr(chosen(Defaults, "records"), name) == MOST[name]
    told(f"records:\n  {name}: {MOST[name] + 1}\n")
    with pytest.raises(ChosenError, match=f"{name} phải từ 1 đến {MOST[name]}.*between"):
        chosen(Defaults, "records")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("records:\n  suspicion_day: 45\n", "suspicion_days"),
        ("records:\n  suspicion_days: '45'\n", "phải viết như 60"),
        ("records:\n  suspicion_days: true\n", "phải viết như 60"),
        ("records:\n  suspicion_days: 0\n", "từ 1 đến 90"),
        ("dossiers:\n  warning_days: [a]\n", "phải viết như"),
        ("dossiers:\n  review_months: 7\n", "1 đến 6 tháng"),
        ("record:\n  suspicion_days: 45\n", "dossiers, records"),
        ("45\n", "dossiers, records"),
        ("records: [", "không đọc được"),
    ],
)
def test_what_cannot_be_used_is_refused_in_both_languages(told, text, says):
    told(text)
    with pytest.raises(ChosenError, match=says) as refused:
        both()
    assert " / " in str(refused.value)


def test_a_suspicion_of_a_province_lapses_by_its_own_count(told):
    told("records:\n  suspicion_days: 45\n")
    code = (
        "from vungxanh.records.rules.events.hotspot_life import SUSPICION;"
        "from vungxanh.records.rules.tips.course import TEXT_DAYS;print(SUSPICION.days, TEXT_DAYS)"
    )
    said = subprocess.run(
        [sys.executable, "-P", "-c", code], env=dict(os.environ), capture_output=True, text=True, check=True
    )
    assert said.stdout.split() == ["45", "30"]
