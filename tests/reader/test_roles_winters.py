"""A campaign of the winter before, told in front of the year that is reported on."""

from tests.reader.saying import said


def roles(raw: str) -> list[str]:
    return [one.role for one in said(raw, "2025-12-06")]


def test_a_campaign_of_last_winter_is_background_before_the_year_behind_it() -> None:
    raw = "Cao điểm 10/12/2024 - 20/02/2025 bắt 58 vụ ma túy, thu 3 kg heroin; 11 tháng năm 2025 bắt 340 vụ"
    assert roles(raw) == ["background", "background", "result"]


def test_a_campaign_alone_and_a_year_of_reports_are_results() -> None:
    assert roles("Đợt cao điểm từ 10/12/2024 đến 20/02/2025 bắt 58 vụ ma túy") == ["result"]
    raw = "Từ 15/12/2024 đến 14/11/2025 bắt 340 vụ ma túy; riêng tháng 11/2025 bắt 41 vụ"
    assert roles(raw)[0] == "result"
