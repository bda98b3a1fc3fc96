"""Words that tell events: what was done, to what, by whom. Data for the rules of this folder."""

from vungxanh.reader.rules.papers.issuers import HEADS
from vungxanh.reader.rules.text import fold, fold_all, index_phrases
from vungxanh.reader.rules.wordlists import keys_of

GATHERINGS = index_phrases(
    [
        *(
            "hội nghị",
            "hội thảo",
            "cuộc họp",
            "phiên họp",
            "giao ban",
            "tọa đàm",
            "họp mặt",
            "đại hội",
            "họp báo",
        ),
        *(
            "buổi làm việc",
            "lễ tổng kết",
            "lễ sơ kết",
            "buổi lễ",
            "cuộc giao ban",
            "họp trực tuyến",
            "họp sơ kết",
        ),
        *(
            "họp tổng kết",
            "họp giao ban",
            "họp bàn",
            "họp đánh giá",
            "họp triển khai",
            "gặp mặt",
            "lễ ký kết",
        ),
    ]
)
TRAININGS = index_phrases(
    [
        "tập huấn",
        "lớp bồi dưỡng",
        "bồi dưỡng nghiệp vụ",
        "hội nghị tập huấn",
        "lớp tập huấn",
        "bồi dưỡng kiến thức",
    ]
)
RALLIES = index_phrases(
    [
        *(
            "mít tinh",
            "lễ ra quân",
            "ra quân",
            "lễ phát động",
            "diễu hành",
            "lễ hưởng ứng",
            "lễ ra mắt",
            "tuần hành",
        ),
        *(
            "ngày hội",
            "lễ mít tinh",
            "đạp xe",
            "buổi tuyên truyền",
            "chạy bộ",
            "đêm hội",
            "diễn đàn",
            "lễ mít - tinh",
        ),
    ]
)
RECOGNITIONS = index_phrases(
    [
        *(
            "công bố quyết định công nhận",
            "trao quyết định công nhận",
            "lễ công nhận",
            "lễ đón nhận quyết định",
        ),
        *(
            "lễ công bố quyết định",
            "công bố xã không ma túy",
            "công bố xã, phường không ma túy",
            "đón nhận danh hiệu",
        ),
        *(
            "lễ công bố xã",
            "lễ công bố phường",
            "lễ công bố địa bàn",
            "trao bằng công nhận",
            "quyết định công nhận",
        ),
    ]
)
REVIEWS = index_phrases(["tổng kết", "sơ kết", "giao ban"])
COURTS = index_phrases(["tand", "tòa án", "hội đồng xét xử", "hđxx", "phiên tòa"])
JUDGED = index_phrases(
    [
        "xét xử",
        "tuyên phạt",
        "tuyên án",
        "xử phúc thẩm",
        "xử sơ thẩm",
        "mở phiên tòa",
        "đưa ra xét xử",
        "kết án",
        "tử hình",
        "xử phạt",
        "phiên tòa",
    ]
)
DESTROYED = index_phrases(
    ["phá nhổ", "triệt phá", "nhổ bỏ", "phá bỏ", "tiêu hủy", "chặt phá", "triệt xóa", "phát hiện"]
)
CROPS = index_phrases(
    [
        *("cây thuốc phiện", "cây cần sa", "cây anh túc", "thuốc phiện tái trồng", "cây có chứa chất ma túy"),
        *("cây có chứa chất gây nghiện", "vườn cần sa", "nương thuốc phiện", "cây th", "cây nghi cần sa"),
        *(
            "cây nghi là cần sa",
            "cây nghi thuốc phiện",
            "cây nghi là cây cần sa",
            "trồng cần sa",
            "trồng thuốc phiện",
        ),
    ]
)
INSPECTED = index_phrases(
    [
        *(
            "kiểm tra hành chính",
            "đột kích",
            "ập vào",
            "bất ngờ kiểm tra",
            "kiểm tra đột xuất",
            "tổng kiểm tra",
        ),
        *(
            "tiến hành kiểm tra",
            "đồng loạt kiểm tra",
            "kiểm tra quán",
            "kiểm tra cơ sở",
            "khám xét",
            "kiểm tra",
        ),
        *("xóa tụ điểm", "triệt xóa tụ điểm", "triệt xóa điểm", "xóa 01 tụ điểm", "xóa 01 điểm"),
    ]
)
PREMISES = keys_of("karaoke bar pub vũ nghỉ khách quán homestay căn cơ tụ điểm trọ beer club villa spa biệt")
SEIZED = index_phrases(
    [
        *(
            "bắt quả tang",
            "bắt giữ",
            "thu giữ",
            "bắt",
            "phá chuyên án",
            "phá đường dây",
            "triệt phá",
            "tạm giữ",
        ),
        *(
            "phát hiện, bắt giữ",
            "bắt khẩn cấp",
            "khống chế",
            "phát hiện",
            "chặn",
            "thu",
            "phá thành công",
            "tóm gọn",
        ),
        *("đấu tranh thành công", "khám phá", "bóc gỡ", "vây bắt", "bắt tạm giam", "khởi tố"),
    ]
)
GOODS = index_phrases(
    [
        *("ma túy", "heroin", "hê rô in", "hêrôin", "ketamin", "ketamine", "methamphetamine", "hồng phiến"),
        *(
            "thuốc lắc",
            "cần sa",
            "thuốc phiện",
            "nước vui",
            "MDMA",
            "viên nén",
            "tang vật",
            "cocain",
            "tiền chất",
        ),
    ]
)
ISSUED = index_phrases(["ban hành", "phê duyệt", "ký ban hành", "ký"])
"""What is done to a plan or decision that is news."""

HELD = keys_of("tổ khai diễn chủ mở tiến đồng phối họp chức tới ban trao")
"""First words of what is done with a gathering: tổ chức, khai mạc, diễn ra, chủ trì …"""

ACTORS = HEADS | keys_of("cơ biên hải trạm trại tòa lực tổ đoàn bộ tand tá")
"""First words of who acts."""
LOWER_ACTORS = index_phrases(
    ["lực lượng chức năng", "lực lượng công an", "tổ công tác", "đoàn công tác liên ngành", "đoàn công tác",
     "cơ quan chức năng", "các lực lượng chức năng", "tổ tuần tra",
     "công an", "ban chuyên án", "bộ đội biên phòng",
     "lực lượng"]
)  # fmt: skip
"""Actors that are printed small."""

BEFORE_ACTORS = keys_of("nay qua đó ngày sáng chiều tối đêm này rằng khi năm")
"""Words after which a clause may begin; after any other a body is part of a longer name."""

OFFICES = keys_of("trưởng thư tịch viên đốc phó")
"""Second words of offices of persons: "Bộ trưởng", "Chủ tịch"."""

COMRADE = fold_all("đồng chí")

HYBRID = index_phrases(["điểm cầu", "trực tuyến"])
NOW_WORDS = index_phrases(
    ["sáng nay", "chiều nay", "tối nay", "trưa nay", "hôm nay", "đêm nay", "ngày hôm nay"]
)
YESTERDAY = index_phrases(["hôm qua", "tối qua", "đêm qua", "chiều qua", "sáng qua"])
JUST_NOW = index_phrases(["vừa", "mới đây", "vừa qua"])
SAME_DAY = index_phrases(
    ["cùng ngày", "sáng cùng ngày", "chiều cùng ngày", "tối cùng ngày", "cùng thời điểm"]
)
ELSEWHERE = index_phrases(
    ["trước đó", "cũng trong", "tiếp đó", "cùng ngày", "ngoài ra", "một vụ khác", "trong khi đó",
     "một diễn biến khác",
     "tiếp tục", "cùng thời điểm", "sau đó"]
)  # fmt: skip
"""Openings of another incident told beside the one at hand."""

REPORTED = index_phrases(["cho biết", "thông tin", "thông báo", "xác nhận", "theo thông tin", "theo báo cáo"])
"""What is done with news of an event on a later day."""

AS_OF = index_phrases(
    ["tính đến", "đến", "từ", "kể từ", "trước", "sau", "tính từ", "so với", "trước ngày", "đến hết"]
)
"""Before a day that is an end of a period and no day of an event."""

SUMS = index_phrases(
    [
        *(
            "từ đầu năm",
            "tháng đầu năm",
            "tháng cuối năm",
            "trong năm",
            "trong quý",
            "trong tháng",
            "năm qua",
        ),
        *(
            "thời gian qua",
            "những năm",
            "trở lại đây",
            "đến nay",
            "cùng kỳ",
            "hằng năm",
            "trung bình",
            "tổng số",
        ),
        *("toàn quốc đã", "toàn tỉnh đã", "lực lượng toàn tỉnh", "trong đợt", "giai đoạn", "cao điểm"),
    ]
)
"""A sentence with one of these sums up many seizures and tells of none."""

POLICE = fold_all("công an")
AT = fold("tại")
PLACE_STOPS = keys_of(
    "đã vừa với do để thì khi được cho về trong nhằm có là sẽ mà sau trước ngày vào cùng lực cơ "
    "các và theo từ đang của lúc"
)
NO_PLACES = keys_of("một hội buổi đây chỗ lễ thời cuộc phiên nhà chương cơ đó địa đại kỳ các")
"""After "tại": what is no place, or none that can be named ("tại hội nghị", "tại đây")."""
HALL = fold_all("hội trường")
CULTURE_HOUSE = fold_all("nhà văn hóa")

DELEGATES = index_phrases(
    ["đại biểu", "đồng chí đại biểu", "người tham dự", "người dự", "học viên", "cán bộ, đảng viên tham dự",
     "đảng viên tham dự", "cán bộ tham dự", "cán bộ dự", "người tham gia", "đồng chí tham dự", "đồng chí dự"]
)  # fmt: skip
SUMMONED = index_phrases(["triệu tập", "được mời", "giấy mời"])
