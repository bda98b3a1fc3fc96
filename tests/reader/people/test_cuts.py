"""Names cut to letters and nicknames in the forms that reports write; every one of them is invented."""

import pytest

from tests.reader.people.test_recall import GAZETTEER, left_in_sight
from vungxanh.reader.rules.people.find import find_people
from vungxanh.reader.rules.text import Text

CUT = (
    "Gia đình {} thuộc hộ nghèo.|T. Văn Thử",
    "Công an mời {} lên làm việc.|N.Quốc.Mẫu",
    "{} khai mua của người lạ.|H.Khánh.Thử",
    "Đại úy {} trực.|T. A Thử",
    "Vợ của {} làm nương.|H. Thị Mẫu",
    "Công an mời {} lên làm việc.|H. Wơn Mdrang",
    "Người tên {} bỏ trốn.|C. Mẫu",
    "Người mẹ của {} khóc.|H.B. Được",
    "Bắt {} (sinh năm 1988).|H-G-V",
    "Ca bệnh {} (nam, 34 tuổi) nhập viện.|Đ-T",
    "Theo {}, ma túy mua của người lạ.|K-X-L",
    "Đưa {} vào cơ sở cai nghiện.|K. H.",
    "Theo {}, ma túy mua của người lạ.|K. B.",
    "Cùng thời điểm, {} bị phát hiện.|N.Thị.Thử",
    "Theo {}, ma túy mua của người lạ.|T Đ Đ",
    "Con nghiện {} lên cơn.|HWA",
    "Trường hợp của {} là một ví dụ.|HSH",
    "Năm 2023, {} rủ bạn đi.|LVS",
    "Lời khai của {} trùng khớp.|NTK",
    "Tuyên phạt {} 8 năm tù.|Q",
    "Theo thông tin, {} cho biết đã cai.|Q",
    "Công an mời {} lên làm việc.|T. Phước Mẫu",
    "{} khai mua của người lạ.|M. A Thử",
    "Em {} kể với cô giáo.|m.a.c",
    "Trong đó có {} (SN 1990).|u.h.đ",
    "Gia đình {} thuộc hộ nghèo.|S...",
    "Bị hại là {} ..., 16 tuổi.|Lừ Văn",
)


def in_sight(case: str) -> str:
    frame, name = case.split("|")
    return left_in_sight(frame.format(name), name)


@pytest.mark.parametrize("case", CUT)
def test_names_cut_to_letters_are_covered(case: str):
    assert in_sight(case) == ""


CALLED = (
    "Lò Văn Mẫu – “{}”.|Sếu",
    "Lò Văn Mẫu - “{}” của vùng biên.|Tiến Cháy",
    "Lò Văn Mẫu (hay “{}”).|Ba Phải",
    "Lò Văn Mẫu (hoặc {}).|Sếu",
    "Lò Văn Mẫu, hoặc {}.|Tiến Cháy",
    "Lò Văn Mẫu, người làng gọi {}.|Sếu",
    "Lò Văn Mẫu (TK Facebook: “{}”).|Gió Núi",
    "“{}” (tức Lò Văn Mẫu) bị bắt.|Sếu",
    "nhận hàng từ {}.|Tiến Cháy",
    "gọi điện cho {} để lấy hàng.|Sếu",
    "Lò Văn Mẫu. Tên khác: {}. Trú tại xã Mẫu.|Tèo",
    "Lò Văn Mẫu (t.g.k: {}).|Tuấn đen",
    "Lò Văn Mẫu (gọi: {}).|Chín Ngón",
    "Lò Văn Mẫu (tên giả: {}).|Hai Chì",
    "Lò Văn Mẫu, nick name: {}|Bà Trùm",
    "Lò Văn Mẫu, ngoài đời gọi là {}, bị bắt.|Bé Bự",
    "Lò Văn Mẫu - {} - bị bắt.|Bin",
    "Lò Văn Mẫu - {} - bị bắt.|Bà Trùm",
    "Lò Văn Mẫu ({}) bị bắt.|Nam Cào",
    "{} khai mua của người lạ.|Tèo",
    "{} khai nhận toàn bộ hành vi.|Hải bánh",
    "“{}” khai mua của người lạ.|Cún con",
    "Một người tên {} giao hàng.|Long ngựa",
    "Băng nhóm của {} bị triệt phá.|Dũng kều",
    "Đối tượng {} bị bắt.|Cún con",
    "Ông trùm {} sa lưới.|Vàng đại ca",
    "Vợ chồng {} bị bắt.|Hải bánh",
    "{} (biệt danh “Tèo”).|Thái Bình",
    "{} alias “Jimmy”.|Cao Phong",
    "{} (tự “Hòa xăm”).|Mai Hoa",
)


@pytest.mark.parametrize("case", CALLED)
def test_nicknames_and_who_bears_them_are_covered(case: str):
    assert in_sight(case) == ""


LEFT = (
    "Công an gọi điện cho Đồn Biên phòng Mường Mô. Người dân liên lạc với Công an xã Hua Bum.",
    "Nhận hàng từ Lào. Nhận hàng từ Trung Quốc, Sơn La.",
    "Bản Nậm Nó, tức Nậm Ngà, có 30 hộ. xã Hua Bum - “Xã không ma túy”.",
    "Mường Tè - “Vùng xanh” của tỉnh. Điện Biên Phủ - “Mảnh đất lịch sử”.",
    "Đ. Lê Lợi, P. Bến Thành, Q. Bình Thạnh.",
    "Tại số 5 Đ. Trần Hưng Đạo, P. Tân Phong.",
    "H. Mường Nhé, T. Điện Biên; X. Hua Bum, H. Mường Tè.",
    "B. Nậm Pó, B. Huổi Lếch, x. Mường Mô",
    "P. Giám đốc Sở Y tế, P. Chủ tịch UBND.",
    "viêm gan B, viêm gan C. Sau đó đi khám.",
    "C. Văn bản chỉ đạo đã ban hành",
    "Đ. Tổ chức thực hiện",
    "Mức A. Công an xã phối hợp. Xếp loại B. Đồn Biên phòng ra quân.",
    "Phương án A-B-C được chọn. Các điểm a.b.c của khoản 2.",
    "Theo BTV Tỉnh ủy, kết quả tốt. Học viên CSND tốt nghiệp.",
    "Đối với HTX Mẫu 01 thì khác. Đưa VNP vào phục vụ.",
    "Bản Nậm Nó - Sín Thầu - giáp biên.",
    "Ban Chỉ đạo khai mạc hội nghị. Hắn khai mua của người lạ. Đối tượng khai nhận.",
    "Tên bản: Nậm Ngà. Tên khác: không có.",
    "Mô hình có tên gọi: Bản sạch ma túy.",
    "(gọi: Chương trình)",
    "xã Hua Bum (Hai Bản).",
    "Các xã Mường Mô, Hua Bum ...",
    "Mức A.1, biểu B.2, mẫu C.3.",
)


@pytest.mark.parametrize("sentence", LEFT)
def test_places_bodies_and_labels_written_alike_stay(sentence: str):
    assert find_people(Text.of(sentence), GAZETTEER).spans == ()
