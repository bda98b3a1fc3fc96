"""What is told of a province that the text is not about, or of the province around a commune."""

import pytest

from tests.reader.reading import quantities_of


def roles(raw: str) -> list[str]:
    return [one.role for one in quantities_of(raw, "2032-05-14")]


HEAD = "SỞ Y TẾ TỈNH GIẢ TƯỞNG\nBáo cáo điều trị Methadone\n\n"
COMMUNE = "ỦY BAN NHÂN DÂN XÃ THỬ MẪU\nBáo cáo công tác phòng, chống ma túy\n\n"


@pytest.mark.parametrize(
    "raw",
    [
        "Tỉnh Hình Dung, nơi triển khai sớm hơn, đang điều trị cho 1.305 người nghiện.",
        "Cơ sở của tỉnh Ví Dụ hiện quản lý 540 học viên cai nghiện.",
        "Còn tỉnh Ước Lệ bắt 512 vụ ma túy.",
    ],
)
def test_another_province_that_is_spoken_of_itself_is_background(raw: str) -> None:
    assert roles(HEAD + raw) == ["background"]


@pytest.mark.parametrize(
    "raw",
    [
        "Tỉnh Giả Tưởng đang điều trị cho 1.305 người nghiện.",
        "Tỉnh ta quản lý 1.305 người nghiện ma túy.",
        "Phối hợp với tỉnh Hình Dung, công an bắt 12 vụ ma túy.",
        "Tỉnh Đoàn Giả Tưởng tổ chức 30 buổi tuyên truyền phòng, chống ma túy.",
        "Công an tỉnh Hình Dung bàn giao 12 đối tượng mua bán ma túy.",
    ],
)
def test_the_own_province_and_those_it_works_with_are_none_other(raw: str) -> None:
    assert roles(HEAD + raw) == ["result"]


@pytest.mark.parametrize(
    ("raw", "role"),
    [
        ("Tỉnh Giả Tưởng hiện có 14 xã trọng điểm về ma túy.", "background"),
        ("Tỉnh Giả Tưởng quản lý 2.300 người nghiện ma túy.", "background"),
        ("Xã quản lý 43 người nghiện ma túy.", "result"),
    ],
)
def test_the_province_around_a_commune_is_background(raw: str, role: str) -> None:
    assert roles(COMMUNE + raw) == [role]


@pytest.mark.parametrize(
    ("raw", "role"),
    [
        ("Xã Nậm Ước, đơn vị cùng cụm thi đua, trong kỳ bắt 16 vụ ma túy.", "background"),
        ("Còn xã Nậm Ước quản lý 61 người nghiện ma túy.", "background"),
        ("Xã Thử Mẫu quản lý 61 người nghiện ma túy.", "result"),
        ("Giúp xã Nậm Ước, công an xã bắt 16 vụ ma túy.", "result"),
    ],
)
def test_another_commune_in_the_paper_of_one_is_background(raw: str, role: str) -> None:
    assert roles(COMMUNE + raw) == [role]


def test_a_commune_in_the_paper_of_a_province_is_its_own() -> None:
    assert roles(HEAD + "Xã Nậm Ước quản lý 61 người nghiện ma túy.") == ["result"]


@pytest.mark.parametrize(
    ("raw", "role"),
    [
        ("Thành phố Giả Định cùng năm tăng 3,1% số vụ ma túy.", "background"),
        ("Tỉnh Giả Tưởng trong cùng thời gian giảm 21,4% số vụ ma túy.", "background"),
        ("Số vụ ma túy giảm 21,4%.", "result"),
    ],
)
def test_a_change_of_another_place_is_background(raw: str, role: str) -> None:
    assert roles(COMMUNE + raw) == [role]


def test_the_whole_province_in_the_same_time_is_background() -> None:
    raw = "Đồn bắt 16 vụ ma túy. Bộ đội Biên phòng toàn tỉnh cùng thời gian ấy phá 71 vụ ma túy."
    assert roles(raw) == ["result", "background"]
    raw = "Thôn có 5 vụ ma túy. Toàn xã cùng thời gian có 18 vụ, 21 đối tượng."
    assert roles(raw) == ["result", "background", "background"]
    assert roles("Toàn tỉnh bắt 71 vụ ma túy, 90 đối tượng.") == ["result", "result"]


def test_what_another_force_counts_for_itself_is_background() -> None:
    raw = "Đồn biên phòng báo số liệu riêng: 12 vụ, 15 đối tượng ma túy."
    assert roles(raw) == ["background", "background"]


@pytest.mark.parametrize(
    ("raw", "role"),
    [
        ("Luật hình sự đặt khung cao nhất cho người mua bán từ 100 g heroin trở lên.", "background"),
        ("Theo bộ luật hiện hành, ai trồng từ 500 cây thuốc phiện trở lên bị truy cứu.", "background"),
        ("Bị cáo phạm tội theo luật hình sự với 100 g heroin bị thu giữ.", "result"),
        ("Tính ở cùng thời điểm, cơ sở quản lý 530 học viên cai nghiện.", "result"),
    ],
)
def test_the_bar_of_the_law_is_background(raw: str, role: str) -> None:
    assert roles(raw) == [role]
