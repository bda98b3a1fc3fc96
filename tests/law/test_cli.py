"""The command as a script sees it: standard output, standard error, exit status."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.law.invented import HEADER, ROWS, csv_text
from vungxanh.law.interface import ALL_READINGS, INPUTS

ROOT = Path(__file__).parents[2]


def command(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command in a process of its own, as the contract promises it to scripts."""
    env = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT / "src"), **environment}
    line = [sys.executable, "-m", "vungxanh.law", *map(str, arguments)]
    return subprocess.run(line, capture_output=True, check=False, env=env, timeout=60)


@pytest.fixture
def table(tmp_path):
    """Write a table and give its path."""

    def write(text: str | bytes) -> Path:
        path = tmp_path / "communes.csv"
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    return write


def lines(run: subprocess.CompletedProcess[bytes]) -> list[dict]:
    assert run.returncode == 0, run.stderr.decode()
    return [json.loads(line) for line in run.stdout.decode().splitlines()]


def refused(run: subprocess.CompletedProcess[bytes], *words: str) -> None:
    """Exit status 2, nothing on standard output, and these words on standard error in both languages."""
    message = run.stderr.decode()
    assert (run.returncode, run.stdout) == (2, b""), message
    for word in (*words, " / "):
        assert word in message


def test_one_object_a_line_with_every_key_of_the_contract(table):
    found = lines(command("classify", table(csv_text()), "--year", "2026", "--format", "json"))
    assert [one["area_code"] for one in found] == [row[0] for row in ROWS]
    first = found[0]
    assert first["year"] == 2026
    assert first["reading"] == "cumulative/positive/drug_free_over_III/exclude"
    assert [one["id"] for one in first["criteria"]] == [
        *(f"4.{clause}{point}" for clause in (1, 2) for point in ("a", "b", "c", "d", "dd")),
        *("4.3a", "4.3b", "4.3c", "6.1", "6.2", "6.3"),
    ]
    keys = {"id", "citation", "met", "value", "threshold", "margin"}
    assert all(keys <= set(one) for one in first["criteria"])
    assert set(first["nearest"]) == {"better", "worse"}
    assert "possible" not in first
    assert "verdicts" not in first


def test_a_row_with_an_empty_cell_says_what_is_possible_and_what_decides(table):
    row = "XM9,1000,5,0,0,2,,0,0,0,0,none"
    (found,) = lines(command("classify", table(f"{HEADER}\n{row}\n"), "--year", "2026", "--format", "json"))
    assert found["verdict"] == "undetermined"
    assert found["possible"] == ["III", "I"]
    assert found["decides"] == ["offenders_arrested"]
    assert found["because"] is None
    assert found["nearest"] == {"better": None, "worse": None}


def test_all_readings_add_a_map_of_24_verdicts(table):
    found = lines(command("classify", table(csv_text()), "--year=2026", "--all-readings", "--format=json"))
    for one in found:
        assert list(one["verdicts"]) == [reading.key for reading in ALL_READINGS]
        assert one["verdicts"][one["reading"]] == one["verdict"]


def test_a_reading_is_chosen_by_its_options(table):
    chosen = ("--bands=literal", "--zero=literal", "--precedence=key_first", "--nested-dd=include")
    found = lines(command("classify", table(csv_text()), "--year=2026", *chosen, "--format=json"))
    assert {one["reading"] for one in found} == {"literal/literal/key_first/include"}


def test_no_nearest_leaves_the_distance_out(table):
    found = lines(command("classify", table(csv_text()), "--year=2026", "--no-nearest", "--format=json"))
    assert all("nearest" not in one for one in found)


def test_a_year_column_columns_in_any_order_and_a_byte_order_mark(table):
    names = ["key_route", "year", *INPUTS[:-1], "area_code"]
    text = ",".join(names) + "\nnone,2025,1000,0,0,0,0,0,0,0,0,0,Xã Mẫu 01\ninter,2027,1,,,,,,,,,,Xã Mẫu 01\n"
    found = lines(command("classify", table(b"\xef\xbb\xbf" + text.encode()), "--format", "json"))
    assert [(one["area_code"], one["year"], one["verdict"]) for one in found] == [
        ("Xã Mẫu 01", 2025, "drug_free"),
        ("Xã Mẫu 01", 2027, "undetermined"),
    ]


def test_relations_between_columns_are_not_checked(table):
    rows = "XM1,1,9,9,99,0,9,0,7,9,0,none\nXM2,1,0,0,0,0,0,5,0,0,0,intra\n"
    assert len(lines(command("classify", table(f"{HEADER}\n{rows}"), "--year=2026", "--format=json"))) == 2


def test_the_province_comes_last(table):
    options = ("--year=2026", "--province", "--format=json")
    found = lines(command("classify", table(csv_text()), *options, "--resident-violators-province=0"))
    province = found[-1]
    assert province["area_code"] == "province"
    assert [one["id"] for one in province["criteria"]] == [
        *(f"5.{number}" for number in range(1, 7)),
        *(f"6.{number}" for number in range(1, 4)),
    ]
    unknown = lines(command("classify", table(csv_text()), *options, "--all-readings"))[-1]
    assert unknown["criteria"][7]["value"] is None
    assert len(unknown["verdicts"]) == 24


def test_the_table_for_people_is_vietnamese(table):
    run = command("classify", table(csv_text()), "--year=2026", "--province", "--all-readings", LC_ALL="C")
    text = run.stdout.decode()
    assert run.returncode == 0
    assert "Xếp loại" in text
    assert "không ma túy" in text
    assert "Cấp tỉnh" in text
    assert "     1   25,0 %  không ma túy" in text
    assert "Xã Mẫu 02  2026  trọng điểm loại I" in text
    assert "cách hiểu khác: trọng điểm loại III (4)" in text


def test_the_table_says_what_is_open(table):
    text = f"{HEADER}\nXM9,1000,5,0,0,2,,0,0,0,0,none\n"
    told = command("classify", table(text), "--year=2026").stdout.decode()
    assert "chưa xác định" in told
    assert "có thể là: trọng điểm loại III, trọng điểm loại I; cần biết: offenders_arrested" in told


GOOD = "XM1,1000,0,0,0,0,0,0,0,0,0,none"
BAD_CELLS = [
    ("residents", "0", "lớn hơn 0"),
    ("residents", "-5", "plain digits"),
    ("managed_users", "1.5", "plain digits"),
    ("managed_users", "1,5", "plain digits"),
    ("plants", "1e3", "plain digits"),
    ("plants", " 5", "plain digits"),
    ("plants", "٣", "plain digits"),
    ("plants", "=1+1", "plain digits"),
    ("plants", "1" * 13, "12 at most"),
    ("use_points", "unknown", "plain digits"),
    ("key_route", "both", "give one of"),
    ("key_route", "NONE", "give one of"),
    ("area_code", "", "area code"),
]


@pytest.mark.parametrize(("column", "cell", "words"), BAD_CELLS)
def test_a_bad_cell_is_refused_with_line_and_column(table, column, cell, words):
    cells = dict(zip(HEADER.split(","), GOOD.split(","), strict=True)) | {column: f'"{cell}"'}
    text = f"{HEADER}\nXM0{GOOD[3:]}\n{','.join(cells.values())}\n"
    run = command("classify", table(text), "--year=2026", "--format=json")
    refused(run, "dòng 3", "line 3", f"column {column}", words)


BAD_FILES = {
    "empty": ("", "empty"),
    "header only": (f"{HEADER}\n", "no commune"),
    "unknown column": (f"{HEADER},colour\n{GOOD},red\n", "unknown column"),
    "semicolons": (HEADER.replace(",", ";"), "separated by commas"),
    "missing column": (HEADER.removesuffix(",key_route") + "\n", "key_route is missing"),
    "repeated column": (f"{HEADER},plants\n{GOOD},1\n", "repeated"),
    "too few cells": (f"{HEADER}\n{GOOD.removesuffix(',none')}\n", "11 cells instead of 12"),
    "too many cells": (f"{HEADER}\n{GOOD},\n", "13 cells instead of 12"),
    "blank line": (f"{HEADER}\n\n{GOOD}\n", "line 2"),
    "duplicate code": (f"{HEADER}\n{GOOD}\n{GOOD}\n", "already stands on line 2"),
    "torn quotes": (f'{HEADER}\n"XM1{GOOD[3:]}\n', "not well-formed CSV"),
    "wrong encoding": (f"{HEADER}\n{GOOD}\nà{GOOD}\n".encode("latin-1"), "line 3"),
    "utf-16": (f"{HEADER}\n{GOOD}\n".encode("utf-16"), "not UTF-8"),
    "huge cell": (f"{HEADER}\n{'X' * 200_000}{GOOD}\n", "not well-formed CSV"),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_bad_file_is_refused_whole(table, name):
    text, words = BAD_FILES[name]
    refused(command("classify", table(text), "--year=2026", "--format=json"), words)


def test_a_line_is_counted_where_its_record_starts(table):
    text = f'{HEADER}\n"Xã\nMẫu{GOOD[3:].replace(",", chr(34) + ",", 1)}\nXM2{GOOD[3:]},x\n'
    refused(command("classify", table(text), "--year=2026", "--format=json"), "line 4")


def test_all_problems_are_named_at_once_but_not_endlessly(table):
    rows = "\n".join(f"XM{number},0,0,0,0,0,0,0,0,0,0,none" for number in range(30))
    message = command("classify", table(f"{HEADER}\n{rows}\n"), "--year=2026").stderr.decode()
    assert message.count("residents must be above 0") == 20
    assert "10 more problems" in message


def test_reading_stops_when_nearly_everything_is_wrong(table):
    rows = "\n".join(f"XM{number}{',x' * len(INPUTS)}" for number in range(5000))
    message = command("classify", table(f"{HEADER}\n{rows}\n"), "--year=2026").stderr.decode()
    assert "and 1014 more problems" in message


def test_a_missing_file_is_refused(tmp_path):
    refused(command("classify", tmp_path / "none.csv", "--year=2026"), "cannot be read")


YEARS = [("2024", "3122/2010/QĐ-BCA", "only type I is known"), ("2009", "no text for that year", "28/2025")]


@pytest.mark.parametrize(("year", "instrument", "reason"), YEARS)
def test_a_year_outside_validity_is_refused_with_the_instrument(table, year, instrument, reason):
    refused(command("classify", table(csv_text()), "--year", year, "--format=json"), instrument, reason)
    text = f"{HEADER},year\n{GOOD},{year}\n"
    run = command("classify", table(text), "--format=json")
    refused(run, instrument, reason, "line 2, column year")


@pytest.mark.parametrize(
    ("text", "arguments", "words"),
    [
        (csv_text(), (), "no year is given"),
        (f"{HEADER},year\n{GOOD},\n", (), "is not a year"),
        (f"{HEADER},year\n{GOOD},20266\n", (), "is not a year"),
        (f"{HEADER},year\n{GOOD},2027\n", ("--year=2026",), "not that of --year"),
        (f"{HEADER},year\n{GOOD},2026\n{GOOD},2027\n", ("--province",), "one year"),
        (csv_text(), ("--year=2026", "--resident-violators-province=1"), "needs --province"),
        (csv_text(), ("--year=2026", "--resident-violators-province=-1"), "plain digits"),
        (csv_text(), ("--year=2.02",), "plain digits"),
        (csv_text(), ("--year=20266",), "four digits"),
        (f"{HEADER},year\n{GOOD},202\n", (), "four digits"),
        (csv_text(), ("--year=2026", "--bands=wide"), "wrong option"),
    ],
)
def test_years_and_options_that_do_not_fit_are_refused(table, text, arguments, words):
    refused(command("classify", table(text), *arguments, "--format=json"), words)


def test_an_empty_year_cell_takes_the_year_of_the_option(table):
    text = f"{HEADER},year\n{GOOD},\n"
    assert lines(command("classify", table(text), "--year=2026", "--format=json"))[0]["year"] == 2026


def test_the_reader_of_the_output_may_go_away(table):
    env = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT / "src")}
    rows = "\n".join(f"XM{number}{GOOD[3:]}" for number in range(500))
    line = [sys.executable, "-m", "vungxanh.law", "classify", str(table(f"{HEADER}\n{rows}\n"))]
    run = subprocess.Popen(
        [*line, "--year=2026", "--format=json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=env
    )
    run.stdout.readline()
    run.stdout.close()
    message = run.stderr.read()
    run.stderr.close()
    assert (run.wait(timeout=30), message) == (141, b"")


def test_receipts_are_written_one_a_commune_and_are_the_same_each_time(table, tmp_path):
    folder = tmp_path / "new" / "receipts"
    options = ("--year=2026", "--format=json", "--receipts", folder)
    first = command("classify", table(csv_text()), *options, "--no-nearest", "--province")
    assert all("nearest" not in one for one in lines(first))
    names = {f"{row[0]}-2026.json" for row in ROWS} | {"province-2026.json"}
    kept = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert set(kept) == names
    command("classify", table(csv_text()), *options, "--province")
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == kept
    one = json.loads(kept["Xã Mẫu 02-2026.json"])
    assert one["declared"] == {"count_at": "last_day", "residents_basis": "actual", "simulated": None}
    declared = ("--count-at=whole_period", "--residents-basis=registered")
    command("classify", table(csv_text()), *options, *declared)
    changed = json.loads((folder / "Xã Mẫu 02-2026.json").read_bytes())
    assert changed["declared"]["count_at"] == "whole_period"
    assert changed["verdict"] == one["verdict"]


@pytest.mark.parametrize("code", ["../out", "a/b", "..", ".x", "a\\b", "a\tb", "x" * 250, "province"])
def test_a_code_that_cannot_name_its_receipt_is_refused(table, tmp_path, code):
    folder = tmp_path / "receipts"
    text = f"{HEADER}\n{code}{GOOD[3:]}\n"
    options = ("--year=2026", "--format=json", "--province")
    assert len(lines(command("classify", table(text), *options))) == 2
    refused(command("classify", table(text), *options, "--receipts", folder), "line 2", "area_code")
    assert not folder.exists()


def test_codes_whose_receipts_would_share_a_file_are_refused(table, tmp_path):
    text = f"{HEADER}\nXM1{GOOD[3:]}\nxm1{GOOD[3:]}\n"
    run = command("classify", table(text), "--year=2026", "--receipts", tmp_path / "receipts")
    refused(run, "line 3", "that of line 2")


def test_receipts_that_cannot_be_written_leave_no_output(table, tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    options = ("--year=2026", "--format=json", "--receipts")
    refused(command("classify", table(csv_text()), *options, blocked), "cannot be written")
    (tmp_path / "folder" / f"{ROWS[2][0]}-2026.json").mkdir(parents=True)
    refused(command("classify", table(csv_text()), *options, tmp_path / "folder"), "cannot be written")


def test_it_starts_in_under_half_a_second(table):
    """Processor time, so that a busy machine does not matter."""
    path, spent = table(f"{HEADER}\n{GOOD}\n"), []
    for _ in range(3):
        before = os.times()
        assert command("classify", path, "--year=2026", "--format=json").returncode == 0
        after = os.times()
        spent.append(
            after.children_user + after.children_system - before.children_user - before.children_system
        )
    assert min(spent) < 0.5


@pytest.mark.long
def test_a_hundred_thousand_rows_take_little_memory(table):
    cells = ",".join(["0"] * 7)
    rows = "\n".join(f"XM{n},{n % 7000 + 1},{n % 40},{n % 3},{cells},none" for n in range(100_000))
    path = table(f"{HEADER}\n{rows}\n")
    watch = (
        "import resource, sys; from vungxanh.law.cli import main; status = main(sys.argv[1:]);"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, file=sys.stderr); sys.exit(status)"
    )
    line = [sys.executable, "-c", watch, "classify", str(path), "--year=2026", "--format=json"]
    env = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT / "src")}
    run = subprocess.run(line, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=True, env=env)
    assert int(run.stderr) < 400
