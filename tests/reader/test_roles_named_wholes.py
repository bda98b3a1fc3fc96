"""Parts whose words point back to the whole, and rows that add up to a total told outside of the table."""

import pytest

from tests.reader.reading import quantities_of


def roles(raw: str) -> list[str]:
    """The roles in text order."""
    return [one.role for one in quantities_of(raw, "2026-03-18")]


@pytest.mark.parametrize(
    "raw",
    [
        "Toàn tỉnh bắt 412 vụ ma túy. Án không giảm. Tuyến biên giới có 131 vụ trong tổng số nói trên.",
        "Công an tỉnh bắt 62 đối tượng ma túy.\nĐã khởi tố 17 bị can, nằm trong số những người bị bắt.",
        "Khởi tố 418 bị can về ma túy.\nTrong những người bị khởi tố, nữ có 46 bị can.",
        "Công nhận 31 xã không ma túy.\nTrong các xã nêu trên, 17 xã lần đầu được công nhận.",
        "Công an kiểm tra 148 cơ sở kinh doanh về ma túy, 21 cơ sở trong số này bị rút giấy phép.",
    ],
)
def test_the_words_point_back_to_the_whole(raw: str) -> None:
    assert roles(raw) == ["result", "part"]


@pytest.mark.parametrize(
    "raw",
    [
        "Toàn tỉnh bắt 412 vụ ma túy. Trong các đợt cao điểm, công an thu giữ 12 kg heroin.",
        "Công an tỉnh bắt 412 vụ ma túy.\nCông an xã bắt 31 vụ ma túy trong những tháng gần đây.",
        "Công an tỉnh bắt 412 vụ ma túy.\nTrong các xã biên giới, 131 người nghiện được đưa đi cai.",
    ],
)
def test_what_is_of_another_kind_lies_in_no_whole(raw: str) -> None:
    assert roles(raw) == ["result", "result"]


def test_words_before_a_number_open_a_breakdown_and_point_not_back() -> None:
    raw = "Công an tỉnh bắt 412 vụ ma túy.\nRiêng tháng 2 bắt 62 đối tượng, trong đó 17 đối tượng là nữ."
    assert roles(raw)[1:] == ["result", "part"]


def test_rows_that_add_up_to_a_total_above_the_table() -> None:
    """However many they are: a total in prose is looked for a few sentences away only."""
    rows = "\n".join(f"Vùng Mẫu {row} | {row + 1} | {row + 40}" for row in range(1, 11))
    found = roles(f"Tổng số: 65 vụ ma túy.\nVùng | Số vụ | Số đối tượng\n{rows}")
    assert found == ["result", *["part", "result"] * 10]
    assert "part" not in roles(f"Tổng số: 66 vụ ma túy.\nVùng | Số vụ | Số đối tượng\n{rows}")
