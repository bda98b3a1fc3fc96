"""Files that mean no good, and honest ones that were damaged: recipes by number, always the same."""

import io
import random
import unicodedata
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.reader.source import files

SIZES = (0, 1, 7, 300, 3_000, 3_000, 20_000, 100_000)
LARGE = (600_000, 1_400_000, 4_900_000)
CORPUS = Path(__file__).with_name("corpus") / "development"

FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Giàng", "Vàng", "Lò", "Quàng", "Hoàng", "Bàn")
MIDDLE = ("Văn", "Thị", "A", "Đức", "Quang", "Minh")
GIVEN = ("Mẫu", "Ví Dụ", "Giả Định", "Thử", "Thử Mẫu", "Ví Mẫu")
CARRIERS = (
    "Đồng chí {} - Giám đốc Công an tỉnh chủ trì hội nghị.",
    "Đại tá {}, Phó Giám đốc Công an tỉnh phát biểu tại hội nghị.",
    "Lực lượng chức năng bắt giữ {} (SN 1990, trú tại xã Mẫu 01) cùng 25 viên hồng phiến.",
    "Bị can {} khai nhận đã mua 2 bánh heroin.",
)
REPEATED = (
    *(
        "a",
        "1",
        "A",
        "(",
        "“",
        "[",
        "{",
        "<",
        ".",
        ",",
        "-",
        "/",
        "|",
        "\n",
        "\t",
        " ",
        "…",
        "%",
        "█",
        "\x00",
        "=",
        "ư",
    ),
    *(
        "1.",
        "1,",
        "1/",
        "1-",
        "a.",
        "A.",
        "a) ",
        "1. ",
        "TP.",
        ". A",
        "T.Ư",
        "x\n",
        "- x\n",
        "I. A\n",
        "A\n",
        "(a",
        "1 (",
    ),
    *(
        "12 vụ, ",
        "68 đối tượng/",
        "756,92g ",
        "1.904,99",
        "gần hơn khoảng ",
        "từ năm 2022 đến nay ",
        "ngày 1/1/",
        "3-5%-",
    ),
    *(
        "Nguyễn Văn A, ",
        "NGUYỄN ",
        "Giàng A ",
        "đồng chí ",
        "Đại tá ",
        "xã ",
        "xã Hua Bum (",
        "huyện A, tỉnh B; ",
        "TP. ",
    ),
    *(
        "số 18-NQ/TU ",
        "Nghị quyết ",
        "Chỉ thị số 21 ngày 16/3/2008 ",
        "nhiều vụ ",
        "hội nghị ",
        "Ảnh: ",
        "Xem thêm\n",
    ),
    *(
        "5 ",
        "20% ",
        "cần phải ",
        "đã có ",
        "trong đó ",
        "phấn đấu đạt ",
        "chỉ tiêu: ",
        "tăng ",
        "tháng 3 ",
        "người nghiện ",
        "học sinh: ",
        "trú tại ",
        "tức ",
    ),
    *(
        "AI must ",
        "bỏ qua các ",
        "ignore previous ",
        "=SUM(",
        "<script>",
        "{{",
        "\u0301\u0323",
        "\u200b",
        "\u202e",
        "𝟙",
        "가",
        "ا",
    ),
)
BLOCKS = (
    (0x20, 0x7E),
    (0xA0, 0x24F),
    (0x300, 0x36F),
    (0x1EA0, 0x1EF9),
    (0x2000, 0x206F),
    (0x4E00, 0x4FFF),
    (0x1F600, 0x1F64F),
)


@dataclass(frozen=True)
class Case:
    """One file, how it came about, and the names planted in it that must not come out."""

    recipe: str
    name: str
    data: bytes
    planted: tuple[str, ...] = ()


def invented_name(dice: random.Random) -> str:
    return " ".join((dice.choice(FAMILY), dice.choice(MIDDLE), dice.choice(GIVEN)))


def honest(dice: random.Random) -> tuple[str, tuple[str, ...]]:
    """A text of the corpus or a sample, with invented people put between its lines."""
    texts = sorted(CORPUS.glob("*.txt"))
    raw = dice.choice(texts).read_text(encoding="utf-8") if texts else files.SAMPLE
    lines = unicodedata.normalize("NFC", raw).split("\n")
    planted = tuple(invented_name(dice) for _ in range(dice.randint(1, 4)))
    for name in planted:
        lines.insert(dice.randint(0, len(lines)), dice.choice(CARRIERS).format(name))
    return "\n".join(lines), planted


def repeated(dice: random.Random, size: int) -> str:
    pieces = [dice.choice(REPEATED) for _ in range(dice.choice((1, 1, 1, 2, 3)))]
    unit = "".join(pieces)
    return (unit * (size // len(unit) + 1))[:size]


def scrambled(dice: random.Random, size: int) -> str:
    """Letters of many scripts, controls and marks among them."""
    blocks = [dice.choice(BLOCKS) for _ in range(3)]
    chosen = "".join(chr(dice.randint(*dice.choice(blocks))) for _ in range(min(size, 2_000)))
    return (chosen * (size // max(1, len(chosen)) + 1))[:size]


def flipped(dice: random.Random, data: bytes) -> bytes:
    """Some bits turned over, a piece cut out, a piece doubled, the end cut off."""
    made = bytearray(data)
    for _ in range(dice.randint(1, 30)):
        if made:
            made[dice.randrange(len(made))] ^= 1 << dice.randrange(8)
    start = dice.randint(0, len(made))
    stop = min(len(made), start + dice.randint(0, 200))
    action = dice.randrange(4)
    if action == 1:
        del made[start:stop]
    elif action == 2:
        made[start:start] = made[start:stop]
    elif action == 3:
        del made[start:]
    return bytes(made)


def page(text: str) -> bytes:
    shown = text.replace("&", "&amp;").replace("<", "&lt;")
    return (
        "<!doctype html><html><body>"
        + "".join(f"<p>{line}</p>" for line in shown.split("\n"))
        + "</body></html>"
    ).encode()


def _in_xml(letter: str) -> bool:
    return letter in "\n\t" or 32 <= ord(letter) < 0xD800 or 0xE000 <= ord(letter) < 0xFFFE


def word(text: str) -> bytes:
    shown = "".join(letter for letter in text if _in_xml(letter))
    shown = shown.replace("&", "&amp;").replace("<", "&lt;")
    return files.docx("".join(map(files.paragraph, shown.split("\n"))))


def portable(text: str) -> bytes:
    lines = [line[:90] for line in text.split("\n") if line.strip()][:120]
    pages = [lines[start : start + 40] for start in range(0, len(lines), 40)]
    return files.pdf(*([(50.0, 800.0 - 18 * n, line) for n, line in enumerate(one)] for one in pages))


def encoded(dice: random.Random, text: str) -> bytes:
    encoding = dice.choice(
        ("utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1258", "latin-1", "tcvn3", "vni", "viscii")
    )
    if encoding in ("tcvn3", "vni", "viscii"):
        return files.old(text, encoding).encode("latin-1", "replace")
    return text.encode(encoding, "replace" if encoding in ("cp1258", "latin-1") else "surrogatepass")


def nested(dice: random.Random, size: int) -> Case:
    tag = dice.choice(("div", "b", "table><tr><td", "ul><li", "span style='display:none'", "p", "blockquote"))
    body = f"<{tag}>" * (size // (len(tag) + 2))
    return Case(f"nested {tag}", "a.html", f"<html><body>{body}vụ".encode())


def bomb(dice: random.Random, size: int) -> Case:
    """Archives and files that unpack to far more than they are."""
    kind = dice.randrange(5)
    if kind == 0:
        return Case("docx of spaces", "a.docx", files.docx(" " * 30_000_000))
    if kind == 1:
        entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "vụ"}">' for n in range(9))
        return Case("entities", "a.docx", raw_docx(f"<!DOCTYPE a [{entities}]><a>&e8;</a>"))
    if kind == 2:
        depth = max(1, size // 20)
        return Case("nested tables", "a.docx", files.docx("<w:tbl><w:tr><w:tc><w:p>" * depth))
    if kind == 3:
        packed = zlib.compress(b"(A) Tj " * 3_000_000)
        stream = b"4 0 obj<</Length %d/Filter/FlateDecode>>stream\n%b\nendstream endobj\n" % (
            len(packed),
            packed,
        )
        return Case("pdf that unpacks far", "a.pdf", _PDF_HEAD + stream + b"trailer<</Root 1 0 R>>")
    loop = b"2 0 obj<</Type/Pages/Kids[2 0 R 2 0 R]/Count 9999>>endobj\n"
    circle = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n" + loop
    return Case("pdf in a circle", "a.pdf", circle + b"trailer<</Root 1 0 R>>")


_PDF_HEAD = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R"
    b"/Resources<</Font<</F 5 0 R>>>>>>endobj\n"
    b"5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
)


def raw_docx(document: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", document)
    return packed.getvalue()


MEDIA: tuple[tuple[str, Callable[[str], bytes]], ...] = (
    ("a.html", page),
    ("a.docx", word),
    ("a.pdf", portable),
)


def text_case(dice: random.Random, size: int) -> Case:
    """A plain text: hostile alone, or an honest one with a hostile passage, or a damaged one."""
    kind = dice.randrange(4)
    if kind == 0:
        return Case("repeated", "a.txt", repeated(dice, size).encode("utf-8", "surrogatepass"))
    if kind == 1:
        return Case("scrambled", "a.txt", encoded(dice, scrambled(dice, size)))
    raw, planted = honest(dice)
    if kind == 2:
        return Case("honest in an encoding", "a.txt", encoded(dice, raw), planted)
    lines = [repeated(dice, size), raw, scrambled(dice, min(size, 3_000))]
    dice.shuffle(lines)
    return Case(
        "honest beside hostile", "a.txt", "\n\n".join(lines).encode("utf-8", "surrogatepass"), planted
    )


def markup_case(dice: random.Random, size: int) -> Case:
    """A page, a Word file or a PDF, whole or damaged."""
    name, make = dice.choice(MEDIA)
    if dice.randrange(3) == 0:
        return Case(f"hostile {name}", name, make(repeated(dice, size)))
    raw, planted = honest(dice)
    data = make(raw)
    if dice.randrange(2):
        return Case(f"damaged {name}", name, flipped(dice, data))
    return Case(f"honest {name}", name, data, planted if name != "a.pdf" else ())


def case(number: int, *, large: bool = False) -> Case:
    """The file of a number; with `large`, one in sixteen has up to five megabytes."""
    dice = random.Random(number)
    size = dice.choice(LARGE) if large and number % 16 == 0 else dice.choice(SIZES)
    choice = dice.randrange(20)
    if choice < 12:
        return text_case(dice, size)
    if choice < 17:
        return markup_case(dice, min(size, 300_000))
    if choice < 18:
        return nested(dice, min(size, 300_000))
    if choice < 19:
        return bomb(dice, min(size, 300_000))
    made = text_case(dice, size)
    return Case(f"damaged: {made.recipe}", made.name, flipped(dice, made.data))
