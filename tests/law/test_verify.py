"""The verifier: accepts what the engine made, rejects every edit, and holds against hostile files."""

import ast
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from random import Random

import pytest

from tests.law import receipts
from tests.law.oracle import invented
from vungxanh.law import interface as law
from vungxanh.law import receipt, verify
from vungxanh.law.cli import main
from vungxanh.law.verify import RejectedError, verify_bytes

BUSY = receipts.commune(receipts.BUSY)
OPEN = receipts.commune(receipts.OPEN)
PROVINCE = receipts.province({"Xã Mẫu 01": receipts.BUSY, "Xã Mẫu 02": receipts.QUIET}, 4)

SOURCED = receipts.commune(
    receipts.BUSY, sources=dict.fromkeys(law.INPUTS, "workbook") | {"managed_users": "registers"}
)

EACH = pytest.mark.parametrize(
    "data", [BUSY, OPEN, PROVINCE, SOURCED], ids=["busy", "open", "province", "sourced"]
)


STEPS = pytest.mark.parametrize("step", [11, pytest.param(1, marks=pytest.mark.long)], ids=["some", "every"])
"""Of what can be edited, every eleventh in `./test` and each in `./test --long`."""


def accepted(data: bytes) -> bool:
    try:
        verify_bytes(data, receipts.PUBLISHED)
    except RejectedError:
        return False
    return True


def sealed(thing: dict) -> bytes:
    """The receipt with its two own hashes made to fit again: what a careful forger would do."""
    thing = {key: value for key, value in thing.items() if key != "sha256"}
    said = [thing["area_code"], thing["year"], thing["declared"], thing["inputs"]]
    thing["inputs_sha256"] = receipt._sha256(said)
    return receipt.canonical({**thing, "sha256": receipt._sha256(thing)})


def places(value: object, trail: tuple = ()) -> Iterator[tuple]:
    """The way to every leaf of a receipt, empty lists and objects included."""
    below = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    found = False
    for key, inner in below:
        found = True
        yield from places(inner, (*trail, key))
    if not found:
        yield trail


def changed(value: object) -> object:
    """Another value of about the same kind."""
    if value is None or isinstance(value, bool):
        return {None: True, True: False, False: True}[value]
    if isinstance(value, int):
        return value + 1
    return value + "x" if isinstance(value, str) else ["x"]


def with_leaf_changed(data: bytes, trail: tuple) -> dict:
    thing = json.loads(data)
    inner = thing
    for key in trail[:-1]:
        inner = inner[key]
    inner[trail[-1]] = changed(inner[trail[-1]])
    return thing


@pytest.mark.parametrize("figures", [receipts.BUSY, receipts.QUIET, receipts.OPEN])
@pytest.mark.parametrize("reading", law.ALL_READINGS[::5])
def test_what_the_engine_made_holds(figures, reading):
    line = verify_bytes(receipts.commune(figures, reading), receipts.PUBLISHED)
    assert "Xã Mẫu 01" in line
    assert "mô phỏng" in line


def test_random_communes_hold_under_random_readings():
    random = Random(20260821)
    for row in invented.communes(random, 40):
        reading = random.choice(law.ALL_READINGS)
        verify_bytes(receipts.commune(law.Figures(**row), reading), receipts.PUBLISHED)


@pytest.mark.parametrize("violators", [None, 0, 3])
def test_random_provinces_hold(violators):
    random = Random(violators or 1)
    for _ in range(3):
        rows = invented.communes(random, random.choice([1, 4, 12]))
        communes = {f"Xã Mẫu {number:02}": law.Figures(**row) for number, row in enumerate(rows)}
        data = receipts.province(communes, violators, random.choice(law.ALL_READINGS))
        verify_bytes(data, receipts.PUBLISHED)
        if (points := sum(one.use_points or 0 for one in communes.values()) - 1) > 0:
            shared = random.randint(1, points)
            data = receipts.province(communes, violators, random.choice(law.ALL_READINGS), shared)
            verify_bytes(data, receipts.PUBLISHED)


def test_points_that_communes_share_are_taken_off_the_province_and_never_all_of_them():
    """Two communes of three points each: one that they share leaves five, as Article 5.2 asks."""
    three = replace(receipts.QUIET, use_points=3)
    said = json.loads(receipts.province({"Xã Mẫu 01": three, "Xã Mẫu 02": three}, 0, shared=1))
    assert (said["format"], said["inputs"]["use_points_shared"]) == (2, 1)
    assert [one["value"] for one in said["criteria"] if one["id"] in {"5.2", "6.3"}] == [5, 5]
    for shared in (0, 6, -1):
        wrong = said | {"inputs": said["inputs"] | {"use_points_shared": shared}}
        with pytest.raises(RejectedError, match="use_points_shared"):
            verify_bytes(receipt.canonical(wrong), receipts.PUBLISHED)


@EACH
@STEPS
def test_no_byte_can_be_edited(data, step, monkeypatch):
    """Any edit breaks the canonical form or the seal; deriving it all again is not even needed."""
    monkeypatch.setattr(verify, "_derive", seal_only)
    assert accepted(data)
    random = Random(len(data))
    for place in range(0, len(data), 5 * step):
        other = bytes([data[place] ^ (1 << random.randrange(8))])
        middle = random.choice([other, b"", b" " + data[place : place + 1]])
        assert not accepted(data[:place] + middle + data[place + 1 :]), place


def seal_only(thing: dict) -> dict:
    """A lazy verifier that believes everything but the seal."""
    rest = {key: value for key, value in thing.items() if key != "sha256"}
    return {**rest, "sha256": receipt._sha256(rest)}


DECLARED = ("area_code", "declared", "engine", "inputs", "kind", "reading", "rules", "sources", "year")
"""What the maker of a receipt says; everything else follows from it."""


@EACH
@STEPS
def test_no_leaf_can_be_changed(data, step, monkeypatch):
    monkeypatch.setattr(verify, "_derive", seal_only)
    for trail in islice(places(json.loads(data)), 0, None, step):
        assert not accepted(receipt.canonical(with_leaf_changed(data, trail))), trail


@EACH
@STEPS
def test_a_forger_who_fits_the_hashes_again_cannot_change_what_is_derived(data, step, monkeypatch):
    """What is derived does not depend on these leaves, so it is derived once."""
    again = verify._derive(json.loads(data))
    monkeypatch.setattr(verify, "_derive", lambda thing: again)
    trails = [
        trail for trail in places(json.loads(data)) if trail[0] not in (*DECLARED, "inputs_sha256", "sha256")
    ]
    assert len(trails) > 100
    for trail in trails[::step]:
        assert not accepted(sealed(with_leaf_changed(data, trail))), trail


@pytest.mark.parametrize("figures", [receipts.BUSY, receipts.OPEN], ids=["busy", "open"])
def test_another_reading_holds_only_where_it_derives_the_same(figures):
    thing = json.loads(receipts.commune(figures))
    claims = {reading: sealed(thing | {"reading": reading.key}) for reading in law.ALL_READINGS}
    for reading, claim in claims.items():
        assert accepted(claim) == (claim == receipts.commune(figures, reading)), reading


def test_a_forger_who_changes_one_input_must_derive_everything_again():
    thing = json.loads(BUSY)
    thing["inputs"]["use_points"] = 0
    assert not accepted(sealed(thing))


@pytest.mark.parametrize(
    "edit",
    [
        lambda thing: thing.update(year=2024),
        lambda thing: thing.update(year=True),
        lambda thing: thing.update(year="2026"),
        lambda thing: thing.update(format=2),
        lambda thing: thing.update(kind="district"),
        lambda thing: thing.update(area_code=""),
        lambda thing: thing.update(area_code=7),
        lambda thing: thing.update(more=1),
        lambda thing: thing.update(more=None),
        lambda thing: thing.pop("possible"),
        lambda thing: thing.pop("verdict"),
        lambda thing: thing["inputs"].update(residents=0),
        lambda thing: thing["inputs"].update(residents=True),
        lambda thing: thing["inputs"].update(plants=-1),
        lambda thing: thing["inputs"].update(plants=10**12),
        lambda thing: thing["inputs"].update(key_route="sea"),
        lambda thing: thing["inputs"].update(names=0),
        lambda thing: thing["inputs"].pop("plants"),
        lambda thing: thing.update(inputs=[]),
        lambda thing: thing["declared"].update(simulated=1),
        lambda thing: thing["declared"].update(count_at="never"),
        lambda thing: thing["declared"].pop("simulated"),
        lambda thing: thing.update(reading="cumulative"),
        lambda thing: thing.update(rules={}),
        lambda thing: thing.pop("rules"),
    ],
)
def test_what_is_declared_must_be_possible(edit):
    thing = json.loads(BUSY)
    edit(thing)
    assert not accepted(sealed({"area_code": "", "year": 0, "declared": 0, "inputs": 0} | thing))


@pytest.mark.parametrize(
    "edit",
    [
        lambda thing: thing.update(format=1),
        lambda thing: thing.update(sources=[]),
        lambda thing: thing["sources"].pop("plants"),
        lambda thing: thing["sources"].update(names="workbook"),
        lambda thing: thing["sources"].update(plants="guessed"),
        lambda thing: thing["sources"].update(plants=["workbook"]),
    ],
)
def test_sources_that_are_declared_must_be_possible(edit):
    assert accepted(SOURCED)
    thing = json.loads(SOURCED)
    edit(thing)
    assert not accepted(sealed(thing))


def test_sources_change_neither_the_hash_of_the_inputs_nor_any_result():
    plain, told = json.loads(BUSY), json.loads(SOURCED)
    assert (plain.pop("format"), told.pop("format")) == (1, 2)
    assert told.pop("sources")["managed_users"] == "registers"
    assert plain.pop("sha256") != told.pop("sha256")
    assert plain == told


@pytest.mark.parametrize(
    "edit",
    [
        lambda thing: thing["inputs"].update(communes={}),
        lambda thing: thing["inputs"].update(resident_violators_province=-1),
        lambda thing: thing["inputs"].update(resident_violators_province=True),
        lambda thing: thing["inputs"].update(more=1),
        lambda thing: thing["inputs"]["communes"].update({"": thing["inputs"]["communes"]["Xã Mẫu 01"]}),
    ],
)
def test_what_a_province_declares_must_be_possible(edit):
    thing = json.loads(PROVINCE)
    edit(thing)
    assert not accepted(sealed(thing))


def test_a_rule_set_that_is_not_published_or_not_in_use_is_refused():
    with pytest.raises(RejectedError, match="not a published one"):
        verify_bytes(BUSY, [])
    disabled = next(rules for rules in law.rulesets() if not rules.enabled)
    thing = json.loads(BUSY) | {"rules": disabled.data, "rules_sha256": disabled.sha256}
    with pytest.raises(RejectedError, match="not a published one"):
        verify_bytes(sealed(thing), receipts.PUBLISHED)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "whole numbers"),
        (b"\xff\xfe", "whole numbers"),
        (b"[]\n", "canonical"),
        (b"null\n", "canonical"),
        (b'{"a":1}', "canonical"),
        (b'{"a":1}\r\n', "canonical"),
        (b'{"a":1,"a":1}\n', "canonical"),
        (b'{"b":1,"a":1}\n', "canonical"),
        (b'{"a":-0}\n', "canonical"),
        (b'{"a":"\\u0061"}\n', "canonical"),
        (b'\xef\xbb\xbf{"a":1}\n', "whole numbers"),
        (b'{"a":1.5}\n', "whole numbers"),
        (b'{"a":1e999999999}\n', "whole numbers"),
        (b'{"a":NaN}\n', "whole numbers"),
        (b'{"a":Infinity}\n', "whole numbers"),
        (b'{"a":"\\ud800"}\n', "whole numbers"),
        ('{"a":"Xa\u0303"}\n'.encode(), "form NFC"),
        (b'{"a":' + b"9" * 5000 + b"}\n", "whole numbers"),
        (b'{"a":' + b"[" * 200_000 + b"]" * 200_000 + b"}\n", "whole numbers"),
        (b'{"a":"' + b"x" * 4_000_001 + b'"}\n', "too large"),
        (b"{}\n", "missing"),
    ],
)
def test_hostile_files_are_refused_with_the_reason(data, reason):
    with pytest.raises(RejectedError, match=reason):
        verify_bytes(data, receipts.PUBLISHED)


def test_the_verifier_stands_alone(tmp_path):
    """Copied anywhere with the published list, it runs with Python alone and says why, in both languages."""
    source = Path(verify.__file__)
    assert len(source.read_text(encoding="utf-8").splitlines()) < 400
    imported = ast.walk(ast.parse(source.read_text(encoding="utf-8")))
    modules = {
        name.split(".")[0]
        for node in imported
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    assert modules <= set(sys.stdlib_module_names)
    for name in ("verify.py", "published-rules.json"):
        shutil.copy(source.with_name(name), tmp_path / name)
    (tmp_path / "good.json").write_bytes(BUSY)
    (tmp_path / "bad.json").write_bytes(BUSY.replace(b'"use_points":1', b'"use_points":0'))
    good, bad, none, absent = (
        subprocess.run(
            [sys.executable, "-S", str(tmp_path / "verify.py"), *names],
            capture_output=True,
            encoding="utf-8",
            cwd=tmp_path,
            env={"PYTHONIOENCODING": "latin-1:backslashreplace"} if names == ["good.json"] else {},
        )
        for names in (["good.json"], ["bad.json"], [], ["absent.json"])
    )
    assert (good.returncode, good.stderr) == (0, "")
    assert "it holds: Xã Mẫu 01, 2026, II" in good.stdout
    assert (bad.returncode, bad.stdout) == (1, "")
    assert "tính lại thấy khác" in bad.stderr
    assert "not as computed again" in bad.stderr
    assert none.returncode == absent.returncode == 1
    assert "usage" in none.stderr


def test_the_command_runs_the_same_program(tmp_path, capsys):
    (tmp_path / "good.json").write_bytes(BUSY)
    (tmp_path / "bad.json").write_bytes(BUSY[:-1])
    assert main(["verify", str(tmp_path / "good.json")]) == 0
    assert "it holds: Xã Mẫu 01, 2026, II" in capsys.readouterr().out
    assert main(["verify", str(tmp_path / "bad.json")]) == 1
    assert "not canonical" in capsys.readouterr().err
    assert main(["verify", str(tmp_path)]) == 1
    assert "directory" in capsys.readouterr().err
