"""Short free texts covered for forms and notes: names and numbers in every writing. All of it is invented."""

import random
import unicodedata
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reader.people.invented import PEOPLES
from vungxanh.areas.rules.gazetteer import official_gazetteer
from vungxanh.reader.interface import KINDS, MASK, Masked, mask

GAZETTEER = official_gazetteer(date(2026, 7, 1))
NAMES = st.builds(
    lambda people, seed: PEOPLES[people][1](random.Random(seed)),
    st.sampled_from(sorted(PEOPLES)),
    st.integers(0, 10**6),
)
GAPS = st.sampled_from(["", " ", ".", "-", "\u00a0", " - "[:2]])
WIDE = str.maketrans({str(digit): chr(0xFF10 + digit) for digit in range(10)})


def masked(text: str) -> Masked:
    return mask(text, gazetteer=GAZETTEER)


def digits_seen(text: str) -> str:
    return "".join(letter for letter in masked(text).text if letter.isdecimal())


@st.composite
def written(draw: st.DrawFn, lengths: tuple[int, ...], first: str) -> str:
    """Digits of one of the lengths, in groups of two to four with one sign between, narrow or wide."""
    count = draw(st.sampled_from(lengths)) - len(first)
    left = first + "".join(str(draw(st.integers(0, 9))) for _ in range(count))
    gap, groups = draw(GAPS), []
    while left:
        size = draw(st.integers(2, 4)) if len(left) > 5 else len(left)
        groups.append(left[:size])
        left = left[size:]
    number = gap.join(groups)
    return number.translate(WIDE) if draw(st.booleans()) else number


@given(written((12,), "0"), st.sampled_from(("Số giấy tờ {} nhé", "{}", "giấy: {}; xin giúp", "cccd={}")))
@settings(max_examples=150)
def test_an_identity_number_is_covered_in_every_writing(number: str, frame: str):
    assert digits_seen(frame.format(number)) == ""
    assert masked(frame.format(number)).kinds & {"identity", "phone", "detail"}


@given(written((10,), "09"), st.sampled_from(("gọi {} gặp tôi", "ĐT: {}", "{}")))
@settings(max_examples=150)
def test_a_telephone_is_covered_in_every_writing(number: str, frame: str):
    assert digits_seen(frame.format(number)) == ""


@given(written((9,), "1"))
@settings(max_examples=80)
def test_an_old_identity_number_is_covered_and_money_stays(number: str):
    assert digits_seen(f"giấy {number} cũ") == ""
    assert masked(f"hết {number} đồng").kinds == set()


@given(NAMES, st.sampled_from(("Ông {} nhắn lại.", "gặp anh {} ở bản", "Chị {}, cán bộ thôn, báo.")))
@settings(max_examples=150)
def test_a_name_is_covered_decomposed_or_with_invisible_signs_inside(name: str, frame: str):
    cut = "\u200b".join(name) if name.isalpha() else name.replace("n", "n\u00ad")
    for form in (
        unicodedata.normalize("NFD", name),
        cut,
        name.replace(" ", "\u00a0"),
        name.replace(" ", "  "),
    ):
        found = masked(frame.format(form))
        start = len(frame.split("{")[0])
        end = len(found.text) - len(frame.split("}")[1])
        assert not any(letter.isalpha() for letter in found.text[start:end]), (form, found.text)
        assert "name" in found.kinds


@given(
    st.text(max_size=60) | st.builds(lambda name, more: f"{more} {name}: {more}", NAMES, st.text(max_size=20))
)
@settings(max_examples=150)
def test_a_text_masked_once_masks_no_further_and_keeps_its_length(text: str):
    found = masked(text)
    assert found.kinds <= set(KINDS)
    assert bool(found.kinds) == (MASK in found.text)
    assert len(masked(found.text.replace(MASK, "x")).text) == len(found.text)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("xe 27B1-123.45 đỗ lâu", {"plate"}),
        ("thư về thu.mau@vidu.example", {"mail"}),
        ("Giàng A Mẫu (SN 1990, trú tại bản Thử, xã Mẫu)", {"name", "detail"}),
        ("Lò V\u0430n Mẫu nói", {"name"}),  # the second word has a letter of another alphabet
        ("Điểm hẹn ở xã Hua Bum, tỉnh Lai Châu; 12 vụ, 1.904,99 g, 15.000.000 đồng", set()),
        ("năm 2023 2024 2025, ngày 12/3/2026, đường Nguyễn Huệ", set()),
        ("Công an tỉnh Sơn La và Đồn Biên phòng Ka Lăng", set()),
    ],
)
def test_what_is_covered_is_told_by_kind(text: str, kinds: set[str]):
    assert masked(text).kinds == kinds
