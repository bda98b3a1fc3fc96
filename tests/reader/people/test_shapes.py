"""Names in shapes that come from typing, wrapping and the scene of a case. All names are put together."""

import random
from itertools import product

import pytest

from tests.reader.people.test_find import masked
from tests.reader.people.test_recall import GAZETTEER, left_in_sight
from vungxanh.reader.rules.people.find import find_people
from vungxanh.reader.rules.text import Text

FAMILIES = ["Nguyễn", "Lò", "Giàng", "Chẩn", "Nông", "Moong", "Phùy", "Voòng", "Ngần", "Mạ"]
MIDDLES = ["Văn", "Thị"]
GIVEN = ["Thử", "Mẫu", "Dụ", "Ví"]

FRAMES = (
    "Nay gia đình {} đã thoát nghèo.",
    "Số ma túy này mua của {} ở biên giới.",
    "Qua lời khai, {} là người cung cấp hàng.",
    "Tòa xét xử sơ thẩm vụ án {} cùng đồng phạm.",
    "Chân dung {} trước ngày bị bắt.",
    "Ngoài ra còn làm rõ vai trò của {}, người cùng xã.",
    "Đồng chí {}, Phó Trưởng ban, báo cáo.",
    "Bạn đọc {} hỏi về thủ tục cai nghiện tự nguyện.",
    "Công an phát hiện {} cùng bạn gái đang sử dụng ma túy.",
)


def sample(seed: int) -> list[tuple[str, str, str]]:
    chance = random.Random(seed)
    return chance.sample(list(product(FAMILIES, MIDDLES, GIVEN)), 12)


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize(
    "shape",
    ["{} {} {}", "{} {}\n{}", "{}\n{} {}", "{} {lower} {}", "{} {} {small}", "{}{} {}", "{}  {} {}"],
)
def test_a_name_is_covered_however_it_is_typed(frame: str, shape: str):
    left = []
    for family, middle, given in sample(5):
        parts = (family, given) if "lower" in shape else (family, middle) if "small" in shape else None
        name = shape.format(*(parts or (family, middle, given)), lower=middle.lower(), small=given.lower())
        if left_in_sight(frame.format(name), name):
            left.append(name)
    assert left == []


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Anh P. cho biết đã cai nghiện.", "P."),
        ("Gia đình cháu X. đã trình báo.", "X."),
        ("Thượng úy Đông kể lại đêm phục kích.", "Đông"),
        ("chị Trang nay đã có việc làm", "Trang"),
        ("Các đối tượng gồm: Ng. V. A. (SN 1990) và C. T. X (SN 1991)", "Ng. V. A."),
        ("Ông VÀ MẪU THỬ từng nghiện 10 năm.", "VÀ MẪU THỬ"),
        ("Bị can Và A Thử khai nhận.", "Và A Thử"),
        ("xác định là YMẫu Niê, trú tại buôn", "YMẫu Niê"),
        ("KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nHÀ MẪU\nNơi nhận", "HÀ MẪU"),
        ("Đưa LòMẫu", "LòMẫu"),
        ("Giao cho H’Mẫu\nHwing, cán bộ buôn", "H’Mẫu\nHwing"),
    ],
)
def test_letters_given_names_and_names_of_families_that_are_words(sentence: str, name: str):
    assert left_in_sight(sentence, name) == ""


def test_a_name_is_not_told_as_the_body_of_the_name_before():
    text = Text.of("Giấy khen cho các cá nhân: Vũ Bích Thử, Báo Thị Mẫu, Hà Văn Dụ vì thành tích.")
    told = find_people(text, GAZETTEER).persons
    assert len(told) == 3
    assert all("Mẫu" not in f"{one.role} {one.organisation}" for one in told)


@pytest.mark.parametrize(
    "sentence",
    [
        "Từ Hua Bum về Mường Mô, xe khách bị kiểm tra.",
        "Báo Nhân Dân triển khai đồng bộ.",
        "IV. PHƯƠNG HƯỚNG NĂM 2026",
        "D. CHẾ ĐỘ BÁO CÁO: ngày, tuần",
        "Tỉnh Sơn\nLa có 75 xã.",
        "Công an Lai Châu\nPhát hiện 3 vụ.",
    ],
)
def test_what_only_looks_like_such_a_name_stays(sentence: str):
    assert masked(sentence) == sentence


@pytest.mark.parametrize("lead", ["Ông", "Đại tá", "bị can"])
def test_a_name_may_begin_as_a_country_does(lead: str):
    assert masked(f"{lead} Thái Lan Mẫu khai nhận.") == f"{lead} █ khai nhận."
    assert masked(f"{lead} trốn sang Thái Lan.") == f"{lead} trốn sang Thái Lan."


@pytest.mark.parametrize(
    "number",
    ["079203998877", "079 203 998 877", "079.203.998.877", "0792-0399-8877", "079203 998877"],
)
@pytest.mark.parametrize("frame", ["{}", "Giấy tờ mang theo ghi {}, nơi cấp không rõ.", "({})"])
def test_an_identity_number_is_covered_however_it_is_written(number: str, frame: str):
    assert not any(sign.isdigit() for sign in masked(frame.format(number)))


@pytest.mark.parametrize("figures", ["05 07 12 03 04 08", "0,079 203 998 kg", "01/02/2026 03/04/2026"])
def test_rows_of_small_numbers_stay_in_sight(figures: str):
    assert masked(figures) == figures
