"""Reading the sources: notes, names, old to new."""

import os
from datetime import date
from pathlib import Path

import pytest

from vungxanh.areas.data.assemble import Sources, assemble, kind_and_name, resolution_of
from vungxanh.areas.data.build import read_sources
from vungxanh.areas.rules.counts import count_errors
from vungxanh.areas.rules.official import DATA, write_register


def old(code, district, key, ward):
    return {
        "provinceKey": "tinhmau",
        "provinceCode": "90",
        "districtKey": district,
        "districtCode": "900",
        "wardKey": key,
        "wardCode": code,
        "ward": ward,
    }


def new(code, key):
    return {"provinceKey": "tinhmoi", "provinceCode": "91", "wardKey": key, "wardCode": code}


SOURCES = Sources(
    old=[
        old("90001", "huyena", "xamot", "Xã Mẫu 1"),
        old("90002", "huyena", "xahai", "Xã Mẫu 2"),
        old(None, "huyendao", None, None),
    ],
    new=[new("91001", "xamoi"), new("91002", "xakhac"), new("91003", "dackhu")],
    conversion={
        "DICT_PROVINCE_WARD_NO_DIVIDED": {
            "tinhmoi": {"xamoi": ["tinhmau_huyena_xamot"], "dackhu": ["tinhmau_huyendao_"]}
        },
        "DICT_PROVINCE_WARD_DIVIDED": {
            "tinhmoi": {"tinhmau_huyena_xahai": [{"newWardKey": "xamoi"}, {"newWardKey": "xakhac"}]}
        },
    },
    province_notes={},
    commune_notes={
        "91001": {"parent_code": "91", "note": "Gộp. Số: 1/NQ-UBTVQH15; Ngày: 16/06/2025"},
        "91002": {"parent_code": "91", "note": "Số: 388/NQ-UBTVQH16; Ngày: 04/08/2026"},
    },
)


def test_old_to_new_is_read_from_both_lists():
    assert {("90001", "91001"), ("90002", "91001"), ("90002", "91002")} <= set(SOURCES.pairs)
    assert SOURCES.island_pairs == (("900", "91003"),)


def test_the_resolution_of_2025_is_not_hidden_by_a_later_one():
    assert SOURCES.resolutions == {"91": ("1/NQ-UBTVQH15", date(2025, 6, 16))}


def test_names_are_parted_from_their_kind():
    assert kind_and_name("Thị trấn Mường Tè") == ("thi_tran", "Mường Tè")
    assert kind_and_name("Phường  1") == ("phuong", "1")
    with pytest.raises(ValueError, match="kind"):
        kind_and_name("Mường Tè")
    with pytest.raises(ValueError, match="no resolution"):
        resolution_of("Gộp hai xã.")


def test_building_again_from_the_packages_gives_the_committed_bytes(tmp_path):
    folder = os.environ.get("VUNGXANH_WHEELS")
    if not folder:
        pytest.skip("needs the two packages of areas/data/build.py as wheels (VUNGXANH_WHEELS)")
    register = assemble(read_sources(Path(folder)))
    assert count_errors(register) == []
    write_register(register, tmp_path)
    for name in ("units.csv", "successions.csv"):
        assert (tmp_path / name).read_bytes() == (DATA / name).read_bytes()
