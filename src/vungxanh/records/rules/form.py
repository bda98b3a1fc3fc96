"""The form of Decision 28/2025/QĐ-TTg: one row a commune, and a sheet of key routes."""

from collections.abc import Mapping

from vungxanh.intake.interface import Column, FormDefinition, Kind, SheetDefinition

CODE, NAME, YEAR, KEY_ROUTE = "area_code", "area_name", "year", "key_route"
RESIDENT_VIOLATORS = "resident_violators"
FIGURES, ROUTES = "figures", "routes"
NO_ROUTE = "Không có tuyến trọng điểm"
"""The only name on the sheet of routes when there is none; an empty sheet says nothing."""

INPUT_INDICATORS: Mapping[str, str] = {
    "residents": "A02",
    "managed_addicts": "B01",
    "managed_users": "B02",
    "using_not_exempt": "G01",
    "use_points": "G02",
    "offenders_arrested": "D02",
    "plants": "D19",
    "plant_area_m2": "D20",
    RESIDENT_VIOLATORS: "G03",
    "wanted_fugitives": "G04",
}
"""The inputs of the Decision that are figures, and the code of the indicator each is kept under."""

REGISTER_INDICATORS: frozenset[str] = frozenset({"D02", "D19", "D20", "G02", "G03", "G04"})
"""The codes that registers of events keep beside the workbook. Where a commune's figures come from its
registers, such an input is theirs alone; an input that no register keeps is the workbook's."""

ROUTE_KINDS: Mapping[str, str] = {
    "nội tỉnh": "intra",
    "liên tỉnh": "inter",
    "trong tỉnh": "intra",
    "intra": "intra",
    "inter": "inter",
}
ROUTE_MARKS: Mapping[str, str] = {"không": "none", "không có": "none", "none": "none", **ROUTE_KINDS}


def _figure(key: str, kind: Kind, vi: str, en: str, hint: str, *aliases: str) -> Column:
    return Column(
        key,
        kind,
        vi,
        en,
        hint_vi=f"{hint} Nhập 0 nếu không có; để trống nếu chưa có số liệu.",
        hint_en="Enter 0 for none; leave empty when unknown.",
        aliases=aliases,
        width=16,
    )


_COLUMNS = (
    Column(
        CODE,
        Kind.TEXT,
        "Mã địa bàn",
        "Area code",
        hint_vi="Mã của xã, phường, đặc khu vào ngày cuối kỳ đánh giá (14/12).",
        hint_en="Code of the commune on the last day of the assessment year (14 December).",
        aliases=("Mã xã", "Mã xã, phường", "Mã đơn vị hành chính"),
    ),
    Column(
        NAME,
        Kind.TEXT,
        "Tên xã, phường, đặc khu",
        "Commune",
        hint_vi="Để đối chiếu với mã; mã và tên phải là một địa bàn.",
        hint_en="Checked against the code; both must be the same commune.",
        aliases=("Tên địa bàn", "Tên xã", "Tên xã, phường", "Xã, phường, đặc khu", "Xã, phường", "name"),
        required=False,
        width=30,
    ),
    _figure(
        "residents",
        Kind.POSITIVE,
        "Dân số hiện đang cư trú",
        "Residents",
        "Số người đang cư trú trên địa bàn vào ngày cuối kỳ, lớn hơn 0 (Điều 4).",
        "Dân số",
        "Dân cư hiện đang cư trú",
    ),
    _figure(
        "managed_addicts",
        Kind.COUNT,
        "Người nghiện có hồ sơ quản lý",
        "Addicts with a management file",
        "Số người nghiện ma túy có hồ sơ quản lý (Điều 4).",
    ),
    _figure(
        "managed_users",
        Kind.COUNT,
        "Người sử dụng trái phép có hồ sơ quản lý",
        "Illegal users with a management file",
        "Số người sử dụng trái phép chất ma túy có hồ sơ quản lý (Điều 4).",
    ),
    _figure(
        "using_not_exempt",
        Kind.COUNT,
        "Người nghiện, người sử dụng không thuộc diện được trừ",
        "Resident addicts and users who are not exempt",
        "Người đang cư trú nghiện hoặc sử dụng mà không đang điều trị thay thế, cai nghiện tại gia đình,"
        " cộng đồng hoặc quản lý sau cai (Điều 6 khoản 1).",
    ),
    _figure(
        "use_points",
        Kind.COUNT,
        "Điểm tổ chức, chứa chấp sử dụng",
        "Points that organise or harbour use",
        "Số điểm tổ chức, chứa chấp sử dụng trái phép, kể cả nghi vấn (Điều 2, 4, 6).",
        "Điểm tổ chức, chứa chấp",
    ),
    _figure(
        "offenders_arrested",
        Kind.COUNT,
        "Đối tượng phạm tội bị bắt giữ trên địa bàn",
        "Drug offenders arrested in the area",
        "Số đối tượng phạm tội về ma túy bị bắt giữ trên địa bàn trong kỳ, dù cư trú ở đâu (Điều 4).",
        "Đối tượng phạm tội bị bắt giữ",
    ),
    _figure(
        "plants",
        Kind.COUNT,
        "Cây có chứa chất ma túy phát hiện, triệt phá",
        "Drug plants discovered and destroyed",
        "Số cây phát hiện, triệt phá trong kỳ (Điều 4).",
        "Cây có chứa chất ma túy",
    ),
    _figure(
        "plant_area_m2",
        Kind.MEASURED,
        "Diện tích trồng cây phát hiện, triệt phá (m²)",
        "Area of drug plants discovered and destroyed (m²)",
        "Số đo lấy phần nguyên; lớn hơn 0 và nhỏ hơn 1 thì lấy 1 (Điều 4).",
        "Diện tích cây có chứa chất ma túy",
        "Diện tích",
    ),
    _figure(
        RESIDENT_VIOLATORS,
        Kind.PRESENCE,
        "Người đang cư trú vi phạm pháp luật về ma túy",
        "Residents who broke drug law",
        "Ghi “không”, “có” hoặc một con số; chỉ lưu không hay có (Điều 6 khoản 2).",
    ),
    _figure(
        "wanted_fugitives",
        Kind.PRESENCE,
        "Đối tượng truy nã về ma túy lẩn trốn",
        "Wanted drug fugitives hiding in the area",
        "Ghi “không”, “có” hoặc một con số; chỉ lưu không hay có (Điều 6 khoản 2).",
    ),
    Column(
        KEY_ROUTE,
        Kind.CHOICE,
        "Tuyến trọng điểm đi qua",
        "Key route",
        aliases=("Tuyến trọng điểm",),
        required=False,
        choices=ROUTE_MARKS,
        in_template=False,
    ),
    Column(
        YEAR,
        Kind.COUNT,
        "Năm đánh giá",
        "Assessment year",
        aliases=("Năm",),
        required=False,
        in_template=False,
    ),
)

_ROUTE_COLUMNS = (
    Column(
        "route_name",
        Kind.TEXT,
        "Tên tuyến",
        "Route",
        hint_vi=f"Nếu tỉnh không có tuyến nào, ghi “{NO_ROUTE}” ở dòng đầu.",
        hint_en="When the province has none, say so in the first row.",
        aliases=("name", "Tuyến", "Tuyến trọng điểm"),
        width=36,
    ),
    Column(
        "route_kind",
        Kind.CHOICE,
        "Loại tuyến",
        "Kind",
        hint_vi="Nội tỉnh: nằm trong một tỉnh. Liên tỉnh: nối các tỉnh với nhau.",
        hint_en="Inside the province, or between provinces.",
        aliases=("kind", "Loại"),
        choices=ROUTE_KINDS,
        width=16,
    ),
    Column(
        "route_units",
        Kind.TEXT,
        "Các xã, phường theo thứ tự",
        "Communes in order",
        hint_vi="Mã hoặc tên các xã, phường của tỉnh mà tuyến đi qua, theo thứ tự,"
        " ngăn cách bằng → hoặc dấu ;",
        hint_en="Codes or names of the province's communes along the route, in order, parted by → or ;",
        aliases=("units", "Các xã", "Các xã, phường"),
        width=90,
    ),
)

ASSESSMENT_FORM = FormDefinition(
    code="xep-loai-28-2025",
    version=1,
    vi="Số liệu xếp loại địa bàn theo Quyết định 28/2025/QĐ-TTg",
    en="Figures for classifying areas under Decision 28/2025/QĐ-TTg",
    sheets=(
        SheetDefinition(
            FIGURES,
            "Số liệu",
            "Figures",
            _COLUMNS,
            intro_vi="Mỗi xã, phường, đặc khu một dòng. Ô trống: chưa có số liệu; 0: đã đếm và không có.",
        ),
        SheetDefinition(
            ROUTES,
            "Tuyến trọng điểm",
            "Key routes",
            _ROUTE_COLUMNS,
            required=False,
            intro_vi="Mỗi tuyến một dòng. Xã không có tên trong tuyến nào được coi là không nằm trên tuyến.",
        ),
    ),
    guide_vi=(
        "Điền trang “Số liệu” và trang “Tuyến trọng điểm”, không đổi tiêu đề cột, không gộp ô, không"
        " dùng công thức.",
        "Ô trống hoặc “chưa có số liệu” nghĩa là chưa biết. Số 0 nghĩa là đã đếm và không có.",
        "Cách viết số: 1904 hoặc 1.904; phần thập phân sau dấu phẩy: 1.904,99. Số người, số điểm, số cây"
        " phải là số nguyên.",
        "Dòng có mã của tỉnh chỉ nhận cột người đang cư trú vi phạm trong toàn tỉnh (Điều 6); các"
        " cột khác của"
        " tỉnh được cộng từ các xã, không nhập.",
        "Kiểm tra trước khi nạp: ./run import TỆP --province MÃ --year NĂM --dry-run",
    ),
)
