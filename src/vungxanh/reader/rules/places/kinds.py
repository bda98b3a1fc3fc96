"""Words that announce a place, and words that say that a name is no place."""

from vungxanh.reader.rules.text import fold_all

LEVEL_OF_KIND = {
    "tinh": ("province",),
    "thanh_pho": ("province", "district"),
    "huyen": ("district",),
    "quan": ("district",),
    "thi_xa": ("district",),
    "thi_tran": ("commune",),
    "phuong": ("commune",),
    "xa": ("commune",),
    "dac_khu": ("commune",),
}
"""The levels a unit of each kind can stand at, the higher first."""

_WORDS = {
    "tỉnh": "tinh",
    "thành phố": "thanh_pho",
    "TP": "thanh_pho",
    "TP.": "thanh_pho",
    "T.P": "thanh_pho",
    "T.P.": "thanh_pho",
    "huyện": "huyen",
    "H.": "huyen",
    "quận": "quan",
    "Q.": "quan",
    "thị xã": "thi_xa",
    "TX": "thi_xa",
    "TX.": "thi_xa",
    "thị trấn": "thi_tran",
    "TT.": "thi_tran",
    "phường": "phuong",
    "P.": "phuong",
    "xã": "xa",
    "X.": "xa",
    "đặc khu": "dac_khu",
    "tỉnh ủy": "tinh",
    "thành ủy": "thanh_pho",
    "huyện ủy": "huyen",
    "quận ủy": "quan",
    "thị ủy": "thi_xa",
}
"""Kind words, their short forms, and the Party committees named after a kind of unit."""

KIND_OF = {fold_all(phrase): kind for phrase, kind in _WORDS.items()}
KIND_ENDS = frozenset(keys[-1] for keys in KIND_OF)
LONGEST_KIND = max(map(len, KIND_OF))
COMMITTEES = frozenset(fold_all(phrase) for phrase in _WORDS if phrase.endswith("ủy"))
"""Kind words that are part of a body's name: the place's own span begins behind them."""

COUNTRIES = frozenset(map(fold_all, ("Lào", "Campuchia", "Trung Quốc", "Thái Lan", "Myanmar")))
COUNTRY_STARTS = frozenset(keys[0] for keys in COUNTRIES)
"""Neighbouring countries as Vietnamese texts call them; "Việt Nam" is mostly part of a body's name."""

SHORT_NAMES: dict[tuple[str, ...], tuple[str, ...]] = {
    ("hcm",): fold_all("Hồ Chí Minh"),
    ("tphcm",): fold_all("Hồ Chí Minh"),
    ("hn",): fold_all("Hà Nội"),
}
"""Names of cities that are written in initials."""

ONLY_WITH_KIND = frozenset({fold_all("Hồ Chí Minh"), fold_all("Hòa Bình"), fold_all("Thống Nhất")})
"""Names that far more often mean something else when no kind word stands before them."""

LARGER = frozenset({"tinh", "thanh_pho"})
"""Kinds whose names the register holds without exception: an unknown one is a slip of the reader."""

NO_PLACE_BEFORE = frozenset(
    fold_all("đường phố trường thpt thcs sông hồ núi đèo cầu chợ báo tên họ tộc chí hãng")
)
"""A name behind one of these is a street, a school, a river, a newspaper: no administrative unit."""

PLACE_BEFORE = frozenset(
    fold_all("tại ở từ đến tới về vào qua giáp bàn ranh giữa với nhập cũ gồm an đội phòng")
)
"""A district's name behind one of these is a place also without the word of its kind (Công an Mường Tè)."""

JOINTS = frozenset(fold_all(", ; và với - – :"))
"""What stands between the names of a list, or between a name and the unit it lies in."""
