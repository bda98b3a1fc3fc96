"""The command plays dossiers and events into one history, and its log is a file of its own."""

from pathlib import Path

import pytest

pytestmark = pytest.mark.django_db


def test_a_small_province(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from django.core.management import CommandError, call_command

    from vungxanh.records.models import Event, ReportStep

    log = tmp_path / "log.jsonl"
    call_command("simulate", communes=1, years=1, yearly=2, seed=3, log=log)
    lines = log.read_text(encoding="utf-8").splitlines()
    assert f"{len(lines)} lines of events" in capsys.readouterr().out
    recorded = sum('"act": "record"' in line or '"act": "amend"' in line for line in lines)
    assert Event.objects.filter(withdrawn=False, reason__in=("", "mistyped")).count() <= recorded
    assert ReportStep.objects.filter(act="submitted").count() == sum('"submit"' in line for line in lines)
    for wrong, said in (
        ({"communes": 0}, "1–400"),
        ({"years": 9, "log": tmp_path / "other"}, "1–4"),
        ({"log": log}, "--log"),
        ({"shape_of": "Mẫu"}, "Sơn La"),
    ):
        with pytest.raises(CommandError, match=said):
            call_command("simulate", **wrong)
