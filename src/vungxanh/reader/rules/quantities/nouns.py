"""What numbers count: the nouns behind them, the kind of each and its unit. Tables, not rules."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any, NamedTuple, TypeVar

from vungxanh.reader.rules.text import Text, fold_all
from vungxanh.reader.rules.wordlists import listed

Found = TypeVar("Found")
Table = Mapping[str, tuple[Found | None, Mapping[str, Any] | None]]
"""By the key of a word: what a phrase that ends there stands for, and the words that go on with one."""


class Noun(NamedTuple):
    """The kind a noun counts, the unit it is given in, and what one of it is in that unit."""

    kind: str
    unit: str | None
    factor: Fraction = Fraction(1)


def table(rows: Iterable[tuple[str, Found]]) -> Table[Found]:
    """Phrases as a walk from word to word by their keys, each with what it stands for."""
    top: dict[str, Any] = {}
    for phrase, found in rows:
        keys = fold_all(phrase)
        level = top
        for key in keys[:-1]:
            level = level.setdefault(key, [None, {}])[1]
        level.setdefault(keys[-1], [None, {}])[0] = found
    return _settled(top)


def _settled(level: dict[str, Any]) -> dict[str, Any]:
    return {key: (found, _settled(longer) or None) for key, (found, longer) in level.items()}


def at(text: Text, word: int, phrases: Table[Found]) -> tuple[int, Found] | None:
    """The longest phrase of the table that begins with the word: the word behind it, what it stands for."""
    keys, best = text.keys, None
    last = len(keys)
    level: Mapping[str, Any] | None = phrases
    while level is not None and word < last:
        node = level.get(keys[word])
        if node is None:
            break
        word += 1
        found, level = node
        if found is not None:
            best = word, found
    return best


_KINDS: dict[tuple[str, str | None], str] = {
    ("case", "case"): "vụ | vụ án | vụ việc | vụ phạm tội | vụ án ma túy | vụ ma túy | vụ vi phạm | cases",
    ("suspect", "person"): """
        đối tượng | ĐT | BC | bị can | bị cáo | nghi can | nghi phạm | tên | kẻ | đồng phạm | tội phạm
        lượt đối tượng | người phạm tội | đàn em | mắt xích | chân rết | con buôn | nữ quái | ông trùm
        bị án | tay chân | đồng bọn | suspects | offenders""",
    ("person", "person"): """
        người | bệnh nhân | người bệnh | trường hợp | lượt người | lượt | lượt trường hợp | thanh niên
        nam thanh niên | nữ thanh niên | nam | nữ | nam giới | phụ nữ | thanh thiếu niên | thiếu niên
        nam nữ | con em | anh em | chị em | đối tượng nam | lao động
        nam, nữ | người Lào | người nước ngoài | con người | quái xế
        tài xế | lái xe | vợ chồng | đàn ông | người đàn ông | người phụ nữ | cô gái | nam thanh nữ tú
        dân chơi | khách | khách hàng | công dân | con bạc | người Việt | người Việt Nam | thanh, thiếu niên
        thanh niên nam nữ | people | persons""",
    ("addict", "person"): """
        người nghiện | đối tượng nghiện | con nghiện | người nghiện ma túy | đối tượng nghiện ma túy
        trường hợp nghiện | người mắc nghiện | lượt người nghiện | addicts""",
    ("user", "person"): """
        người sử dụng trái phép | đối tượng sử dụng trái phép | người sử dụng ma túy
        trường hợp sử dụng trái phép | người sử dụng | đối tượng sử dụng""",
    (
        "after",
        "person",
    ): "người sau cai | người sau cai nghiện | đối tượng sau cai | người bị quản lý sau cai",
    ("trainee", "person"): "học viên | lượt học viên | người cai nghiện | người cai",
    ("audience", "person"): """
        học sinh | sinh viên | giáo viên | đoàn viên | hội viên | người dân | quần chúng | phụ huynh
        công nhân | lượt xem | lượt tiếp cận | lượt truy cập | lượt học sinh | lượt người dân
        lượt cán bộ | lượt hội viên | đoàn viên thanh niên | học sinh, sinh viên | cán bộ, giáo viên
        lượt quần chúng | đồng bào | công nhân lao động | em học sinh | em | lượt nghe | lượt người nghe
        lượt người tham gia | lượt người tham dự | lượt đoàn viên | lượt công nhân | lượt phụ nữ
        lượt ngư dân | lượt thanh niên | lượt thanh thiếu niên | lượt thanh thiếu nhi | lượt thiếu nhi
        lượt bà con | lượt nông dân | lượt phụ huynh | lượt sinh viên | lượt học sinh, sinh viên
        lượt quần chúng nhân dân | lượt nhân dân | lượt đồng bào | lượt khán giả | lượt thính giả
        chủ cơ sở | chủ quán | chủ nhà trọ | tiểu thương | ngư dân | nông dân | bưu tá
        lượt giáo viên | bạn | bạn trẻ | bà con | thính giả | khán giả""",
    ("other_person", "person"): """
        đại biểu | cán bộ | chiến sĩ | cán bộ, chiến sĩ | đảng viên | đồng chí | tuyên truyền viên
        người nghi nghiện | bác sĩ | người chết | nạn nhân | thành viên | tình nguyện viên
        cộng tác viên | người có uy tín | lượt cán bộ, chiến sĩ | công chức | viên chức | trẻ em
        người bị thương | báo cáo viên | nhân viên | cảnh sát | công an | bộ đội | dân quân | trinh sát
        cán bộ chiến sĩ | lượt cán bộ chiến sĩ | CBCS | lượt CBCS | bị hại | luật sư""",
    ("tablet", "tablet"): "viên | pills | tablets",
    ("brick", "brick"): "bánh",
    ("percent", "percent"): "% | phần trăm | percent",
    ("points", "pp"): "điểm % | điểm phần trăm",
    ("commune", "commune"): """
        xã | phường | thị trấn | đặc khu | xã, phường | phường, xã | xã, thị trấn | xã, phường, thị trấn
        xã phường | xã, phường, đặc khu | phường, xã, thị trấn | phường, thị trấn | xã/phường
        xã - phường | đơn vị hành chính cấp xã | đơn vị cấp xã | địa bàn cấp xã | xã, phường và thị trấn
        xã, phường và đặc khu | xã và phường | phường và xã | địa phương cấp xã | địa bàn xã, phường
        địa bàn xã | địa bàn xã, phường, thị trấn | đơn vị xã, phường | lượt xã | xã và thị trấn
        xã, đặc khu | phường, đặc khu | communes""",
    ("place", None): "địa bàn | địa phương | đơn vị | đơn vị hành chính | nơi",
    ("route", "route"): "tuyến | tuyến trọng điểm | tuyến, địa bàn",
    ("hotspot", "hotspot"): """
        tụ điểm | điểm, tụ điểm | điểm và tụ điểm | tụ điểm, điểm | điểm nóng | điểm phức tạp
        điểm bán lẻ | điểm mua bán | điểm ma túy | điểm tổ chức | điểm bán | điểm, tụ điểm phức tạp
        địa điểm phức tạp | điểm có biểu hiện | điểm nghi vấn | tụ điểm phức tạp | điểm sử dụng
        điểm tệ nạn | điểm tụ tập | điểm tụ tập sử dụng | điểm hút chích | điểm tiêm chích | điểm giao dịch
        điểm tập kết | điểm tàng trữ | điểm đen | điểm trung chuyển""",
    ("point", None): "điểm | địa điểm",
    ("plant", "plant"): "cây | cây giống | cây con | gốc | bụi cây | cây non",
    ("session", "session"): """
        buổi | cuộc | đợt | buổi tuyên truyền | lớp tuyên truyền | đợt tuyên truyền | cuộc tuyên truyền
        hội nghị tuyên truyền | lượt tuyên truyền | buổi phát thanh | lượt phát thanh | giờ phát thanh
        hội thi | diễn đàn | lễ mít tinh | buổi mít tinh | cuộc mít tinh | buổi ngoại khóa
        buổi sinh hoạt | buổi nói chuyện | chuyên đề | tọa đàm | chương trình | chiến dịch | lượt
        phiên | hội nghị | mít tinh | cuộc thi | buổi truyền thông | tiết | tiết học | buổi họp dân
        cuộc họp | cuộc họp dân | lễ phát động | phóng sự | buổi chiếu phim | chương trình phát thanh
        hội thảo""",
    (
        "media",
        "session",
    ): """
        lượt tin, bài | lượt tin bài | lượt bài | chuyên mục | tin, bài | tin bài | bài viết | phóng sự
        lượt phát sóng""",
    ("tip", "tip"): """
        tin báo | tố giác | tin tố giác | nguồn tin | tin | tin báo, tố giác | tố giác, tin báo
        đơn tố giác | nguồn tin tố giác | tin báo tố giác | lượt tin | nguồn tin báo | cuộc gọi
        thư tố giác | ý kiến tố giác | lượt phản ánh | đơn thư tố giác | ý kiến phản ánh
        tin phản ánh | phản ánh | tin nhắn | tin tức""",
    ("time", None): """
        năm | tháng | ngày | giờ | phút | giây | tuần | tuổi | quý | thập kỷ | thế kỷ | nhiệm kỳ | đêm
        tiếng | hôm | h | ngày đêm | tuần lễ | năm qua | tiếng đồng hồ | lần | khóa | mùa | vụ mùa
        độ C | kỳ""",
    ("prison", "year"): "năm tù | năm tù giam",
    ("prison", "month"): "tháng tù | tháng tù giam | tháng cải tạo | tháng cải tạo không giam giữ",
    (
        "money",
        "đồng",
    ): "đồng | đ | vnđ | vnd | triệu đồng",
    ("money", None): "USD | đô la | đô la Mỹ | nhân dân tệ | kíp Lào | baht",
    (
        "bullet",
        "viên",
    ): "viên đạn | viên đạn chì | viên bi | viên gạch | viên đá quý | viên chì | viên đạn các loại",
    ("weapon", None): """
        khẩu súng | súng | khẩu K59 | quả lựu đạn | lựu đạn | quả nổ | kíp nổ | dao | con dao | đạn
        quả pháo | thanh kiếm | kiếm | vũ khí | bộ còng | mã tấu | quả bom | thỏi thuốc nổ
        hộp tiếp đạn | cây kiếm | cây súng | cây dao""",
    ("thing", None): """
        bánh chưng | bánh tét | bánh mì | bánh kẹo | bánh giầy | bánh pháo | bánh xe | bánh ngọt
        bản có giá trị | bản có giá trị như nhau
        xe | ô tô | xe máy | xe ô tô | xe mô tô | mô tô | điện thoại | điện thoại di động | chiếc
        xe tải | thuyền | xuồng | máy tính | cân điện tử | cân tiểu ly | sổ tiết kiệm | căn cước
        hộ chiếu | phương tiện | thẻ ngân hàng | máy bay | tàu | tàu cá | xe khách | tấm | bộ | bình ga
        ghe | container | camera | cây vàng | cây thuốc lá | cây thuốc lá điện tử | cây xăng | cây cầu""",
    (
        "household",
        "household",
    ): """
        nhân khẩu | khẩu | cư dân | dân | hộ | hộ dân | hộ gia đình | gia đình | nóc nhà | hộ nghèo
        lượt hộ | lượt hộ gia đình""",
    ("award", None): """
        bằng khen | giấy khen | tập thể | cá nhân | huân chương | tập thể, cá nhân | cờ thi đua
        suất quà | giải | giải thưởng | phần quà | lá thư khen | thư khen | giải nhất | giải nhì
        giải ba | giải khuyến khích""",
    ("ratio", None): "lần so với | điểm cầu | điểm trường | điểm chốt",
}
_GRAMS = {
    "1000": """
        kg | kí | ki | ký | cân | kilôgam | kilogam | kilogram | ki-lô-gam | ki lô gam | ki-lô | kilô
        ki lô | ki-lo-gam""",
    "1": "g | gam | gram | gr | gờ-ram ",
    "0.001": "mg | miligam | mi-li-gam",
    "1000000": "tấn",
    "100000": "tạ",
    "10000": "yến",
    "100": "lạng",
}
_SQUARE_METRES = {
    "1": "m2 | m² | m 2 | mét vuông | m vuông",
    "10000": "ha | héc ta | hecta | héc-ta | hec ta",
    "1000000": "km2 | km² | ki-lô-mét vuông",
    "360": "sào",
}
"""A sào is that of the north, 360 m²; the south's is 1,000; poppies grow in the north."""
_VILLAGES = """
    thôn | bản | bản làng | xóm | ấp | buôn | khu phố | tổ dân phố | khối phố | khu dân cư | thôn, bản
    bản, xóm | thôn, xóm | bản, tiểu khu | khối, xóm | thôn, buôn | ấp, khu phố | thôn, tổ dân phố
    huyện | tỉnh | tỉnh, thành | tỉnh, thành phố | tỉnh thành | quận | huyện, thị xã | huyện, thành phố
    thành phố | dân tộc | doanh nghiệp | trạm | trường | trường học | đồn | cơ sở giáo dục | tiểu khu
    làng | đồng bào dân tộc
"""
"""What is counted of the country itself, not of the programme."""
_OTHER = """
    lít | ml | ống | chai | lọ | tép | gói | túi | bọc | bao | bao tải | thùng | hộp | bịch | cục | điếu
    phân | chỉ | cm | mm | m | mét | km | ki-lô-mét | quả | gói nilon | túi nilon | gói nhỏ | túi nhỏ
    tờ rơi | tờ | áp phích | pa nô | pano | băng rôn | khẩu hiệu | panô, áp phích | bài | video | clip
    tài liệu | cuốn | quyển | bản cam kết | lượt cam kết | cam kết | mô hình | câu lạc bộ | tổ | nhóm
    đội | chốt | trạm | camera | cơ sở | cơ sở kinh doanh | cơ sở cai nghiện | nước | quốc gia
    đường dây | ổ nhóm | băng nhóm | băng, nhóm | chuyên án | kế hoạch | văn bản | nghị quyết | chỉ thị
    công văn | quyết định | đề án | chương trình phối hợp | quy chế | nhiệm vụ | giải pháp | mục tiêu
    quan điểm | nhóm mục tiêu | nhóm nhiệm vụ | nhóm giải pháp | nhiệm vụ, giải pháp | lĩnh vực
    tiêu chí | chỉ tiêu | nội dung | dự án | hồ sơ | hành vi | ngành | sở | sở, ngành | ban | cấp
    lực lượng | hòm thư | hộp thư | hòm thư tố giác | hộp thư tố giác | đường dây nóng | giai đoạn
    khách sạn | khách mời | tiền án | tiền sự | bàn
    lớp | lớp học | lớp tập huấn | phòng hát | vị trí | luống | chậu | ba lô
    cơ quan | phòng | khâu | bước | tổ chức | tổ công tác | đoàn công tác | ca | lượt kiểm tra
    lượt test | mẫu | lượt xét nghiệm | điểm cầu | quầy thuốc | quán karaoke | nhà nghỉ | nhà hàng
    cơ sở lưu trú | tài khoản | trang | nhóm zalo | nhóm Facebook | loa | cụm loa | thiết bị | máy
"""


def _rows() -> list[tuple[str, Noun]]:
    rows = [(phrase, Noun("other", phrase)) for phrase in listed(_OTHER)]
    rows += [(phrase, Noun("village", phrase)) for phrase in listed(_VILLAGES)]
    for (kind, unit), phrases in _KINDS.items():
        rows += [(phrase, Noun(kind, unit or phrase)) for phrase in listed(phrases)]
    for factor, phrases in _GRAMS.items():
        rows += [(phrase, Noun("mass", "g", Fraction(factor))) for phrase in listed(phrases)]
    for factor, phrases in _SQUARE_METRES.items():
        rows += [(phrase, Noun("area", "m2", Fraction(factor))) for phrase in listed(phrases)]
    return rows


NOUNS = table(_rows())
HEADS = table(
    (phrase, True)
    for phrase in listed("""
    người | đối tượng | trường hợp | lượt người | lượt | vụ án | vụ việc | vụ | buổi | cuộc | đợt
    tụ điểm | điểm | điểm, tụ điểm | học viên | thanh niên | tin báo | tin | bị can | bị cáo | địa bàn
    đơn vị | xe | khẩu súng | điểm cầu | điểm % | điểm phần trăm | điểm trường | tin, bài | người dân
""")
)
"""The counting nouns with which a span ends; what follows them only says of which kind."""
