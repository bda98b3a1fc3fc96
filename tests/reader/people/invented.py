"""Invented names, put together by chance from syllables in use; none is meant to be anybody's.

A name is written in full, in capitals, cut to letters or with a slip. The seed is fixed, so that a failure
comes again.
"""

import random
from collections.abc import Callable

KINH = "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Đoàn Trịnh Lâm Mai"
KINH += " Cao Hà Tạ Lương Tô Kiều"
KINH += (
    " Trương Phùng Vương Quách Tống Hứa Nghiêm Châu Đào Thái Tăng Chu La Văn Lưu Triệu Thân Đàm Doãn Khổng"
)
MEN = "Văn Đức Hữu Quang Minh Xuân Thế Đình Quốc Công Trọng Viết Mạnh Tiến Bá Duy Hồng Thanh Ngọc Anh"
MEN += " Tuấn Hải Chí Khắc Gia"
WOMEN = "Thị Thị Thị Ngọc Thu Thanh Kim Hồng Mỹ Bích Thùy Phương Diệu Tuyết Minh Như Quỳnh Lan Hoài Khánh"
GIVEN = "An Bình Cường Dũng Hùng Hải Hiếu Hòa Khoa Lâm Long Nam Phong Quân Sơn Thắng Thành Toàn Trung"
GIVEN += " Tú Vinh Yến Hoa Hằng Hạnh Hương"
GIVEN += " Lan Linh Mai Nga Ngân Nhung Oanh Phượng Quyên Thảo Thúy Trang Trinh Uyên Vân Xuân Đạt Đông"
GIVEN += " Giang Hậu Khánh Kiên Lộc Nghĩa"
HMONG = (
    "Giàng Vàng Sùng Thào Hạng Lầu Mùa Cháng Ly Tráng Vừ Cứ Hờ Lý Mã Sồng Thò Chá Phàng Ma Hầu Thền Xồng Lỳ"
)
HMONG_GIVEN = (
    "Páo Dính Chu Sếnh Súa Mỷ Dở Của Lử Tủa Chứ Pó Già Dê Nhè Khua Vảng Dua Sở Tồng Xà Thái Lềnh Nủ Say Chá"
)
THAI = "Lò Quàng Cà Tòng Lường Hoàng Vì Bạc Điêu Mè Cầm Lù Đèo Lô Vi Kha Lương Ngân Lữ Hà Sầm Lo"
THAI_GIVEN = "Pánh Ún Xiên Hặc Dướng Inh Ọi Phanh Thoan Biên Chựa Panh Muôn Hiêng Tướng Chung Hịa Diên Ín"
THAI_GIVEN += " Ban Nọi Mai Phong Hom"
DAO = "Phàn Chẻo Tẩn Triệu Bàn Lý Đặng Phùng Tằng Chíu Dềnh Trần"
DAO_MIDDLE = "Tả Láo Mẩy Văn Thị Lão Sài Phù Kiềm Dào Ông Vần Quẩy Duần A Cù"
DAO_GIVEN = "Mẩy San Sử Lở Tả Chòi Khé Sênh Phẩu Vảng Chiêu Lụa Nhất Pham Quyên Hiện Xuân Liều"
TAY = "Nông Ma Hoàng Chu Lương Bế Đàm La Lục Hứa Vi Lường Lèng Sầm Mông Linh Lăng Dương Triệu Tô Mạc"
TAY_MIDDLE = "Văn Thị Quang Đức Thanh Ích Công Hồng Minh Thế Đình Xuân Trung"
HANHI = "Pờ Lỳ Chang Khoàng Chu Sừng Vù Phùng Lò Giàng Toán"
HANHI_MIDDLE = "Gia Go Hừ Xè Văn Thị Cà Hà Mò Phí Loong Ha Lò"
HANHI_GIVEN = "Xá Xừ Po Lòng Hừ Chừ Pư Bư Nu Tư Sinh Nhù Xó Mé Pứ"
EDE_CLAN = "Niê Êban Kbuôr Mlô Byă Knul Ayun Bkrông Adrơng Hmok Ktla Hđơk Ênuôl Kpơr Hwing Buôn_Yă"
EDE_CLAN += " Buôn_Krông Êñuôl Rơlưk Krông"
EDE_GIVEN = (
    "Bhem Wan Djuang Thuyên Blơ Khăm Srai Nguyên Yuôm Brut Hen Lê Nuin Jut Tlơ Khoan Djă Mrai Bliă Kim"
)
GIARAI_CLAN = "Ksor Rơ_Châm Siu Rah_Lan Nay Rmah Kpă Rơ_Mah Puih Kpuih Rcom Rơ_Ô Rơ_Lan"
GIARAI_GIVEN = "Blơh Thút Hyao Lâm Đưm Yưn Glơi Klưh Tel Mơl Bơi Phiên Jun Phlăn Thoai Kuyn Hloai"
KHMER = "Thạch Sơn Kim Danh Châu Lâm Thị"
KHMER_GIVEN = "Sóc Rây Thươl Sa Rươne Phol Chanh Đa Sarêt Vuông Ratha Sàrươl Kim Thone Hiên Da Ny"
FOREIGN = "Somvang Bounmy Khamla Phonsavath Vilay Keo Souliya Chanh Xaynha Latsamy Thongdy Duangta Kham"
FOREIGN += " Sisouk Bualy"
FOREIGN_LAST = (
    "Keodala Vongsay Phommalin Xayasone Inthavong Sengdara Bounthavy Xiong Vang Yang Chanthala Souvanthong"
)


def _of(words: str) -> Callable[[random.Random], str]:
    choices = words.split()
    return lambda chance: chance.choice(choices).replace("_", " ")


def _kinh(chance: random.Random) -> str:
    middle = _of(chance.choice((MEN, WOMEN)))(chance)
    given = _of(GIVEN)(chance)
    length = chance.random()
    if length < 0.08:
        return f"{_of(KINH)(chance)} {given}"
    more = f" {_of(GIVEN)(chance)}" if length > 0.8 else ""
    return f"{_of(KINH)(chance)} {middle}{more} {given}"


def _hmong(chance: random.Random) -> str:
    middle = chance.choice(("A", "A", "Thị", "Seo", "Bá", "Chứ", "Mí", "Văn", "Nhè", ""))
    return " ".join(f"{_of(HMONG)(chance)} {middle} {_of(HMONG_GIVEN)(chance)}".split())


def _with(families: str, middles: str, given: str) -> Callable[[random.Random], str]:
    return lambda chance: f"{_of(families)(chance)} {_of(middles)(chance)} {_of(given)(chance)}"


def _ede(chance: random.Random) -> str:
    sign = chance.choice(("Y ", "Y ", "H’", "H'", "H ", "Y-", "H’ ", "H`"))
    return f"{sign}{_of(EDE_GIVEN)(chance)} {_of(EDE_CLAN)(chance)}"


def _giarai(chance: random.Random) -> str:
    clan, given = _of(GIARAI_CLAN)(chance), _of(GIARAI_GIVEN)(chance)
    return chance.choice(
        (
            f"{clan} {given}",
            f"{clan} H’{given}",
            f"{clan} Y {given}",
            f"A {given}",
            f"K’{given}",
            f"Đinh {given}",
        )
    )


def _khmer(chance: random.Random) -> str:
    middle = chance.choice(("", "Thị ", "Văn ", "Minh "))
    return f"{_of(KHMER)(chance)} {middle}{_of(KHMER_GIVEN)(chance)}".replace("Thị Thị", "Thị").replace(
        "Thị Văn", "Thị"
    )


PEOPLES: dict[str, tuple[int, Callable[[random.Random], str]]] = {
    "Kinh": (330, _kinh),
    "Hmong": (160, _hmong),
    "Thai": (120, _with(THAI, "Văn Văn Thị Thị Minh Ngọc", THAI_GIVEN)),
    "Dao": (80, _with(DAO, DAO_MIDDLE, DAO_GIVEN)),
    "Tay, Nung": (90, _with(TAY, TAY_MIDDLE, GIVEN)),
    "Ha Nhi, La Hu": (50, _with(HANHI, HANHI_MIDDLE, HANHI_GIVEN)),
    "E De": (70, _ede),
    "Gia Rai, Ba Na, K'Ho": (60, _giarai),
    "Khmer": (40, _khmer),
}
"""How many names of each people the measure takes, and who makes them."""


def _initials(name: str, chance: random.Random) -> str:
    words = name.replace("’", " ").replace("'", " ").replace("`", " ").replace("-", " ").split()
    letters = [word[0] for word in words]
    if len(words) < 2:
        return name
    dots = ".".join(letters)
    return chance.choice(
        (dots, f"{words[0]} {'. '.join(letters[1:])}", f"{' '.join(words[:-1])} {letters[-1]}")
    )


def _lower_middle(name: str, _: random.Random) -> str:
    return name.replace(" Văn ", " văn ").replace(" Thị ", " thị ")


WRITINGS: dict[str, Callable[[str, random.Random], str]] = {
    "plain": lambda name, _: name,
    "capitals": lambda name, _: name.upper(),
    "initials": _initials,
    "small middle": _lower_middle,
}


def names(count: int, seed: int) -> list[tuple[str, str]]:
    """People and name, `count` of them in the proportions of `PEOPLES`."""
    chance = random.Random(seed)
    peoples = [people for people, (share, _) in PEOPLES.items() for _ in range(share * count // 1000)]
    return [(people, PEOPLES[people][1](chance)) for people in peoples]


def foreign(chance: random.Random) -> str:
    """A name as neighbours across the border bear it."""
    return f"{_of(FOREIGN)(chance)} {_of(FOREIGN_LAST)(chance)}"
