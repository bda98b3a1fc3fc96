"""The command `areas`: what it prints, and with which status it ends."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

from vungxanh.areas.models import ResidentAcceptance, ResidentSeries


def run(*words):
    out, err = io.StringIO(), io.StringIO()
    call_command("areas", *words, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def fails(*words):
    out = io.StringIO()
    with pytest.raises(CommandError) as failure:
        call_command("areas", *words, stdout=out, stderr=io.StringIO())
    return failure.value, out.getvalue()


def test_resolve_as_json_needs_no_database():
    out, err = run("resolve", "Hua Bum", "--on", "2024-05-01", "--today", "2026-11-21", "--format", "json")
    (match,) = json.loads(out)
    assert match["successors"][0]["code"] == "03460"
    assert "not know since when" in err


def test_resolve_as_text():
    out, err = run("resolve", "thành phố Lai Châu", "--within", "Lai Châu", "--on", "2024-05-01")
    assert "phường Đoàn Kết  03388" in out
    assert "xã Sùng Phài" in out
    assert err


def test_resolve_today_is_the_default():
    out, err = run("resolve", "Hua Bum", "--format", "json")
    assert json.loads(out)[0]["valid_from"] == "2025-07-01"
    assert err == ""


@pytest.mark.parametrize(
    "words",
    [
        ["resolve", ""],
        ["resolve", " – "],
        ["resolve", "Hua Bum", "--on", "2024-02-30"],
        ["resolve", "Hua Bum", "--on", "mai"],
        ["resolve", "Hua Bum", "--within", ""],
        ["resolve", "Hua Bum", "--format", "xml"],
        ["resolve"],
        [],
    ],
)
def test_wrong_words_are_refused(words):
    failure, out = fails(*words)
    assert out == ""
    assert str(failure)


def test_a_day_after_today_is_refused_with_status_two():
    failure, _ = fails("resolve", "Hua Bum", "--on", "2026-02-01", "--today", "2026-01-01")
    assert failure.returncode == 2


@pytest.mark.parametrize(
    "words", [["Xã Không Có"], ["Hua Bum", "--within", "Sơn La"], ["Hua Bum", "--within", "X"]]
)
def test_nothing_found_ends_with_status_one_and_an_empty_list(words):
    failure, out = fails("resolve", *words, "--format", "json")
    assert failure.returncode == 1
    assert json.loads(out) == []
    assert " / " in str(failure)


@pytest.mark.django_db
def test_load_import_and_accept(official, tmp_path):
    assert "thêm 0" in run("load")[0]
    people = tmp_path / "dan-so.csv"
    people.write_text("area_code,residents\n03460,72\n", encoding="utf-8")
    layer = ["--source", "Nguồn mẫu", "--as-of", "2025-08-01"]
    out, _ = run("import-residents", str(people), *layer, "--basis", "actual")
    assert "chờ xác nhận: 03460  72" in out
    assert "03460: 72" in run("accept-residents", "03460", "--by", "PA01")[0]
    assert ResidentAcceptance.objects.get().accepted_by == "PA01"
    ring = [[[102, 22], [103, 23], [103, 22], [102, 23], [102, 22]]]
    feature = {"properties": {"code": "03460"}, "geometry": {"type": "Polygon", "coordinates": ring}}
    outlines = tmp_path / "ranh-gioi.json"
    outlines.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}), encoding="utf-8")
    out, _ = run("import-boundaries", str(outlines), *layer)
    assert "1 địa bàn" in out
    assert "03460" in out


@pytest.mark.django_db
def test_bad_files_and_codes_end_with_status_two(official, tmp_path):
    layer = ["--source", "Nguồn mẫu", "--as-of", "2025-08-01"]
    absent = str(tmp_path / "absent")
    for words in (
        ["import-residents", absent, *layer, "--basis", "actual"],
        ["import-boundaries", absent, *layer],
        ["accept-residents", "99999", "--by", "PA01"],
        ["accept-residents", "03460", "--by", "PA01"],
    ):
        failure, _ = fails(*words)
        assert failure.returncode == 2
        assert " / " in str(failure)


@pytest.mark.django_db
def test_check_reads_everything_and_stores_nothing(official, tmp_path):
    people = tmp_path / "dan-so.csv"
    people.write_text("area_code,residents\n03460,72\n", encoding="utf-8")
    words = ["--source", "Nguồn mẫu", "--as-of", "2025-08-01", "--basis", "actual", "--check"]
    out, _ = run("import-residents", str(people), *words)
    assert "không lưu" in out
    assert "chờ xác nhận: 03460" in out
    assert not ResidentSeries.objects.exists()
