"""Claims without numbers are listed; what claims nothing is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vungxanh.reader.rules.layout import segments
from vungxanh.reader.rules.text import Text
from vungxanh.reader.rules.unquantified import find_unquantified


def read(raw: str) -> list[tuple[str, str | None]]:
    text = Text.of(raw)
    return [(raw[slice(*one.span)], one.measure) for one in find_unquantified(text, segments(text))]


@pytest.mark.parametrize(
    ("claim", "found"),
    [
        ("phát hiện nhiều vụ án phức tạp", [("nhiều vụ án", "cases")]),
        ("bắt giữ nhiều đối tượng", [("nhiều đối tượng", "persons_arrested")]),
        ("thu giữ nhiều loại ma túy", [("nhiều loại ma túy", "seizure_mass_g")]),
        ("triệt xóa nhiều tụ điểm", [("nhiều tụ điểm", "hotspots_abolished")]),
        ("còn nhiều tụ điểm trên địa bàn", [("nhiều tụ điểm", "hotspots")]),
        ("đã xuất hiện hàng loạt điểm bán lẻ", [("hàng loạt điểm", "hotspots")]),
        ("có không ít trường hợp tái nghiện", [("không ít trường hợp", None)]),
        ("vẫn còn một số vụ chưa rõ", [("một số vụ", "cases")]),
        ("có nhiều người nghiện đi xa", [("nhiều người", "addicts_managed")]),
        ("thu hút đông đảo học sinh tham gia", [("đông đảo học sinh", "propaganda_participants")]),
        ("tiếp nhận nhiều tin báo của dân", [("nhiều tin báo", "tips")]),
        (
            "phá nhiều vụ, bắt nhiều đối tượng",
            [("nhiều vụ", "cases"), ("nhiều đối tượng", "persons_arrested")],
        ),
    ],
)
def test_a_claim_is_listed_with_its_measure(claim: str, found: list[tuple[str, str | None]]):
    assert read(f"Trong thời gian vừa rồi, xã Mẫu 01 {claim}.") == found


@pytest.mark.parametrize(
    "words",
    [
        "qua nhiều năm phấn đấu", "gặp nhiều khó khăn", "đạt nhiều kết quả",
        "phá nhiều vụ án, với 52 vụ được xử lý",
        "cao hơn nhiều so với năm trước", "một số nơi còn chậm", "hai vụ", "nhiều hơn năm trước 9 vụ",
        "bao nhiêu vụ", "hàng chục đối tượng",
    ],
)  # fmt: skip
def test_what_claims_nothing_is_not_listed(words: str):
    assert read(f"Trong thời gian vừa rồi, xã Mẫu 01 {words}.") == []


def test_captions_claim_nothing():
    raw = "Công an xã Mẫu 01 họp về phòng, chống ma túy.\n\nNhiều vụ án được nêu tại hội nghị. Ảnh: CTV\n"
    assert read(raw) == []


@given(
    st.lists(
        st.sampled_from(["nhiều", "hàng", "loạt", "vụ", "án", "đối tượng", ".", "9", "một", "số", "\n"]),
        max_size=20,
    )
)
def test_claims_lie_in_order_and_begin_with_the_quantity(words: list[str]):
    raw = " ".join(words)
    found = find_unquantified(Text.of(raw), ())
    assert [one.span for one in found] == sorted(one.span for one in found)
    assert all(raw[slice(*one.span)].split()[0] in {"nhiều", "hàng", "một"} for one in found)
