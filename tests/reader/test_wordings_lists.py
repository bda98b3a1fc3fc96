"""Labels, bullets and verbs whose last syllable is a label elsewhere, in invented reports."""

from datetime import date

import pytest

from tests.reader.saying import told
from vungxanh.areas.rules.gazetteer import official_gazetteer
from vungxanh.reader.rules.people.find import find_people
from vungxanh.reader.rules.text import Text

GAZETTEER = official_gazetteer(date(2026, 7, 1))


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Người dân cung cấp 230 nguồn tin về ma túy", [("230 nguồn tin", "tips")]),
        ("Phát sinh 2 điểm ma túy", [("2 điểm", "hotspots")]),
        ("Đến nay 12/96 phường đạt tiêu chí không ma túy", [("12/96 phường", "drug_free_communes")]),
        ("Số học viên hiện có: 612", [("612", "rehab_intake")]),
        ("Số tin tố giác tội phạm ma túy: 88", [("88", "tips")]),
        ("Thu giữ nửa triệu viên ma túy", [("nửa triệu viên", "seizure_tablets")]),
        ("Thu giữ 50 viên thuốc lắc", [("50 viên", "seizure_tablets")]),
        ("Trong giai đoạn 1 đấu tranh với ma túy", []),
        ("Tại phòng Vip 6 của quán", []),
    ],
)
def test_labels_and_verbs(raw: str, expected: list[tuple[str, str]]) -> None:
    assert told(raw, "measure") == expected


def test_a_report_of_labels_gives_each_number_its_own_measure() -> None:
    raw = (
        "# Đấu tranh\n- Số vụ phát hiện: 52\n- Số đối tượng: 71\n"
        "# Quản lý người nghiện\n- Tổng số người nghiện: 812\n- Sau cai: 97\n"
        "# Tuyên truyền\n- Số buổi: 120, số lượt người tham gia: 15.600\n- Tờ rơi: 12.000"
    )
    assert told(raw, "measure") == [
        ("52", "cases"),
        ("71", "persons_arrested"),
        ("812", "addicts_managed"),
        ("97", "post_rehab"),
        ("120", "propaganda_sessions"),
        ("15.600", "propaganda_participants"),
        ("12.000", "other"),
    ]


@pytest.mark.parametrize(
    ("raw", "masked"),
    [("Phát sinh 05 vụ ma túy", 0), ("Nguyễn Mẫu Phát sinh 1990 trú tại xã Mẫu", 1), ("Phát sinh", 0)],
)
def test_what_arises_is_not_born(raw: str, masked: int) -> None:
    assert len(find_people(Text.of(raw), GAZETTEER).persons) == masked


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Ma túy để trên 2 chiếc xe máy", "eq"),
        ("Thu giữ trên 2 kg ma túy", "gt"),
        ("Bắt chừng 40 đối tượng ma túy", "approx"),
    ],
)
def test_a_place_is_no_cue_of_size(raw: str, expected: str) -> None:
    assert told(raw, "comparator")[0][1] == expected
