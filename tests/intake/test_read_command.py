"""The command `read`: one answer a file, in order, whatever is wrong with the others."""

import io
import json
import unicodedata
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.core.management import CommandError, call_command

from tests.reader.source import files

TEXT = (
    "Ngày 05/6/2025, Đại tá Nguyễn Văn Mẫu, Giám đốc Công an tỉnh Lai Châu cho biết: từ đầu năm 2025, "
    "lực lượng chức năng đã bắt giữ 52 vụ, 68 đối tượng, thu giữ 756,92g heroin.\n"
)
KEYS = {"file", "documents", "events", "quantities", "areas", "persons", "unquantified", "flags"}


def run(*words: object) -> tuple[list[str], str, int]:
    """The lines printed, what went to standard error, and the exit status."""
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command("read", *map(str, words), "--today", "2026-07-01", stdout=out, stderr=err)
    except CommandError as error:
        return out.getvalue().splitlines(), f"{err.getvalue()}{error}", error.returncode
    return out.getvalue().splitlines(), err.getvalue(), 0


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "bao-cao-mau.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_a_file_gives_one_object_with_the_facts_and_their_words(report: Path):
    (line,), err, status = run(report, "--format", "json")
    told = json.loads(line)
    assert (status, err) == (0, "")
    assert told.keys() >= KEYS
    assert told["file"] == str(report)
    found = {TEXT[slice(*one["span"])]: (one["measure"], one["value"]) for one in told["quantities"]}
    assert found["52 vụ"] == ("cases", 52)
    assert found["68 đối tượng"] == ("persons_arrested", 68)
    assert found["756,92g"] == ("seizure_mass_g", 756.92)
    assert "Văn" not in line
    assert "Mẫu" not in line.replace("bao-cao-mau", "")


def test_unreadable_files_keep_their_place_and_the_others_still_come_out(report: Path, tmp_path: Path):
    empty, old, missing = tmp_path / "rong.txt", tmp_path / "cu.doc", tmp_path / "khong-co.txt"
    empty.write_bytes(b"")
    old.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 9)
    lines, err, status = run(empty, report, old, tmp_path, missing, report, "--format", "json")
    told = list(map(json.loads, lines))
    assert [one["file"] for one in told] == list(map(str, [empty, report, old, tmp_path, missing, report]))
    assert [one.keys() == {"file", "error"} for one in told] == [True, False, True, True, True, False]
    assert ".docx" in told[2]["error"]
    assert status == 2
    assert f"{old}: {told[2]['error']}" in err
    assert "4 trên 6" in err


def test_standard_input_is_a_dash(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(TEXT.encode())))
    (line,), _, status = run("-", "--format", "json")
    assert (json.loads(line)["file"], status) == ("-", 0)


def test_the_text_that_spans_count_in_is_written_masked(report: Path, tmp_path: Path):
    source = tmp_path / "mau.docx"
    body = files.paragraph(TEXT.strip()) + files.table(("Số vụ", "52 vụ"))
    source.write_bytes(files.docx(body))
    written = tmp_path / "chu.txt"
    (line,), _, _ = run(source, "--format", "json", "--text", written)
    text = written.read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert "Nguyễn Văn Mẫu" not in text
    assert len(text.split("\n")[0]) == len(TEXT.strip())
    assert "52 vụ" in {text[slice(*one["span"])] for one in json.loads(line)["quantities"]}
    assert run(report, report, "--text", written)[2] == 2


def test_the_day_of_the_page_gives_the_year(tmp_path: Path):
    path = tmp_path / "mau.txt"
    path.write_text("Ngày 12/4, Công an tỉnh Lai Châu tổ chức hội nghị sơ kết công tác phòng, chống ma túy.")
    (line,), _, _ = run(path, "--format", "json")
    assert json.loads(line)["events"][0]["date"] == "--04-12"
    (line,), _, _ = run(path, "--format", "json", "--page-date", "2024-04-15")
    assert json.loads(line)["events"][0]["date"] == "2024-04-12"


@pytest.mark.parametrize("day", ["2024-13", "hôm qua", "2024-02-30", "24-02-03", ""])
def test_a_bad_day_is_refused(report: Path, day: str):
    with pytest.raises(CommandError, match="bad date"):
        call_command("read", str(report), "--page-date", day)


def test_people_get_a_summary_with_the_words(report: Path):
    lines, _, status = run(report)
    shown = "\n".join(lines)
    assert status == 0
    assert "“52 vụ”" in shown
    assert "“756,92g”" in shown
    assert "Nguyễn" not in shown


def test_a_fault_of_the_program_tells_nothing_of_the_text(report: Path, monkeypatch: pytest.MonkeyPatch):
    def broken(*_args: object, **_words: object) -> None:
        raise KeyError(TEXT)

    monkeypatch.setattr("vungxanh.intake.management.commands.read.read", broken)
    (line,), err, status = run(report, "--format", "json")
    assert status == 2
    assert "KeyError" in json.loads(line)["error"]
    assert "Nguyễn" not in line + err
