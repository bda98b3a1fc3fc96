"""What reading a hostile file may take of memory, in a process of its own; full size in `tests/long`."""

import json
import subprocess
import sys

UNITS = ("a\u200b", "Nguyễn Văn A, ", "Lò V\u200băn Mẫu, ", "- từng dòng\n", "12 vụ gì đó nữa, ")
SIZE = 250_000
"""Bytes of a file: one twentieth of the largest that is read."""

MOST = 300 / 20
"""Megabytes for it: the bound of 300 at full size, scaled."""

READING = """
import json, re, sys
from datetime import date
from pathlib import Path
from vungxanh.areas.rules.gazetteer import RegisterGazetteer
from vungxanh.areas.rules.official import official_register
from vungxanh.reader.interface import read

def megabytes(what):
    return int(re.search(what + r":\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) / 1024

gazetteer = RegisterGazetteer(official_register(), date(2026, 7, 1))
units, size = json.loads(sys.argv[1])
taken = []
for unit in ["Tại xã Hua Bum, Công an bắt 12 vụ, Lò Văn A khai. ", *units]:
    data = (unit * (size // len(unit.encode()))).encode()
    before = megabytes("VmRSS")
    Path("/proc/self/clear_refs").write_text("5")  # the peak counts from here
    read(data if taken else data[:3_000], "a.txt", gazetteer=gazetteer, page_date=None)
    taken.append(megabytes("VmHWM") - before)
print(json.dumps(taken[1:]))
"""


def test_a_dense_file_takes_memory_in_proportion_to_its_size() -> None:
    done = subprocess.run(
        [sys.executable, "-c", READING, json.dumps([UNITS, SIZE])],
        capture_output=True,
        text=True,
        check=True,
    )
    taken = dict(zip(UNITS, json.loads(done.stdout), strict=True))
    assert {unit: much for unit, much in taken.items() if not 0 <= much < MOST} == {}
