"""What each command of `./run` needs before it can work: the one place that knows."""

from dataclasses import dataclass

LAW = frozenset({"classify", "verify"})
"""Commands of the package `law`: no environment, no Django, no database."""

SAFEKEEPING = frozenset({"backup", "restore"})
"""Commands of `config.safekeeping`: they copy or replace the database as a whole."""

OWN = SAFEKEEPING | {"serve"}
"""Commands of the launcher itself."""

WITHOUT_DATABASE = frozenset(
    {
        ("areas", "resolve"),
        ("collectstatic",),
        ("compilemessages",),
        ("fonts",),
        ("makemessages",),
        ("read",),
        ("translations",),
        ("version",),
    }
)
"""Commands, or a command and its first word, that work without a database."""

AS_IT_IS = frozenset({"audit", "health"})
"""Commands that look at the database as it is: nothing is brought up to date or loaded first."""

AS_MIGRATOR = frozenset(
    {
        ("audit", "verify"),
        ("dossiers", "replay"),
        ("dossiers", "scrub"),
        ("makemigrations",),
        ("migrate",),
        ("pgtrigger",),
        ("showmigrations",),
        ("sqlmigrate",),
    }
)
"""Commands, or a command and its first word, that change tables or read closed ones: as the tables' owner."""


@dataclass(frozen=True)
class Loading:
    """A command that fills the database before others use it, what it reads, and words for it."""

    command: tuple[str, ...]
    reads: str
    vietnamese: str
    english: str


LOADED_FIRST = (
    Loading(
        ("areas", "load"),
        "src/vungxanh/areas/**/*",
        "Nạp các đơn vị hành chính",
        "Loading the administrative units",
    ),
    Loading(
        ("published", "load", "--if-born"),
        "src/vungxanh/records/data/*.yaml",
        "Nạp số liệu đã công bố",
        "Loading the published figures",
    ),
)
"""What every database holds before a command works with it; what these print goes to standard error."""

NOT_YET = 75
"""Exit status of a loading that waits, as for the birth of the database; it is tried again next time."""

MAIN_JOB = ("main_job",)
"""The job whose table `./run` prints."""

LISTED = {
    "classify FILE.csv": ("Xếp loại các xã trong một tệp CSV", "classify the communes of a CSV file"),
    "verify RECEIPT.json": ("Kiểm tra lại một biên nhận", "check a receipt by deriving it again"),
    "areas resolve NAME": ("Tìm đơn vị hành chính theo tên", "find administrative units by name"),
    "read FILE": ("Đề xuất dữ kiện trong văn bản", "propose the facts in documents"),
    "template": ("Tạo mẫu sổ Excel để điền", "make the Excel workbook to fill in"),
    "import FILE": ("Nạp một sổ Excel hoặc CSV", "take in a workbook or CSV"),
    "undo SUBMISSION": ("Rút lại một lần nạp", "withdraw what was taken in"),
    "assess": ("Xếp loại các xã của một tỉnh", "classify the communes of a province"),
    "sources": ("Chỗ hai nguồn số liệu khác nhau, chọn nguồn", "where two sources differ; choose one"),
    "published list": ("Số liệu đã công bố, kèm nguồn", "published figures with their sources"),
    "published check": ("Tính lại số liệu đã công bố", "work the published figures out again"),
    "areas import-boundaries FILE": ("Nạp một lớp ranh giới", "take in a layer of boundaries"),
    "areas import-residents FILE": ("Nạp số nhân khẩu", "take in numbers of residents"),
    "audit verify": ("Kiểm tra nhật ký xem và sửa", "check the record of looks and changes"),
    "dossiers keep": ("Việc hằng ngày của hồ sơ", "the daily duties of dossiers"),
    "dossiers ledger": ("Sổ kết thúc và xoá hồ sơ", "the ledger of ended and erased dossiers"),
    "born": ("Cơ sở dữ liệu thật hay mô phỏng", "whether the database is real or simulated"),
    "posts": ("Các chức danh", "the posts"),
    "reviews sweep": ("Xoá lượt xét tài liệu đã quá 24 giờ", "remove reviews past their 24 hours"),
    "serve": ("Chỉ mở trang web", "serve the site and nothing else"),
    "health": ("Hệ thống có chạy tốt không", "whether everything works as it should"),
    "backup DIR": ("Sao lưu có mã hoá", "make an encrypted backup"),
    "restore DIR": ("Phục hồi một bản sao lưu", "restore a backup"),
    "simulate": ("Mô phỏng nhiều năm của một tỉnh", "invent years of a province"),
    "main_job": ("Xếp loại tỉnh mẫu, in bảng kết quả", "classify the sample province, print the table"),
    "sign_in_link": ("Tạo liên kết đăng nhập một lần", "make a one-time sign-in link"),
    "migrate": ("Cập nhật cấu trúc cơ sở dữ liệu", "bring the database's tables up to date"),
}
"""The commands that `./run --help` lists, with what they do in Vietnamese and English."""


def needs_database(arguments: list[str]) -> bool:
    """True when the command works with the database; asking for help never does."""
    if {"-h", "--help", "help"} & set(arguments):
        return False
    return not {tuple(arguments[:1]), tuple(arguments[:2])} & WITHOUT_DATABASE


def usage() -> str:
    """The help text of `./run`, Vietnamese first."""
    width = max(map(len, LISTED))
    lines = [f"  ./run {name:<{width}}  {vi} / {en}" for name, (vi, en) in LISTED.items()]
    return "\n".join(
        [
            "./run             chạy thử toàn bộ rồi mở trang web / set up, run the sample, serve the site",
            "./run --no-serve  dừng sau bảng kết quả / stop after the table",
            "./run COMMAND …   chạy một lệnh / run one command:",
            *lines,
            "./run COMMAND --help  giải thích một lệnh / explain one command",
            "",
        ]
    )
