"""The receipt: canonical, whole numbers, the same bytes every time, and complete."""

import hashlib
import json
import os
import subprocess
import sys
import unicodedata

import pytest

from tests.law import receipts
from vungxanh.law import interface as law
from vungxanh.law import receipt

RULES = law.ruleset_for(receipts.YEAR)
ENTRIES = {
    "area_code",
    "because",
    "criteria",
    "decides",
    "declared",
    "drug_free",
    "engine",
    "format",
    "inputs",
}
ENTRIES |= {"inputs_sha256", "key_class", "kind", "nearest", "period", "possible", "reading", "rules"}
ENTRIES |= {"rules_sha256", "sha256", "verdict", "verdicts", "year"}


def built(result: law.Result, **changes) -> bytes:
    given = {
        "area_code": "Xã Mẫu 01",
        "rules": RULES,
        "verdicts": law.verdicts(receipts.BUSY, receipts.YEAR),
        "engine": law.ENGINE_VERSION,
    }
    return law.commune_receipt(result, receipts.BUSY, **(given | changes))


def test_a_receipt_holds_everything_that_is_needed():
    said = json.loads(receipts.commune(receipts.BUSY))
    assert set(said) == ENTRIES
    assert said["format"] == 1
    assert said["kind"] == "commune"
    assert said["area_code"] == "Xã Mẫu 01"
    assert said["year"] == 2026
    assert said["period"] == {"start": "2025-12-15", "end": "2026-12-14", "as_of": "2026-12-14"}
    assert said["declared"] == {"count_at": "last_day", "residents_basis": "actual", "simulated": True}
    assert said["inputs"]["residents"] == 9_999
    assert said["inputs"].keys() == set(law.INPUTS)
    assert said["engine"] == "1"
    assert said["reading"] == "cumulative/positive/drug_free_over_III/exclude"
    assert len(said["criteria"]) == 16
    assert list(said["verdicts"]) == sorted(one.key for one in law.ALL_READINGS)
    assert (
        hashlib.sha256(receipt.canonical(said["rules"])).hexdigest() == RULES.sha256 == said["rules_sha256"]
    )
    properties = [said["area_code"], 2026, said["declared"], said["inputs"]]
    assert said["inputs_sha256"] == hashlib.sha256(receipt.canonical(properties)).hexdigest()
    rest = {key: value for key, value in said.items() if key != "sha256"}
    assert said["sha256"] == hashlib.sha256(receipt.canonical(rest)).hexdigest()


def test_a_province_receipt_holds_its_communes():
    said = json.loads(receipts.province({"Xã Mẫu 02": receipts.QUIET, "Xã Mẫu 01": receipts.OPEN}, None))
    assert said["kind"] == "province"
    assert said["inputs"]["resident_violators_province"] is None
    assert list(said["inputs"]["communes"]) == ["Xã Mẫu 01", "Xã Mẫu 02"]
    assert said["inputs"]["communes"]["Xã Mẫu 01"]["residents"] is None
    assert said["declared"] == {"count_at": "last_day", "residents_basis": "actual", "simulated": None}
    assert len(said["criteria"]) == 9


def test_declared_properties_and_the_mark_of_invented_data_are_kept():
    result = law.classify(receipts.BUSY, receipts.YEAR)
    for simulated in (None, True, False):
        properties = law.Declared("whole_period", "registered")
        said = json.loads(built(result, declared=properties, simulated=simulated))
        expected = {"count_at": "whole_period", "residents_basis": "registered", "simulated": simulated}
        assert said["declared"] == expected
    assert json.loads(built(result))["declared"]["simulated"] is None


def test_an_open_verdict_says_what_is_possible_and_what_decides():
    said = json.loads(receipts.commune(receipts.OPEN))
    assert said["verdict"] == "undetermined"
    assert said["because"] is None
    assert said["possible"]
    assert said["decides"]
    assert said["nearest"] == {"better": None, "worse": None}
    settled = json.loads(receipts.commune(receipts.BUSY))
    assert settled["possible"] is None
    assert settled["decides"] is None
    assert settled["because"]


@pytest.mark.parametrize("left_out", [{"because": False}, {"nearest": False}])
def test_a_result_that_leaves_something_out_gives_no_receipt(left_out):
    result = law.classify(receipts.BUSY, receipts.YEAR, **left_out)
    with pytest.raises(law.LawError) as refused:
        built(result)
    assert str(refused.value) == (
        "kết quả thiếu phần căn cứ hoặc khoảng cách nên không lập được biên nhận"
        " / the result lacks `because` or `nearest`, so no receipt can be made: evaluate with both"
    )


def test_the_same_result_gives_the_same_bytes_in_any_process():
    program = (
        "import sys; from tests.law import receipts;"
        " sys.stdout.buffer.write(receipts.commune(receipts.BUSY)"
        " + receipts.province({'Xã Mẫu 01': receipts.BUSY, 'Xã Mẫu 02': receipts.OPEN}, 1))"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program],
            capture_output=True,
            check=True,
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
        ).stdout
        for seed in ("1", "2")
    }
    assert outputs == {
        receipts.commune(receipts.BUSY)
        + receipts.province({"Xã Mẫu 01": receipts.BUSY, "Xã Mẫu 02": receipts.OPEN}, 1)
    }


@pytest.mark.parametrize("data", [receipts.commune(receipts.BUSY), receipts.commune(receipts.OPEN)])
def test_the_form_is_canonical(data):
    text = data.decode("utf-8")
    assert text.endswith("}\n")
    assert text.count("\n") == 1
    assert unicodedata.is_normalized("NFC", text)
    assert "\\u" not in text
    assert receipt.canonical(json.loads(data)) == data


def test_text_is_composed_and_keys_are_sorted():
    assert (
        receipt.canonical({"b": ["Xa\u0303", (1, None)], "a": True})
        == '{"a":true,"b":["Xã",[1,null]]}\n'.encode()
    )


@pytest.mark.parametrize("value", [0.5, [1.0], {"a": {"b": (1, 2.5)}}])
def test_a_number_with_a_fraction_is_refused(value):
    with pytest.raises(
        law.LawError, match=r"^số không nguyên .* / a number with a fraction, .*: give whole numbers$"
    ):
        receipt.canonical(value)
