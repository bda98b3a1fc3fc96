"""Words around a name that tell what stands there: ranks, offices, forms of address, suspects, places.

Each table is one string of phrases listed by bars, so that a new word is one addition. `LEFT` says what a
phrase means when a name may follow it; `RIGHT` when it stands after a name.
"""

from vungxanh.reader.rules.text import fold_all, index_phrases

RANKS = (
    "đại tướng|thượng tướng|trung tướng|thiếu tướng|chuẩn tướng|đô đốc|phó đô đốc|chuẩn đô đốc|đại tá|"
    "thượng tá|"
    "trung tá|thiếu tá|đại úy|thượng úy|trung úy|thiếu úy|chuẩn úy|thượng sĩ|trung sĩ|hạ sĩ|thượng sỹ|"
    "trung sỹ|hạ sỹ|"
    "binh nhất|binh nhì|qncn|ts|ths|pgs|gs|bs|bsck|ls|tiến sĩ|tiến sỹ|thạc sĩ|thạc sỹ|giáo sư|"
    "phó giáo sư|bác sĩ|"
    "bác sỹ|y sĩ|y sỹ|dược sĩ|luật sư|thẩm phán|kiểm sát viên|điều tra viên|hội thẩm|kỹ sư|cử nhân|nhà báo|"
    "phóng viên|biên tập viên|nhà giáo|nsnd|nsưt|nghệ sĩ|ca sĩ|diễn viên|người mẫu|đại đức|thượng tọa|"
    "hòa thượng|linh mục|mục sư"
)
ADDRESS = (
    "đồng chí|các đồng chí|đ/c|đ c|ông|bà|anh|chị|em|cháu|cô|chú|bác|cụ|thầy|thầy giáo|cô giáo|dì|cậu|mợ|"
    "thím|già làng|"
    "người có uy tín|vợ|chồng|vợ là|chồng là|bố|mẹ|con trai|con gái|em trai|em gái|anh trai|chị gái|"
    "bạn gái|bạn trai|"
    "cháu bé|em học sinh|liệt sĩ|liệt sỹ|anh hùng|tài xế|lái xe|"
    "chủ nhiệm htx|giám đốc htx|giám đốc công ty|chủ nhiệm hợp tác xã|gương sáng|"
    "tài xế taxi|lái xe taxi|lái xe khách|tài xế xe|lái xe ô tô|"
    "bạn đọc|nhân chứng|người tố giác|"
    "nạn nhân|"
    "nữ sinh|nam sinh|bệnh nhân|chủ nhà|chủ quán|chủ hộ|chủ tàu|giám hộ|trưởng bản|trưởng thôn|"
    "trưởng ấp|trưởng xóm|trưởng buôn|trưởng khu|trưởng tiểu khu|tổ trưởng|phó bản|công an viên"
)
KINDS_OF_PEOPLE = (
    "cán bộ|chiến sĩ|chiến sỹ|công dân|học viên|người dân|con nghiện|người nghiện|phạm nhân|tội phạm|"
    "thanh niên|nam giới|phụ nữ|lãnh đạo|đại diện|đại biểu|nhân dân|bà con|đồng bào|"
    "vụ|gia đình|học sinh|hội viên|đoàn viên|nông dân"
)
SUSPECTS = (
    "đối tượng|các đối tượng|bị can|bị cáo|các bị cáo|các bị can|nghi phạm|nghi can|tên là|tên|có tên|"
    "hung thủ|"
    "cầm đầu là|"
    "ông trùm|trùm ma túy|bà trùm|kẻ cầm đầu|vợ chồng|cặp đôi|"
    "đồng phạm|đồng bọn|người lào|người trung quốc|người campuchia|người nước ngoài|người đàn ông|"
    "người phụ nữ|"
    "mua của|bán cho|mua hàng của|mua ma túy của|bán ma túy cho|giao hàng cho|lấy hàng của|nhận hàng của|"
    "nhận hàng từ|gọi điện cho|liên lạc với|nơi ở của|nhân vật|được gọi là|tiền án của|anh em nhà|"
    "thân tín của|truy bắt|"
    "đường dây của|đường dây ma túy của|nhóm của|ổ nhóm của|"
    "băng nhóm của|đàn em của|tay chân của|khám xét nhà|khám nhà|trùm giang hồ|giang hồ|"
    "lời khai của|lời chứng của|vai trò của|chỗ ở của|chân dung|vụ án|biệt danh|bí danh|"
    "hỗn danh|gọi hắn là|gọi y là|tên thật là|con gọi là|"
    "tên thật của|biệt danh của|đại ca|trùm|quen gọi|"
    "nữ quái|gã|hắn|chủ mưu|kẻ|đàn em|đàn anh|quý danh|khai tên|danh tính|"
    "phụ nữ|người tên"
)
ARRESTED = "bắt|bắt giữ|bắt quả tang|khởi tố|tạm giữ|tạm giam|truy nã|tuyên phạt|triệu tập|khống chế|dẫn giải"
ARRESTED += "|truy tố|áp giải|tử hình|án tử hình|truy nã đối với|xử phạt|đưa ra xét xử"
WEAK_SUSPECTS = "đối với|gồm|gồm có|bao gồm|là|của|với|cho|do|cùng với|giao cho"
NAME_LABELS = (
    "họ và tên|họ tên|tác giả|tác giả bài viết|người thực hiện|người viết|người ký|ký bởi|"
    "người liên hệ|liên hệ|"
    "ghi biên bản|người ghi biên bản|người lập|người báo cáo|người lập biểu|chủ tọa|"
    "người gửi|đầu mối|tên khai sinh"
)
CREDITS = (
    "ảnh|ảnh và bài|bài|bài và ảnh|bài, ảnh|tin, ảnh|tin|tin, bài|thực hiện|nguồn ảnh|ảnh minh họa|video|"
    "clip|nhóm pv|"
    "biên tập|tin ảnh|tin và ảnh|ảnh tư liệu|đồ họa|pv|ctv"
)
HEADS = (
    "giám đốc|phó giám đốc|tổng giám đốc|phó tổng giám đốc|chủ tịch|phó chủ tịch|chủ tịch nước|bí thư|"
    "phó bí thư|"
    "tổng bí thư|bí thư thứ nhất|phó bí thư thường trực|phó chủ tịch thường trực|bộ trưởng|thứ trưởng|"
    "thủ tướng|"
    "phó thủ tướng|cục trưởng|phó cục trưởng|vụ trưởng|phó vụ trưởng|viện trưởng|phó viện trưởng|chánh án|"
    "phó chánh án|chánh văn phòng|phó chánh văn phòng|chánh thanh tra|trưởng phòng|phó trưởng phòng|"
    "phó phòng|"
    "trưởng ban|phó trưởng ban|phó ban|trưởng ban thường trực|phó trưởng ban thường trực|"
    "trưởng đồn|phó đồn trưởng|đồn trưởng|đồn phó|chính trị viên|chính trị viên phó|chính ủy|"
    "phó chính ủy|tư lệnh|phó tư lệnh|chỉ huy trưởng|phó chỉ huy trưởng|chỉ huy phó|tham mưu trưởng|"
    "phó tham mưu trưởng|chủ nhiệm|phó chủ nhiệm|đội trưởng|phó đội trưởng|đội phó|tổ trưởng|tổ phó|"
    "thủ trưởng|"
    "phó thủ trưởng|"
    "tổng cục trưởng|trợ lý|thư ký|"
    "hiệu trưởng|phó hiệu trưởng|trưởng khoa|trưởng trạm|trạm trưởng|trưởng đoàn|"
    "phó trưởng đoàn|"
    "phó đoàn|trưởng thôn|trưởng bản|trưởng xóm|trưởng ấp|trưởng buôn|trưởng khu|trưởng tiểu ban|"
    "trưởng bộ phận|"
    "thường trực|chi cục trưởng|phó chi cục trưởng|đại biểu|đại diện|quyền giám đốc|quyền chủ tịch|"
    "nguyên giám đốc|"
    "nguyên chủ tịch|nguyên bí thư|nguyên phó|hội trưởng|trưởng|phó trưởng|phó|thẩm phán|kiểm sát viên|"
    "điều tra viên|"
    "công an viên|giám thị|phó giám thị|hải đội trưởng|tiểu đoàn trưởng|trung đoàn trưởng|đại đội trưởng|"
    "trung đội trưởng|"
    "thuyền trưởng|cán bộ|chuyên viên|lãnh đạo|người phát ngôn|tổng biên tập|phó tổng biên tập|"
    "phó trưởng đồn|cụm trưởng"
)
MEMBERSHIPS = (
    "ủy viên|uỷ viên|ủy viên thường trực|ủy viên dự khuyết|ủy viên ban thường vụ|uvtv|uvbtv|ubtv|"
    "thành viên|đại biểu"
)
ORGANISATIONS = (
    "công an|cơ quan|ban|bộ|cục|vụ|sở|phòng|chi cục|tổng cục|ủy ban|uỷ ban|ubnd|hđnd|ubmttq|mttq|tỉnh ủy|"
    "tỉnh uỷ|thành ủy|"
    "thành uỷ|huyện ủy|huyện uỷ|thị ủy|thị uỷ|quận ủy|quận uỷ|đảng ủy|đảng uỷ|đảng bộ|chi bộ|quân ủy|hội|"
    "hội đồng|"
    "hội phụ nữ|hội nông dân|hội cựu chiến binh|đoàn thanh niên|đoàn tncs|thành đoàn|tỉnh đoàn|"
    "huyện đoàn|xã đoàn|"
    "liên đoàn|mặt trận|mặt trận tổ quốc|văn phòng|viện|viện kiểm sát|vksnd|tòa án|toà án|tand|bộ đội|"
    "bđbp|đồn|"
    "đồn biên phòng|trạm|trại|trại giam|trại tạm giam|cơ sở|trung tâm|bệnh viện|trường|học viện|đại học|"
    "công ty|"
    "tập đoàn|ngân hàng|báo|đài|tạp chí|hải quan|cảnh sát|quân khu|quân chủng|vùng|hải đội|đội|tổ|"
    "tổ công tác|đoàn|"
    "đoàn đặc nhiệm|quốc hội|chính phủ|trung ương|nhà nước|trung ương đảng|ban bí thư|bộ chính trị|"
    "thường trực|khoa|"
    "ban chỉ đạo|ban chỉ huy|ban thường vụ|btv|bch|bcđ|ban chấp hành|bộ chỉ huy|bộ tư lệnh|thanh tra|"
    "kiểm lâm|quản lý thị trường|"
    "pc04|c04|pc|c|ca|csđt|thông tấn xã|ttxvn|văn phòng thường trực|liên hợp|tổ dân phố"
)
ADMIN_KINDS = (
    "tỉnh|thành phố|tp|t.p|huyện|quận|thị xã|tx|thị trấn|tt|phường|xã|đặc khu|các xã|các phường|"
    "các huyện|các tỉnh|"
    "hai huyện|2 huyện|hai xã|liên xã|tp.|tx.|h.|q.|p.|x.|thủ đô|cụm xã|vùng|các bản"
)
SMALL_KINDS = (
    "bản|thôn|xóm|ấp|buôn|làng|plei|sóc|phum|tổ|khu|khu phố|khối|khối phố|tổ dân phố|tdp|tiểu khu|đội|"
    "cụm|khóm|kp|ngõ|hẻm|kon|"
    "bon|đảo|cù lao|khu vực|vùng|địa bàn|cụm dân cư|khu dân cư|tuyến|mường|nậm|huổi|pom|phiêng"
)
NAMED_AFTER = (
    "đường|phố|đại lộ|quốc lộ|ngã tư|ngã ba|vòng xoay|cầu|chợ|sông|suối|hồ|núi|đèo|đồi|đỉnh|biển|vịnh|"
    "bến|bến xe|bến tàu|"
    "ga|sân bay|cảng|cửa khẩu|khu công nghiệp|kcn|khu đô thị|chung cư|tòa nhà|toà nhà|khách sạn|nhà nghỉ|"
    "quán|karaoke|bar|"
    "nhà hàng|cửa hàng|trường|trường học|tiểu học|thcs|thpt|ptdtbt|ptdtnt|dân tộc nội trú|"
    "dân tộc bán trú|trung học|trung học cơ sở|"
    "trung học phổ thông|mầm non|mẫu giáo|đại học|cao đẳng|học viện|bệnh viện|trung tâm|công ty|tnhh|"
    "doanh nghiệp|dntn|tập đoàn|"
    "công viên|quảng trường|tượng đài|nhà văn hóa|nhà thi đấu|bảo tàng|đền|chùa|miếu|đình|nhà thờ|"
    "nghĩa trang|di tích|lăng|"
    "giải thưởng|quỹ|huân chương|giải|cúp|chiến dịch|chiến khu|báo|tạp chí|đài|sóng|hãng|xe|xe khách|"
    "taxi|nhà xe|tàu|"
    "tuyến đường|trục|phà|đập|thủy điện|mỏ|rừng|vườn quốc gia|khu du lịch|ốc đảo|tập thể|ký túc xá|"
    "câu lạc bộ|clb|"
    "đoàn tncs|đội tntp|tư tưởng|thời đại|lăng|bác|biệt thự|nhà máy|xưởng|hợp tác xã|htx|trang trại|trạm|"
    "phần mềm|ứng dụng|kênh|mạng"
)
PREPOSITIONS = (
    "tại|ở|đến|về|qua|thuộc|sang|vào|giáp|giáp ranh|giữa|khu vực|địa bàn|hướng|từ|ra|trên|trong|tới|"
    "trú tại|huyện lỵ|"
    "miền|khắp|toàn|phía|gần|biên giới|giáp với|ngụ|quê|trú"
)


def _last_first(tables: dict[str, str]) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Phrases with their meaning by the key of their last word, the longest first."""
    found: dict[str, dict[tuple[str, ...], str]] = {}
    for meaning, phrases in tables.items():
        for phrase in phrases.split("|"):
            keys = fold_all(phrase)
            found.setdefault(keys[-1], {}).setdefault(keys, meaning)
    return {
        last: tuple(sorted(by_keys.items(), key=lambda one: (-len(one[0]), one)))
        for last, by_keys in found.items()
    }


LEFT = _last_first(
    {
        "people": KINDS_OF_PEOPLE,
        "rank": RANKS,
        "address": ADDRESS,
        "suspect": SUSPECTS,
        "label": NAME_LABELS,
        "named": NAMED_AFTER,
        "admin": ADMIN_KINDS,
        "small": SMALL_KINDS,
        "office": HEADS + "|" + MEMBERSHIPS,
        "organisation": ORGANISATIONS,
        "place": PREPOSITIONS,
        "arrested": ARRESTED,
        "weak": WEAK_SUSPECTS,
        "credit": CREDITS,
    }
)

AFTER_BIRTH = "sn|s n|sinh năm|sinh ngày|ns|năm sinh|sinh|sinh tháng"
AFTER_HOME = (
    "trú|ngụ|hktt|đkhktt|hộ khẩu|thường trú|tạm trú|quê|quê quán|nơi ở|chỗ ở|cư trú|trú quán|sinh quán|"
    "sống tại|nơi cư trú|"
    "đăng ký thường trú|"
    "nơi đkhktt|cùng trú|đều trú|cùng ngụ|đều ngụ|cùng ở|hiện ở|hiện trú|đăng ký hktt|nơi thường trú|"
    "cùng quê"
)
AFTER_OTHER = (
    "tức|có tên gọi|ngoại hiệu|bí danh là|biệt danh là|tên gọi khác|tên khách|biệt danh|bí danh|"
    "còn gọi|thường gọi|hay còn gọi|tên thường gọi|tự|quốc "
    "tịch|"
    "dân tộc|giới tính|nghề nghiệp|"
    "cmnd|cccd|số cccd|số cmnd|căn cước|hộ chiếu|nguyên quán|không nghề nghiệp|có tiền án|tiền án|"
    "lao động tự do|nam|nữ"
)
VERBS = (
    "trình bày|kháng cáo|cảnh báo|giải thích|phân tích|khuyên|nhớ lại|tâm sự|kể lại|báo cáo|bỏ|trước khi|"
    "sa lưới|lãnh án|lĩnh án|"
    "khai|khai nhận|khai báo|thừa nhận|cho biết|cho hay|phát biểu|nhấn mạnh|chủ trì|kết luận|chỉ đạo|"
    "chia sẻ|trao đổi|khẳng định|"
    "thông tin|ghi nhận|biểu dương|đề nghị|yêu cầu|bày tỏ|bị bắt|bị khởi tố|bị tuyên|bị truy nã|"
    "bị tạm giữ|bị phát hiện|bị|đã|đang|"
    "cùng đồng bọn|cùng|cầm đầu|điều khiển|mua|bán|vận chuyển|tàng trữ|cất giấu|vứt|bỏ chạy|khống chế|"
    "chống trả|đi|đến|về|nói|kể|"
    "trả lời|ký|trao|dự|tham dự|đồng chủ trì|thay mặt|đại diện|tặng|sử dụng|thuê|rủ|nhờ|gọi|liên hệ|lĩnh|"
    "nhận|được|là|có|không|sẽ|"
    "vẫn|phải|từng|nghiện|trốn|ra đầu thú|đầu thú|tự thú|mang|giấu|đưa|chở|cầm|giao|lấy|hẹn|thỏa thuận|"
    "bàn bạc|quen|chết|tử vong|và|"
    "với|vào|để|tại|lên|xuống|chạy|quay|ngồi|khoe|xin|hỏi|biết|muốn|định|tiếp tục|thường|hiện|nguyên|vốn|"
    "mới|chưa|phát hiện|bàn|"
    "góp|nộp|đứng|sinh|trú|ngụ|sống|lái|tìm|nhắn|móc nối|chỉ|tổ chức|quán triệt|đánh giá|thừa ủy quyền"
)
FUNCTION_WORDS = (
    "tại|theo|qua|do|với|khi|sau|trước|nhưng|để|cho|của|trên|trong|ngoài|đến|bắt|bắt giữ|còn|riêng|nhờ|"
    "đây|cùng|ngoài ra|tên|gồm|"
    "kể|như|nếu|mặc|vụ|hai|ba|bốn|các|những|một|nhóm|hôm|ngày|sáng|chiều|tối|đêm|trưa|rạng|cũng|tuy|bởi|"
    "nhằm|lúc|ở|về|quê|trú|ngụ|"
    "gia đình|nhà|khám|khám xét|khởi tố|tạm giữ|truy|gặp|hỏi|nghe|nhắc|thấy|biết|dự|tham|cựu|nguyên|tân|"
    "đồng|thưa|kính|vợ|chồng|"
    "người|kẻ|gã|hắn|trùm|lào|trung quốc|campuchia|thái lan|myanmar|giúp|đưa|chính|ngay|thêm|được|bị|là|"
    "có|và"
)

PERSONAL = (
    "khai nhận|khai mua|khai báo|khai rằng|là người cung cấp|là người bán|là kẻ|là đối tượng|là nghi phạm|"
    "bỏ trốn|bỏ chạy|ra đầu thú|đầu thú|tự thú|lĩnh án|bị phạt|bị tuyên|bị truy nã|dương tính|từng nghiện|"
    "nghiện ma túy|cùng đồng phạm|cùng đồng bọn|cai nghiện thành công|kể lại|kể rằng|tâm sự|bị đưa vào cơ "
    "sở|"
    "cầm đầu|gây án|sa lưới|"
    "và đồng phạm|và đồng bọn|cùng đàn em|và đàn em|cùng bị bắt|đều bị bắt|cùng khai|đều khai|"
    "đều là đàn em|chưa bị bắt|nhận án|từng có tiền án|khóc|rủ rê|quen|rủ|điều khiển xe|hy sinh|"
    "bị bắt|bị tạm giữ|bị khống chế|cùng vợ|cùng chồng|và vợ|và chồng|"
    "cùng bạn gái|cùng bạn trai|đưa tiền cho|"
    "từng có hai tiền án|từng có ba tiền án|từng có nhiều tiền án|từng đi tù"
)

REAL_NAME = "tên thật|tên thật là|biệt danh của|bí danh của|tên khai sinh"
RIGHT_DETAILS = index_phrases(
    (REAL_NAME + "|" + AFTER_BIRTH + "|" + AFTER_HOME + "|" + AFTER_OTHER).split("|")
)
BYLINES = index_phrases(
    ["tổng hợp", "lược ghi", "thực hiện", "ghi", "biên soạn", "sưu tầm", "biên tập", "th"]
)
OFFICES = index_phrases((HEADS + "|" + MEMBERSHIPS + "|" + RANKS).split("|"))
BODIES = index_phrases(ORGANISATIONS.split("|"))
PERSON_DOES = index_phrases(PERSONAL.split("|"))
SPEECH = index_phrases(VERBS.split("|"))
LEADS = index_phrases(
    "|".join(
        (RANKS, ADDRESS, KINDS_OF_PEOPLE, SUSPECTS, NAME_LABELS, HEADS, ADMIN_KINDS, FUNCTION_WORDS)
    ).split("|")
)
