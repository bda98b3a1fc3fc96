"""Kinds of documents: their nouns, the codes in their symbols, who issues them. Data for this folder."""

from vungxanh.reader.rules.text import fold, fold_all, index_phrases

NOUNS = {
    "chỉ thị": "directive",
    "nghị quyết": "resolution",
    "nghị quyết liên tịch": "resolution",
    "nghị quyết chuyên đề": "resolution",
    "kết luận": "conclusion",
    "thông báo kết luận": "notice",
    "kế hoạch": "plan",
    "kế hoạch phối hợp": "plan",
    "kế hoạch hành động": "plan",
    "kế hoạch liên ngành": "plan",
    "đề án": "scheme",
    "chương trình": "programme",
    "chương trình hành động": "programme",
    "chương trình phối hợp": "programme",
    "chương trình mục tiêu quốc gia": "programme",
    "quyết định": "decision",
    "luật": "law",
    "pháp lệnh": "law",
    "nghị định": "decree",
    "thông tư": "circular",
    "thông tư liên tịch": "circular",
    "báo cáo": "report",
    "công văn": "dispatch",
    "công điện": "dispatch",
    "văn bản": "dispatch",
    "thư ngỏ": "dispatch",
    "hướng dẫn": "guidance",
    "hướng dẫn liên ngành": "guidance",
    "thông báo": "notice",
    "tờ trình": "submission",
    "quy chế": "regulation",
    "quy chế phối hợp": "regulation",
    "quy định": "regulation",
}
"""Nouns that name a kind of document, with the type they mean."""

TYPE_OF = {fold_all(noun): kind for noun, kind in NOUNS.items()}
NOUN_PHRASES = index_phrases(NOUNS)
SECOND_WORDS = frozenset(keys[1] for keys in TYPE_OF if len(keys) > 1) | frozenset(fold_all("luật"))

CODES = {
    "CT": ("directive", "programme"),
    "NQ": ("resolution",),
    "NQLT": ("resolution",),
    "KL": ("conclusion",),
    "KH": ("plan",),
    "KHLN": ("plan",),
    "KHHĐ": ("plan",),
    "PA": ("plan",),
    "KHPH": ("plan",),
    "ĐA": ("scheme",),
    "CTR": ("programme",),
    "CTHĐ": ("programme",),
    "CTRHĐ": ("programme",),
    "CTPH": ("programme",),
    "QĐ": ("decision", "regulation"),
    "QĐI": ("regulation",),
    "QYĐ": ("regulation",),
    "QH": ("law", "resolution"),
    "UBTVQH": ("resolution", "law"),
    "PL": ("law",),
    "NĐ": ("decree",),
    "TT": ("circular",),
    "TTLT": ("circular",),
    "BC": ("report",),
    "CV": ("dispatch",),
    "CĐ": ("dispatch",),
    "HD": ("guidance",),
    "HDLN": ("guidance",),
    "TB": ("notice",),
    "TTR": ("submission",),
    "QC": ("regulation",),
    "QCPH": ("regulation",),
}
"""The code in a symbol (in capitals) and the types it can stand for, the usual one first."""

UNITS = frozenset(
    [
        "TW",
        "TU",
        "TƯ",
        "TTG",
        "CP",
        "UBND",
        "HĐND",
        "BCA",
        "BQP",
        "BYT",
        "BTC",
        "BTP",
        "BNV",
        "BGDĐT",
        "BLĐTBXH",
        "BTTTT",
        "BVHTTDL",
        "BKHĐT",
        "BCĐ",
        "BCT",
        "BBT",
        "BTV",
        "ĐU",
        "HU",
        "THU",
        "ĐUCA",
        "QH",
        "UBTVQH",
        "VPCP",
        "VPTW",
        "VKSTC",
        "TANDTC",
        "VKSNDTC",
        "BTGTW",
        "BTCTW",
        "BNCTW",
        "UBQG",
        "CAT",
        "CATP",
        "CAH",
        "CAX",
        "ĐUK",
        "MTTQ",
        "MTTW",
        "BTL",
        "BĐBP",
        "SYT",
        "SLĐTBXH",
        "STC",
        "VP",
        "NC",
        "KGVX",
        "VX",
        "TH",
        "PC",
        "BDVTW",
        "UBKTTW",
        "TWĐTN",
        "LĐLĐ",
        "HLHPN",
        "HND",
        "VBHN",
        "TLĐ",
    ]
)
"""Codes of bodies, in capitals: what may stand after a dash with blanks around it."""

PRINTED = {
    "TTG": "TTg",
    "CTR": "CTr",
    "TTR": "TTr",
    "CTRHĐ": "CTrHĐ",
    "QĐI": "QĐi",
    "QYĐ": "QyĐ",
    "TƯ": "TW",
    "THU": "ThU",
    "TUW": "TW",
}
"""How a code is written in a symbol that we keep, by its capitals."""

ISSUERS = {
    "TTg": "Thủ tướng Chính phủ",
    "CP": "Chính phủ",
    "QH": "Quốc hội",
    "UBTVQH": "Ủy ban Thường vụ Quốc hội",
    "BCA": "Bộ Công an",
    "BQP": "Bộ Quốc phòng",
    "BYT": "Bộ Y tế",
    "BTC": "Bộ Tài chính",
    "BTP": "Bộ Tư pháp",
    "BGDĐT": "Bộ Giáo dục và Đào tạo",
    "BLĐTBXH": "Bộ Lao động - Thương binh và Xã hội",
    "VPCP": "Văn phòng Chính phủ",
}
"""Who issues what bears the code: only codes that one body has."""

COMMITTEES = index_phrases(["tỉnh ủy", "thành ủy", "huyện ủy", "thị ủy"])
"""Party committees of a province, city or district: whose symbols end in TU."""

CENTRAL = frozenset({"TW", "TTg", "CP", "QH"})
LOCAL = frozenset({"TU", "ThU", "HU", "ĐU", "UBND", "HĐND"})

LAWS = index_phrases(
    [
        *("phòng, chống ma túy", "phòng chống ma túy", "xử lý vi phạm hành chính", "thi hành án hình sự"),
        *(
            "phòng, chống HIV/AIDS",
            "công an nhân dân",
            "biên phòng Việt Nam",
            "tổ chức chính quyền địa phương",
        ),
        *("bảo vệ dữ liệu cá nhân", "phòng, chống mua bán người", "trẻ em", "dược", "khiếu nại", "tố cáo"),
    ]
)
"""Names of laws after the word "Luật" that texts about the programme cite."""

NOT_PAPERS = frozenset(map(fold, ["bộ", "pháp", "kỷ", "dự"]))
"""Before "luật": another word of which it is the end, and codes of law, whose articles are no documents."""

COUNTABLE = frozenset(
    map(
        fold,
        [
            "năm",
            "tháng",
            "ngày",
            "tuần",
            "quý",
            "giờ",
            "phút",
            "lần",
            "đợt",
            "nhóm",
            "kỳ",
            "nhiệm",
            "mục",
            "điều",
            "vấn",
            "phiên",
            "buổi",
            "lớp",
            "cuộc",
            "cấp",
            "bước",
        ],
    )
)
"""After a bare number: it counts, and names no document ("kế hoạch 5 năm")."""
