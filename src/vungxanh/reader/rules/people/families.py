"""Family names and middle words of the peoples of Vietnam: what tells that capitalised words are a name.

Written once per people; the order inside a list means nothing. Several words are also places or common words,
so each list has a strength: how much a family name alone says, before any look at the words around it.
"""

from vungxanh.reader.rules.text import fold_all
from vungxanh.reader.rules.wordlists import keys_of, listed

STRONG = keys_of(
    # Kinh, Mường, Hoa
    "nguyễn trần lê phạm huỳnh phan vũ võ đặng bùi đỗ ngô trương hoàng đoàn đinh lưu tạ phùng quách tống hứa",
    "nghiêm doãn khuất trịnh khổng thiều uông khưu lã giáp chử cấn nhữ ngụy đậu tưởng",
    # Mông, Thái, Dao, Khơ Mú, Hà Nhì, La Hủ, Tày, Nùng
    "giàng sùng vừ thào hạng hảng lầu cháng chá tráng hờ sồng xồng sình sính thò phàng vù khoàng lù thền",
    "thàng mạ phùy phún trạc lỷ sần lày tắng lềm lự xeo chích pịt lềnh đằng vừu hỷ thền lậu chẩn",
    "lò quàng lường tòng đèo điêu phàn chẻo tẩn tằng chíu chìu dềnh pờ lỳ sừng xừng moong cụt nông bế lèng",
    # Ê Đê, M'nông, Gia Rai, Ba Na, Cơ Tu, S'tiêng, Khmer
    "ksor rmah rcom rơchâm siu kpă kpuih puih rahlan niê êban ayun mlô byă knul kbuôr bkrông adrơng hmok "
    "ktla ayŭn kpui hiao kđoh ksơr mjâo rcăm bdap ktul kpơr ênuôl êñuôl knul cil kră nay",
    "hđơk hwing rơmah alăng bríu zơrâm pơloong bnướch cơlâu arâl điểu néang neang thạch chamaléa katơr "
    "pinăng patâu hđrưê kriêng mdrang kmăn arul bya ralan ating coor ríah tơngôl hốih hôih bloong kring "
    "arất "
    "colâu tarương bling kmrang khằm lừu tếnh chấu nhữ cáng chẩu lìm",
)
"""Hardly ever anything but a family name."""

COMMON = keys_of(
    "hà cao mai lâm châu kim đồng hồng sơn thái lương vương tô từ chu chung giang trang quan viên tăng thân",
    "triệu tiêu âu dư đàm đào ninh hồ lý lại liêu lư lữ dương tôn lục kiều văn bạch mã phí la diệp",
    "mùa ma ly vi vì vàng bạc cầm cà mè bàn chang cứ cự già lô lăng mông linh toán lo kha lang ngân sầm hầu",
    "ngần má",
    "danh nay nie nhâm mạc mạch lỗ hàn khương khúc tào thẩm tiết thôi sử bành cù cung vòng voòng trà",
    "quản sái đàng bàng lộ thập vy lộc phương mào khà tao sú su toán khang",
    "chảo chẩn mua kiên nhâm hạ ôn vù ốc lữ hạng chau neáng quảng bá mách xa sa",
    "đới ứng phù hán thích thị cil kră ka ha rơ rah ra zơ tơ phó lèo xa bạc quảng long lầm",
)
"""Family names that are also common words, parts of place names or given names."""

MIDDLE_STRONG = keys_of("văn thị a seo tả láo mẩy bá")
"""Second words that make a name of three or four words whatever stands first."""

MIDDLE = keys_of(
    "doanh ích phò nhù gà sìu nhì sam sập lóng gió có lòng cà gì xá mé ló giá gạ phì",
    "mộng tường doãn khải hiền lam anh ánh bảo bích cao cẩm chí công cường danh diễm diệu duy dương đắc "
    "đại đăng đình đoan đông đức "
    "gia giang",
    "hải hạnh hiếu hoàng hoài hồng huy huyền hùng hữu khắc khánh kiên kiều kim lan lệ linh long mai mạnh "
    "minh",
    "mỹ nam ngọc nguyên nhật như phi phong phú phúc phước phương quang quế quốc quý quỳnh sĩ sỹ sơn tấn "
    "tất thái",
    "thanh thành thảo thế thiên thiện thu thuý thủy thùy tiến tố toàn trà trí trọng trung trúc trường tú "
    "tuấn tuệ",
    "tùng tuyết tử vân vi việt viết vĩnh vũ vương xuân yến ý bá cảnh chấn đăng đỗ lê nhân trần nguyễn "
    "phạm bùi",
    "vần lão gia hừ xè mò loong nguyên "
    "chứ cồ dúng giống khua lao nhè nủ páo pao sái sáy sếnh sông súa tồng vả vảng cù go hừ xè phù cố "
    "chin mí",
    "dào ông kiềm phụ mùi duần sài phu quẩy diền sơ bun ngọc nha sa y h k",
)
"""Words that often stand between family name and given name."""

HIGHLAND_SIGNS = frozenset("yhka")
"""Single letters that open a name in the Central Highlands (and A, in Kon Tum); H', K' also glued."""

PLAIN = keys_of(
    "nguyen tran pham huynh hoang truong trinh vuong phung bui duong doan luong giang sung thao lo quang "
    "vo vu dang do"
)
"""Family names without marks, as in captions, file names and English lines."""
PLAIN_MIDDLE = keys_of("van thi a duc quoc minh huu thanh dinh xuan hong ngoc anh")

MANY_WORDS = frozenset(
    fold_all(name)
    for name in listed(
        "Liêng Jrang|Kơ Să|Lơ Mu|Đa Cát|Pang Ting|Bon Tô|Rơ Ông|Kon Sơ|Kơ Sa|Đa Gout|Rơ Chăm|"
        "Rơ Châm|Rah Lan|Rơ Lan|Rơ Mah|Rơ Ô|Ra Lan|Buôn Yă|Buôn Krông|Zơ Râm|Tơ Ngôl|Kră Jăn|Liêng Hot|"
        "Lơ Mu|Păng Tin|Bon Niêng|Kon Sơ|Pi Năng|Ka Tơr|Ka Dăm|Tà Yên|Tôn Thất|Tôn Nữ|Công Tằng|Bờ Nướch|"
        "Cơ Lâu|Bon Krong|Bo Bo|Patâu Axá|Niê Kđăm|Niê Siêng|Buôn Dap|Mlô Duôn|Duôn Du|Bon Jrang"
    )
)
"""Family names of two words."""

NOT_NAMES = frozenset(
    fold_all(pair)
    for pair in listed(
        "ma túy|ma tuý|ma cao|ma rốc|ma men|phạm vi|phạm luật|phạm tội|phạm nhân|phạm pháp|vũ khí|"
        "vũ trang|vũ trụ|võ trang|văn phòng|văn hóa|văn bản|văn kiện|văn nghệ|văn thư|văn học|"
        "đồng chí|đồng bào|đồng bộ|đồng hành|đồng thuận|đồng phạm|đồng bọn|đồng hồ|đồng tháp|cao điểm|"
        "cao cấp|cao đẳng|cao su|cao tốc|tăng cường|hà nhì|tăng trưởng|lý do|lý luận|lý tưởng|lý lịch|"
        "lương thực|lương tâm|quan điểm|quan hệ|quan trọng|thái lan|thái độ|thái bình dương|"
        "dương tính|trang bị|trang thiết|trang web|kim ngạch|kim loại|kim cương|châu á|"
        "châu á thái bình dương|châu âu|châu phi|"
        "phương hướng|phương án|phương tiện|phương pháp|phương châm|phương thức|phương diện|mua bán|mua "
        "sắm|"
        "kiên quyết|kiên trì|kiên cố|kiên định|kiên giang|quản lý|quản trị|quản giáo|quản chế|quản thúc|"
        "hạ tầng|hạ long|hạ lưu|hạ viện|lộ trình|lộ giới|lữ đoàn|lữ hành|ôn tập|ôn hòa|toán học|khang "
        "trang|"
        "tao đàn|mạ kẽm|phún xạ|bàng quan|lộc ninh|lộc bình|vù vù|sầm uất|thân nhân|"
        "châu mỹ|châu úc|hồng kông|hồng phiến|hồng ngọc|hồ sơ|hồ chí minh|hồ tây|hồ gươm|từ điển|"
        "từ thiện|từ ngày|từ năm|từ đầu|từ tháng|từ đó|từ khi|từ nay|la hủ|la chí|la ha|la hán|cao lan|"
        "chu ru|chu đáo|chu trình|chung cư|chung tay|chung kết|chung sức|danh sách|danh hiệu|danh mục|"
        "danh dự|viên nén|viên chức|thân nhân|thân thể|lâm nghiệp|lâm sản|lâm trường|mai linh|mai thúy|"
        "mùa xuân|mùa hè|mùa thu|mùa đông|mùa màng|vàng sjc|bàn giao|bàn giải|bàn công|bạc liêu|cà phê|"
        "cà mau|vì an|vì vậy|vì thế|vì sao|vì một|vì bình|vì sự|và các|và ban|lê nin|lê-nin|mác lê|"
        "thích ứng|thị xã|thị trấn|thị trường|thị ủy|thị nghè|thị vải|thị nại|đoàn thanh niên|đoàn viên|"
        "đoàn kết|đoàn công tác|đoàn thể|đoàn kinh tế|đoàn đại biểu|đoàn tncs|đoàn trường|đoàn đặc nhiệm|"
        "đoàn kiểm tra|"
        "đoàn giám sát|đoàn khối|nông dân|nông thôn|nông nghiệp|nông sản|nông trường|trần nhà|trần tình|"
        "sử dụng|lưu trữ|lưu thông|lưu ý|lưu động|hoàng thành|hoàng sa|trường sa|sơn tra|tống đạt|"
        "tống giam|điêu khắc|trà cổ|trà my|đinh mùi|long an|long vân|long châu|quang cảnh|quốc tử giám|"
        "methadone|heroin|hêrôin|heroine|ketamine|ketamin|mdma|cocain|cocaine|fentanyl|methamphetamine|"
        "amphetamine|buprenorphine|naloxone|telegram|viber|messenger|internet|online|covid|aids|hiv|arv|"
        "chỉ thị|đô thị|"
        "siêu thị|hiển thị|công văn|nhân văn|ngữ văn|văn xã|đọc thêm|đọc tiếp|"
        "thứ hai|thứ ba|thứ tư|thứ năm|thứ sáu|thứ bảy|chủ nhật|thập vạn đại sơn|an toàn|an sinh|an ninh|"
        "bính ngọ|đinh mùi|sa lỳ|"
        "sạch đẹp|kỳ họp|mục tiêu|báo nhân|báo nhân dân|báo biên phòng|báo quân đội|báo quân|báo công|báo "
        "đại|báo lao|báo tiền|báo thanh|báo tuổi|báo cáo|thông báo|mục đích|công điện|nghị quyết|nghị "
        "định|hình sự|quy chế|quy định|thể lệ|nam phi|nam mỹ|bắc mỹ|tây âu|đông âu|nam á|hoa kỳ|tân cương|"
        "thiên chúa|công giáo|tin lành|"
        "phật giáo|tam giác|liên xô|nam trung bộ|bắc trung bộ|đông nam bộ|"
        "tây nam bộ|hoàng liên sơn|điện biên phủ|miền trung|đông nam á|thành phố|"
        "mã số|mã lai|mã qr|mã vạch|hà nội mới|hồng thập|giang hồ|giang biên|quan sơn|kim thành|kim tiêm|"
        "kim chỉ|phan si păng|phan xi păng|bắc lào|a pa chải|a lưới|a túc|a sào|ông công|ông táo|"
        "bà trưng|bà triệu|bác hồ|cô vít|lũng cú|phó bảng|trường sơn|tạ ơn|ly hợp|ly hôn|ly thân|"
        "trương mục|ngân hàng|ngân sách|ngân sơn|lang thang|lang chánh|hàn quốc|đường dây|đường sắt|"
        "đường bộ|đường hồ|đường phố|phù hợp|sơn thủy|sơn tây|sơn đông|sơn mài|hồng đào|hồng lĩnh|"
        "vạn xuân|phong trào|quảng trường|quảng cáo|long trọng|tô lịch|y tế|y dược|y học|y khoa|y đức|"
        "y sĩ|y bác|y án|a di|phù lá|lô lô|la ve|xa lộ|cung cấp|tin mới|tin tức|tin khác|tin liên|"
        "tin cùng|xem thêm|trang chủ|liên hệ|bình luận|chia sẻ|đọc nhiều|từ khóa|thời sự|chính trị|"
        "xã hội|pháp luật|kinh tế|thể thao|giải trí|giáo dục|quốc phòng|an ninh|đời sống|công nghệ|"
        "thế giới|quốc tế|du lịch|sức khỏe|đa phương|bạn đọc|nơi nhận|việt nam|cộng hòa|facebook|twitter|"
        "google|zalo|youtube|tiktok|tây nguyên|tây bắc|đông bắc|đông nam|tây nam|trung quốc|"
        "tam giác vàng|biển đông|bộ luật|hiến pháp|cù lao|cà na|cà ty|khương thượng|ứng dụng|ứng phó|"
        "ứng hòa|đới cầu|k'ho|ê đê|m'nông|gia rai|ba na|xơ đăng|cơ tu|tà ôi|vân kiều|bru vân kiều|pa cô|"
        "co ho|cơ ho|pà thẻn|xinh mun|sán dìu|sán chay|si la|pu péo|khơ mú|ơ đu|bố y|chơ ro|s'tiêng|"
        "giẻ triêng|cơ lao|rơ măm|nhâm thìn|nhâm dần|hàn lâm"
    )
)
"""First words of compounds, peoples, countries and monuments that open with the same word as a name."""


COMPOUNDS = frozenset(
    " ".join(fold_all(one))
    for one in listed(
        "chương trình|dự án|chuyên đề|mô hình|cuộc vận|hội thi|việt kiều|đề tài|cuộc thi|quỹ phòng|"
        "công an|công ty|công chức|công dân|công nhân|công tác|chủ tịch|hội đồng|hội nghị|hội viên|"
        "trung ương|trung tâm|thường trực|thường vụ|lãnh đạo|việt nam|quốc hội|chính phủ|chính quyền|"
        "nhà nước|đảng viên|đề án|kế hoạch|chỉ thị|nghị quyết|nghị định|quyết định|luật phòng|bộ luật|"
        "mặt trận|nhân dân|biên phòng|cảnh sát|hải quan|kiểm sát|thanh tra|thanh niên|tư pháp|tòa án|"
        "viện kiểm|phụ nữ|nông dân|cựu chiến|an ninh|quân đội|quân sự|bộ đội|đại biểu|đại diện|đại hội|"
        "ủy viên|giám đốc|trưởng ban|trưởng phòng|phó trưởng|phó giám|phó chủ|bí thư|chỉ huy|tư lệnh|"
        "cơ quan|tổ quốc|tổ chức|trường hợp|phương án|chuyên án|dân quân|dân tộc|chi bộ|chi cục|"
        "liên đoàn|liên hợp|ban chỉ|ban chấp|ban thường|cục cảnh|phòng cảnh|đội cảnh|đồn biên|trạm kiểm|"
        "nguyên phó|nguyên chủ|nguyên bí|nguyên giám|quyền giám|chánh án|hạt kiểm|hải đội|thủ tướng|"
        "bộ trưởng|thứ trưởng|tổng bí|tổng cục"
    )
)
"""Words that open a compound capitalised by custom, so that the first word alone is no given name."""


def is_compound(keys: list[str], number: int) -> bool:
    """Whether the word opens a compound that is capitalised by custom: `Công an`, `Quốc hội`."""
    return number + 1 < len(keys) and f"{keys[number]} {keys[number + 1]}" in COMPOUNDS
