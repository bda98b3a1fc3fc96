"""People in texts: covered, told by rank, office and organisation. Every name and sentence is invented."""

from datetime import date

import pytest

from vungxanh.areas.rules.gazetteer import official_gazetteer
from vungxanh.reader.rules.people.find import find_people
from vungxanh.reader.rules.text import MASK, Text

GAZETTEER = official_gazetteer(date(2026, 7, 1))


def masked(sentence: str) -> str:
    """The sentence with one mark for each stretch of blocks."""
    text = Text.of(sentence)
    covered = text.masked(find_people(text, GAZETTEER).spans).raw
    assert len(covered) == len(sentence)
    while MASK * 2 in covered:
        covered = covered.replace(MASK * 2, MASK)
    return covered


def persons(sentence: str) -> list[tuple[str | None, str | None]]:
    return [
        (person.role, person.organisation) for person in find_people(Text.of(sentence), GAZETTEER).persons
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Đại tá Lò Văn Mẫu phát biểu.", "Đại tá █ phát biểu."),
        ("đồng chí Tống Thử Dụ - Bí thư", "đồng chí █ - Bí thư"),
        ("Phó Giám đốc Công an tỉnh Ma Thử Dụ nêu rõ", "Phó Giám đốc Công an tỉnh █ nêu rõ"),
        ("Ông Thái Lan Thử kể. Chủ tịch UBND tỉnh Thái Lan Thử ký", "Ông █ kể. Chủ tịch UBND tỉnh █ ký"),
        ("Chủ tịch UBND xã Hua Bum Lò Văn Mẫu ký", "Chủ tịch UBND xã Hua Bum █ ký"),
        ("Trưởng bản Nậm Nó Giàng A Thử kể", "Trưởng bản Nậm Nó █ kể"),
        ("bắt Y Thử Niê, H’Dụ Êban và A Mẫu", "bắt █, █ và █"),
        ("BẮT QUẢ TANG VÀNG A MẪU TẠI TỈNH LÀO CAI", "BẮT QUẢ TANG █ TẠI TỈNH LÀO CAI"),
        ("đại tá nguyễn văn mẫu phát biểu", "đại tá █ phát biểu"),
        ("Lò văn Mẫu khai", "█ khai"),
        ("Nguyễn Văn\nMẫu, SN 1990", "█\n█, SN █"),
        ("anh N.V.M. và chị Trần T. D đến trình báo", "anh █ và chị █ đến trình báo"),
        ('Mẫu Văn Dụ (tức "Tý Thử")', '█ (tức "█")'),
        ("Giàng A Mẫu (SN 1990, trú tại bản Thử, xã Mẫu) về hành vi", "█ (SN █, trú tại █) về hành vi"),
        ("Thử khai. Giàng A Thử bị bắt. Thử khai tiếp", "█ khai. █ bị bắt. █ khai tiếp"),
        ("Ảnh: Thu Mẫu\n\nHoài Thử - Minh Dụ", "Ảnh: █\n\n█ - █"),
        ("gọi 0912.345.678 hoặc thu.mau@vidu.example", "gọi █ hoặc █"),
        ("CCCD số 001099012345, xe 27B1-123.45", "CCCD số █, xe █"),
        ("ông Lò Thử (trú tại thôn 2, xã Mẫu), 5 người", "ông █ (trú tại █), 5 người"),
        ("Vàng A Thử trú tại xã Mẫu, 3 bánh heroin", "█ trú tại █, 3 bánh heroin"),
        ("gọi 0912 34 56 78 hoặc 024 3936 1234 hoặc +84 912 345 678", "gọi █ hoặc █ hoặc █"),
        ("xe 29A – 051.28; ảnh: hinh-bat-giu.jpg", "xe █; ảnh: █"),
        ("bắt giữ Somvang Keodala (SN 1991, quốc tịch Lào)", "bắt giữ █ (SN █, quốc tịch Lào)"),
    ],
)
def test_names_and_what_tells_who_somebody_is_are_covered(sentence: str, expected: str):
    assert masked(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Công an tỉnh Lai Châu phối hợp Bộ Công an triệt phá đường dây ma túy tại xã Hua Bum.",
        "Thành ủy Phan Rang - Tháp Chàm họp tại đường Trần Hưng Đạo, phường Lê Hồng Phong.",
        "TP Hồ Chí Minh, Điện Biên Phủ, Mường Tè, Bà Rịa - Vũng Tàu và Cao Bằng.",
        "Trường THPT Nguyễn Trãi tuyên truyền; xã Võ Miếu về đích; các xã Cao Sơn, Mai Lâm, Hồng Sơn.",
        "TỘI PHẠM MA TÚY TẠI HÀ GIANG; PHẠM VI HOẠT ĐỘNG; HỘI NGHỊ TỔNG KẾT",
        "Người Hà Nhì, La Hủ, Cơ Lao ở vùng Tây Bắc; châu Á và Thái Lan.",
        "200 bệnh nhân Methadone, đối tượng Heroin; Mẫu Hà, ngày 2/3/2025; THÀNH ỦY MẪU HÀ\nSố 15-NQ/TU  "
        "      Mẫu Hà, 25/6/2021",
        "số vụ phát sinh năm 2024 và học sinh năm 2025; ngày 08.05.2024 10 vụ; 05-06-2024 07 vụ; 01 02 "
        "03 04 05 06",
        "thu giữ 3 điện thoại 500.000 đồng, 2 xe; trú tại nhiều nơi, 5 người; quê hương Sơn La; cư trú "
        "tại xã Hua Bum",
        "thu giữ 756,92g hêrôin, 05 viên đạn, 1.904,99g hồng phiến, 123456789 đồng",
    ],
)
def test_places_bodies_and_goods_stay_in_sight(sentence: str):
    assert masked(sentence) == sentence


def test_offices_and_bodies_are_told_without_the_name():
    assert persons("Đại tá Mẫu Văn Thử, Phó Giám đốc Công an tỉnh chủ trì") == [
        ("Đại tá, Phó Giám đốc", "Công an tỉnh")
    ]
    assert persons("Bí thư Thành ủy Lò Thị Mẫu và Chủ tịch UBND phường Trần Văn Dụ") == [
        ("Bí thư", "Thành ủy"),
        ("Chủ tịch", "UBND phường"),
    ]


def test_who_has_birth_year_and_home_is_a_suspect_without_office():
    assert persons("bắt Giàng A Mẫu (SN 1990, trú tại bản Thử)") == [("suspect", None)]


@pytest.mark.parametrize("of_whom", ["người dân", "cán bộ", "phụ nữ", "đồng bào", "lãnh đạo", "học sinh"])
def test_people_of_a_place_are_not_called_like_it(of_whom: str):
    for place in ("Mai Châu", "Cao Bằng", "Hua Bum", "Lâm Bình", "Mường Tè"):
        assert masked(f"Hôm qua {of_whom} {place} ký cam kết.") == f"Hôm qua {of_whom} {place} ký cam kết."
