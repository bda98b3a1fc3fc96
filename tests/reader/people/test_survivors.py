"""What must not be covered: places of the register, bodies, streets and schools called after people."""

import random
from datetime import date
from functools import lru_cache

import pytest

from vungxanh.areas.rules.gazetteer import RegisterGazetteer
from vungxanh.areas.rules.naming import full_name
from vungxanh.areas.rules.official import official_register
from vungxanh.reader.rules.people.families import COMMON, STRONG
from vungxanh.reader.rules.people.find import find_people
from vungxanh.reader.rules.text import Text, fold, overlapping

REGISTER = official_register()
GAZETTEER = RegisterGazetteer(REGISTER, date(2026, 7, 1))

WITH_KIND = (
    "Công an triệt phá tụ điểm tại {full} trong tháng 6.",
    "Năm 2025, {full} có 12 người nghiện có hồ sơ quản lý.",
    "{Full} được công nhận không có ma túy.",
    "UBND {full} ban hành Kế hoạch số 12/KH-UBND.",
    "Tổ công tác bắt một người ở bản giáp {full}, tỉnh Sơn La.",
    "HỘI NGHỊ TỔNG KẾT CÔNG TÁC CỦA {FULL} NĂM 2025",
    "Địa bàn gồm: {full}; {full}.",
    "Chủ tịch UBND {full} chịu trách nhiệm.",
)
ALONE = (
    "Lực lượng từ {name} và các địa bàn giáp ranh cùng ra quân.",
    "Công an {name} phát hiện 5 vụ, 7 người.",
    "Các xã Hua Bum, {name}, Mường Mô giữ vững địa bàn.",
    "Vận chuyển ma túy qua {name} về xuôi.",
)


@lru_cache(maxsize=1)
def places() -> tuple[tuple[str, str], ...]:
    """Name and kind of units: half begin with a word that is a family name too, half do not."""
    chance = random.Random(20)
    named = sorted({(unit.name, unit.kind) for unit in REGISTER.units if not unit.name[0].isdigit()})
    alike = [one for one in named if fold(one[0].split()[0]) in STRONG | COMMON]
    other = [one for one in named if one not in alike]
    return (*chance.sample(alike, 300), *chance.sample(other, 300))


def is_covered(sentence: str, name: str) -> bool:
    spans = find_people(Text.of(sentence), GAZETTEER).spans
    at = sentence.find(name)
    return any(overlapping(span, (at, at + len(name))) for span in spans)


def covered_in(frame: str, words: list[str]) -> list[str]:
    return [one for one in words if is_covered(frame.format(one), one)]


def lost(frame: str) -> list[str]:
    found = []
    for name, kind in places():
        full = full_name(name, kind)
        sentence = frame.format(full=full, Full=full[0].upper() + full[1:], FULL=full.upper(), name=name)
        if is_covered(sentence, name.upper() if "FULL" in frame else name):
            found.append(name)
    return found


@pytest.mark.parametrize("frame", WITH_KIND)
def test_a_place_with_the_word_of_its_kind_stays(frame: str):
    assert lost(frame) == []


@pytest.mark.parametrize("frame", ALONE)
def test_a_place_without_the_word_of_its_kind_stays_but_for_one_in_a_hundred(frame: str):
    assert len(lost(frame)) <= 6, lost(frame)


ORGANISATIONS = (
    "Công an tỉnh|Bộ Công an|Cục Cảnh sát điều tra tội phạm về ma túy|Ban Thường vụ Tỉnh ủy|Tỉnh ủy|"
    "Thành ủy|Huyện ủy|"
    "Đảng ủy Công an Trung ương|Ban Chỉ đạo phòng, chống tội phạm|Ủy ban Mặt trận Tổ quốc Việt Nam|"
    "Hội Liên hiệp Phụ nữ|"
    "Hội Nông dân|Hội Cựu chiến binh|Đoàn Thanh niên|Đoàn TNCS Hồ Chí Minh|Bộ đội Biên phòng|"
    "Đồn Biên phòng cửa khẩu|"
    "Viện kiểm sát nhân dân|Tòa án nhân dân|Sở Y tế|Sở Giáo dục và Đào tạo|"
    "Sở Lao động - Thương binh và Xã hội|"
    "Ban Dân tộc|Văn phòng Chính phủ|Quốc hội|Chính phủ|Bộ Chính trị|Ban Bí thư|Trung ương Đảng|"
    "Cảnh sát biển|"
    "Tổng cục Hải quan|Chi cục Hải quan|Bộ Tư lệnh|Ban Chấp hành|Hội đồng nhân dân|Thủ tướng Chính phủ|"
    "Phòng PC04|"
    "UBND tỉnh|HĐND tỉnh|BĐBP|ANTT|MTTQ|TAND|VKSND|C04|PC04|Liên hợp quốc|Interpol|UNODC|Chủ tịch nước|"
    "Bộ Y tế"
)
OTHERS = (
    "Nghị quyết Đại hội Đảng|Chỉ thị số 36-CT/TW|Bộ luật Hình sự|Luật Phòng, chống ma túy|"
    "chuyên án 0525V|Heroin|Ketamine|"
    "Methamphetamine|Tết Nguyên đán|Tháng hành động|Ngày Quốc tế|Chương trình mục tiêu quốc gia|Đề án|"
    "Tây Bắc|Tây Nguyên|"
    "Đông Nam Bộ|Việt Nam|Lào|Campuchia|Thái Lan|Trung Quốc|Bắc Lào|Tam giác vàng|Châu Á|Hà Nhì|La Hủ|"
    "Cơ Lao|Khơ Mú|"
    "đường Trần Hưng Đạo|phố Lê Lợi|đường Nguyễn Huệ|Trường THPT Nguyễn Trãi|"
    "Trường Tiểu học Lê Hồng Phong|cầu Chương Dương|"
    "TP Hồ Chí Minh|TP.HCM|Hồ Chí Minh|Bà Rịa - Vũng Tàu|Phan Rang - Tháp Chàm|Điện Biên Phủ|sông Mã|"
    "đèo Ô Quy Hồ|Sa Pa|"
    "cửa khẩu Cầu Treo|sân bay Tân Sơn Nhất|bến xe Mỹ Đình|Facebook|Zalo|Telegram|"
    "Xã, phường không ma túy|Công văn số 12|"
    "bản Huổi Lếch|thôn Ma Lù|buôn Ky|ấp Thạnh Mỹ|xóm Lũng Pù|bản Nậm Ngà|tổ dân phố Phan Đình|"
    "khu phố Hồng Hà"
)
FRAMES = (
    "Hôm qua, {} có thông báo mới.",
    "Theo {}, tình hình đã khác trước.",
    "Nội dung do {} nêu ra được bàn kỹ.",
    "Các bên gồm: {}, Sở Tư pháp và lực lượng tại chỗ.",
)


@pytest.mark.parametrize("frame", FRAMES)
def test_bodies_documents_peoples_and_streets_stay(frame: str):
    assert covered_in(frame, f"{ORGANISATIONS}|{OTHERS}".split("|")) == []


HAMLETS = [
    f"{first} {second}"
    for first in ("Nậm", "Huổi", "Lũng", "Đắk", "Phiêng", "Tà")
    for second in ("Pó", "Mốc", "Vai")
]
IN_HAMLETS = (
    "Bản {} có 60 hộ.",
    "Tại thôn {}, tổ tự quản hoạt động đều.",
    "Các bản {}, Nậm Ngà và Hua Mốc giáp biên.",
    "Đường vào {} lầy lội.",
    "Cách trung tâm xã 12 km là bản {}.",
)


@pytest.mark.parametrize("frame", IN_HAMLETS)
def test_hamlets_that_no_register_knows_stay(frame: str):
    assert covered_in(frame, HAMLETS) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Tam giác Vàng, Nam Mỹ, Hoa Kỳ và Đông Âu.",
        "Xe Honda Wave, Toyota Fortuner và điện thoại Samsung Galaxy.",
        "Báo Biên phòng, Tạp chí Cộng sản, Đài Phát thanh - Truyền hình tỉnh.",
        "vitamin A, nhóm B, phương án C, viêm gan B, loại I; Điều 249, Khoản 2",
        "(sau đây gọi là Chương trình), gọi tắt là Ban Chỉ đạo, gọi là Methadone",
        "Trong đó gồm: Fentanyl, Etomidate, Nimetazepam.",
    ],
)
def test_goods_letters_of_labels_and_far_places_stay(sentence: str):
    assert find_people(Text.of(sentence), GAZETTEER).spans == ()


LABELS = (
    "Vitamin A, B và C được phát cho học viên.",
    "Các nhóm A, B, C của chương trình.",
    "Lớp 9A và 9B dự buổi tuyên truyền.",
    "Tòa nhà B, khu C, lô D đều có camera.",
    "Thuốc Methadone (còn gọi là Dolophine) được cấp phát.",
    "Ma túy đá, còn gọi là Ice, bị thu giữ.",
    "Tài khoản “Công an tỉnh Mẫu” trên mạng xã hội đăng tin.",
    "Phong trào “Ba sẵn sàng”, “Năm xung phong” được ôn lại.",
    "Hòa Bình 1, Hòa Bình 2 là hai bản mới.",
    "Hồng 6, hồng 7 là tên giống cây.",
    "Đội 3, Đội 4 ra quân lúc 5 giờ.",
    "Bình chữa cháy mặt sau bị hỏng.",
    "Quán “Hoa Sữa” và nhà nghỉ “Bình Minh” bị kiểm tra.",
)


@pytest.mark.parametrize("sentence", LABELS)
def test_labels_substances_and_slogans_stay(sentence: str):
    assert find_people(Text.of(sentence), GAZETTEER).spans == ()


CALLED = (
    "Khi bị bắt, {} đang ngủ trong phòng trọ.|Sơn tóc dài",
    "{} cùng đàn em bỏ trốn trong đêm.|Dũng mặt sẹo",
    "Chúng giao hàng theo lệnh của “{}”.|Ông trùm Sáu",
    "Trên mạng, y dùng tài khoản “{}”.|Boy Phố Núi",
    "Số hàng này gửi cho {}.|Mười Khó",
    "Cùng đi có {}.|Tí Anh",
    "Lời khai trùng với {}.|Bé Tư",
    "{}, Thịnh Bò, Quý Điên bị khởi tố.|Hưng Gạo",
    "Quá trình xét hỏi, {} thừa nhận.|Tr",
    "{} cùng vợ thuê nhà trọ.|M",
    "Hắn gọi cho {} để đặt hàng.|Cường gió",
    "{}, tên thật là Lò Văn Mẫu, bị khởi tố.|Bình bia",
    "Công an xác định {} là Lò Văn Mẫu.|Páo quạt",
)


@pytest.mark.parametrize("case", CALLED)
def test_who_is_called_by_looks_letters_or_in_front_is_covered(case: str):
    frame, name = case.split("|")
    sentence = frame.format(name)
    at = sentence.index(name)
    covered = {n for start, end in find_people(Text.of(sentence), GAZETTEER).spans for n in range(start, end)}
    assert all(n in covered for n in range(at, at + len(name)) if sentence[n].isalnum()), sentence
