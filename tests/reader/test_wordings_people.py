"""People on file, in rehabilitation and places: one measure in many wordings, each an invented sentence."""

import pytest

from tests.reader.saying import told

ADDICTS_MANAGED = (
    ("Toàn xã có 35 người nghiện ma túy.", "addicts_managed"),
    ("Số người nghiện ma túy có hồ sơ quản lý: 1.204 người.", "addicts_managed"),
    ("Tổng số người nghiện hiện có là 876.", "addicts_managed"),
    ("Hiện địa phương quản lý 92 người nghiện.", "addicts_managed"),
    ("Trong đó 410 người nghiện ngoài xã hội.", "addicts_managed"),
    ("Có 55 người mắc nghiện được lập hồ sơ.", "addicts_managed"),
    ("Người nghiện ma túy đang trong trại giam: 130 người.", "addicts_managed"),
    ("Rà soát, phát hiện 48 người nghiện mới.", "addicts_managed"),
    ("Số người nghiện giảm còn 300 người.", "addicts_managed"),
    ("Thống kê được 1.020 đối tượng nghiện ma túy.", "addicts_managed"),
    ("Số con nghiện trên địa bàn lên tới 150 người.", "addicts_managed"),
    ("Cả nước có hơn 180.000 người nghiện.", "addicts_managed"),
    ("Lập hồ sơ quản lý 76 trường hợp nghiện ma túy.", "addicts_managed"),
    (
        "Phường có 24 người nghiện có hồ sơ quản lý, giảm 3 người so với đầu năm.",
        "addicts_managed addicts_managed",
    ),
    ("Quản lý 210 người nghiện ma túy trên phần mềm.", "addicts_managed"),
    ("Số người nghiện tăng từ 200 lên 260 người.", "addicts_managed"),
    ("Người nghiện: 45; trong đó nữ 3.", "addicts_managed addicts_managed"),
    ("Toàn xã có 1 người nghiện ma túy đang sinh sống tại cộng đồng.", "addicts_managed"),
    ("Có 33 người nghiện chưa đi cai.", "addicts_managed"),
    ("Lập danh sách 51 người nghiện ma túy lang thang.", "addicts_managed"),
    ("Bình quân mỗi xã có 12 người nghiện ma túy.", "addicts_managed"),
    ("Nghiện ma túy: 78 người.", "addicts_managed"),
    ("Có 28 thanh niên nghiện ma túy trong bản.", "addicts_managed"),
    ("Hiện còn 16 đối tượng nghiện ngoài cộng đồng.", "addicts_managed"),
    ("Cứ 100 dân thì có 2 người nghiện.", "other addicts_managed"),
)
USERS_MANAGED = (
    ("Toàn xã có 18 người sử dụng trái phép chất ma túy.", "users_managed"),
    ("Lập hồ sơ quản lý 62 người sử dụng trái phép chất ma túy.", "users_managed"),
    ("Số người sử dụng trái phép chất ma túy: 210.", "users_managed"),
    ("Quản lý 45 trường hợp sử dụng ma túy trái phép tại cộng đồng.", "users_managed"),
    ("Hiện có 1.300 người nghiện và sử dụng trái phép chất ma túy.", "users_managed"),
    ("Đang quản lý 540 người nghiện, người sử dụng trái phép chất ma túy.", "users_managed"),
    ("Phát sinh mới 15 người sử dụng trái phép chất ma túy.", "users_managed"),
    ("Ra quyết định quản lý đối với 33 người sử dụng trái phép chất ma túy.", "users_managed"),
    ("Tổng số người liên quan đến ma túy có hồ sơ quản lý là 960 người.", "users_managed"),
)
POST_REHAB = (
    ("Quản lý sau cai nghiện 120 người.", "post_rehab"),
    ("Số người bị quản lý sau cai: 77.", "post_rehab"),
    ("Có 41 người sau cai nghiện đang được theo dõi tại nơi cư trú.", "post_rehab"),
    ("Ra quyết định quản lý sau cai đối với 28 trường hợp.", "post_rehab"),
    ("Tạo việc làm cho 15 người sau cai nghiện.", "post_rehab"),
    ("Hỗ trợ vay vốn cho 12 người hoàn thành cai nghiện đang quản lý sau cai.", "post_rehab"),
    ("Hiện có 305 người đang trong thời gian quản lý sau cai.", "post_rehab"),
    ("Người bị quản lý sau cai nghiện ma túy: 64 người.", "post_rehab"),
    ("Hiện có 19 người đã hoàn thành cai nghiện được quản lý sau cai tại xã.", "post_rehab"),
    ("Quản lý sau cai nghiện tại nơi cư trú cho 54 người.", "post_rehab"),
)
REHAB_INTAKE = (
    ("Đưa 45 người đi cai nghiện bắt buộc.", "rehab_intake"),
    ("Cơ sở cai nghiện đang quản lý 820 học viên.", "rehab_intake"),
    ("Vận động 12 người cai nghiện tự nguyện.", "rehab_intake"),
    ("Tòa án ra quyết định đưa 66 người vào cơ sở cai nghiện bắt buộc.", "rehab_intake"),
    ("Lập hồ sơ đưa 31 người vào cơ sở cai nghiện.", "rehab_intake"),
    ("Điều trị Methadone cho 560 bệnh nhân.", "rehab_intake"),
    ("Số người đang điều trị methadone là 1.450.", "rehab_intake"),
    ("Số người được cai nghiện: 230 người.", "rehab_intake"),
    ("Tiếp nhận mới 89 học viên.", "rehab_intake"),
    ("Cai nghiện tại gia đình, cộng đồng: 25 người.", "rehab_intake"),
    ("Áp dụng biện pháp cai nghiện bắt buộc đối với 73 trường hợp.", "rehab_intake"),
    ("Hoàn tất hồ sơ đưa 14 đối tượng đi cai nghiện.", "rehab_intake"),
    ("Trung tâm đang điều trị cho 340 người nghiện.", "rehab_intake"),
    ("Tổ chức cai nghiện cho 4.200 lượt người.", "rehab_intake"),
    ("Số học viên hiện có: 612.", "rehab_intake"),
    ("Đã đưa được 9/12 người nghiện vào cơ sở cai nghiện bắt buộc.", "rehab_intake"),
    ("Có 18 người đang cai nghiện bắt buộc.", "rehab_intake"),
    ("Đưa 33 người nghiện vào cơ sở cai nghiện.", "rehab_intake"),
    ("Tổ chức cai nghiện cho 54 người nghiện.", "rehab_intake"),
    ("Đã có 27 người đăng ký cai nghiện tự nguyện.", "rehab_intake"),
    ("Cơ sở Methadone tỉnh hiện điều trị cho 420 người.", "rehab_intake"),
    ("310 bệnh nhân đang điều trị bằng Methadone.", "rehab_intake"),
    ("Cơ sở tiếp nhận 45 người theo quyết định của tòa án để cai nghiện.", "rehab_intake"),
    ("Cai nghiện bắt buộc: 45 người; cai nghiện tự nguyện: 12 người.", "rehab_intake rehab_intake"),
    ("Công an huyện lập 56 hồ sơ đưa người nghiện vào cơ sở cai nghiện bắt buộc.", "rehab_intake"),
    ("Phối hợp đưa 9 trường hợp nghiện ma túy đi cai nghiện bắt buộc.", "rehab_intake"),
    ("Tòa án quyết định áp dụng biện pháp đưa vào cơ sở cai nghiện bắt buộc với 67 người.", "rehab_intake"),
)
DRUG_FREE_COMMUNES = (
    ("Toàn tỉnh có 64 xã, phường không ma túy.", "drug_free_communes"),
    ("Số xã không ma túy: 41", "drug_free_communes"),
    ("Đến nay 12/96 phường đạt tiêu chí không ma túy.", "drug_free_communes"),
    ("Đã công nhận 27 đơn vị cấp xã không ma túy.", "drug_free_communes"),
    ("Năm nay có thêm 15 xã sạch ma túy.", "drug_free_communes"),
    ("Phấn đấu xây dựng 30 xã, phường, đặc khu không ma túy.", "drug_free_communes"),
    ("Các xã đạt chuẩn không ma túy gồm 18 xã.", "drug_free_communes"),
    ("Có 9 xã đủ điều kiện công nhận không ma túy.", "drug_free_communes"),
    ("Nâng tổng số xã không ma túy lên 55 xã.", "drug_free_communes"),
    ("Duy trì bền vững 22 xã không có tệ nạn ma túy.", "drug_free_communes"),
    ("Đăng ký xây dựng 14 địa bàn cấp xã không ma túy.", "drug_free_communes"),
    ('Giữ vững 8 xã "trắng" về ma túy.', "drug_free_communes"),
    ("Tỉnh đặt chỉ tiêu 20 xã không ma túy trong năm.", "drug_free_communes"),
    ("Toàn huyện còn 3 xã chưa có ma túy.", "drug_free_communes"),
    ("Trong tổng số 130 xã, phường có 45 xã, phường không ma túy.", "other drug_free_communes"),
    ("UBND tỉnh quyết định công nhận 16 xã đạt chuẩn không ma túy.", "drug_free_communes"),
)
DRUG_FREE_SHARE_PCT = (
    ("Phấn đấu 50% xã, phường không ma túy.", "drug_free_share_pct"),
    ("Tỷ lệ xã không ma túy đạt 32,5%.", "drug_free_share_pct"),
    ("Đến năm 2030 có ít nhất 60% đơn vị hành chính cấp xã không ma túy.", "drug_free_share_pct"),
    ("Nâng tỷ lệ xã, phường không ma túy lên 45%.", "drug_free_share_pct"),
    ("Xây dựng tối thiểu 20% số xã không ma túy mỗi năm.", "drug_free_share_pct"),
    ("Số xã sạch ma túy chiếm 28,4% tổng số xã.", "drug_free_share_pct"),
)
KEY_COMMUNES = (
    ("Toàn tỉnh có 11 xã trọng điểm về ma túy.", "key_communes"),
    ("Còn 4 phường trọng điểm phức tạp về ma túy.", "key_communes"),
    ("Số xã trọng điểm loại I: 3", "key_communes"),
    ("Xác định 6 địa bàn trọng điểm phức tạp về ma túy.", "key_communes"),
    ("Giảm còn 5 xã loại II về ma túy.", "key_communes"),
    ("Chuyển hóa thành công 7 xã trọng điểm ma túy.", "key_communes"),
)
ROUTES = (
    ("Xác định 5 tuyến trọng điểm về ma túy.", "routes"),
    ("Trên địa bàn có 2 tuyến vận chuyển ma túy phức tạp.", "routes"),
    ("Số tuyến trọng điểm về ma túy: 4", "routes"),
    ("Lập hồ sơ đấu tranh 3 tuyến, địa bàn trọng điểm về ma túy.", "routes"),
)


@pytest.mark.parametrize(
    ("raw", "measures"),
    [
        *ADDICTS_MANAGED,
        *USERS_MANAGED,
        *POST_REHAB,
        *REHAB_INTAKE,
        *DRUG_FREE_COMMUNES,
        *DRUG_FREE_SHARE_PCT,
        *KEY_COMMUNES,
        *ROUTES,
    ],
)
def test_measure_of_wordings(raw: str, measures: str) -> None:
    assert [measure for _, measure in told(raw, "measure")] == measures.split()
