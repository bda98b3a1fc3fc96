"""What comes with a request about documents, read and checked."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePath

from django.http import HttpRequest
from django.utils.translation import gettext

from vungxanh.intake.rules.editing import partial_date
from vungxanh.intake.rules.masking import occurrences
from vungxanh.intake.rules.values import CellError
from vungxanh.intake.web.uploads import LARGEST
from vungxanh.ui.interface import number

ENDINGS = frozenset({".txt", ".html", ".htm", ".docx", ".pdf"})
MEGABYTE = 1_000_000
Span = tuple[int, int]


@dataclass
class HandedIn:
    """A document that was uploaded or pasted: its bytes, what kind its ending says it is, its page date.

    `problems` says for each field what is wrong. The file's own name is not here: only its ending matters.
    """

    content: bytes = b""
    name: str = "van-ban.txt"
    page_date: date | None = None
    pasted: str = ""
    day: str = ""
    problems: dict[str, str] = field(default_factory=dict)


def handed_in(request: HttpRequest) -> HandedIn:
    """The document of a request; a pasted text is the same as a text file with the same lines."""
    found = HandedIn(pasted=request.POST.get("van-ban", ""), day=request.POST.get("ngay", "").strip())
    upload = request.FILES.get("tep")
    text = found.pasted.replace("\r\n", "\n")
    if upload is not None and text.strip():
        found.problems["tep"] = gettext("Vừa có tệp vừa có văn bản dán vào: chỉ giữ một trong hai.")
    elif upload is not None:
        ending = PurePath(upload.name or "").suffix.lower()
        found.name = "tai-lieu" + (ending if ending in ENDINGS else "")
        found.content = upload.read(LARGEST + 1)
        _check_size(found, "tep", upload.size or 0)
    elif text.strip():
        found.content = text.encode("utf-8", "replace")
        _check_size(found, "pasted", len(found.content))
    else:
        found.problems["tep"] = gettext("Chưa có gì để đọc: chọn một tệp hoặc dán văn bản.")
    _read_day(found)
    return found


def _check_size(found: HandedIn, name: str, size: int) -> None:
    if size > LARGEST:
        found.problems[name] = gettext(
            "Tài liệu có %(size)s MB, nhiều nhất là %(most)s MB: hãy chia nhỏ hoặc bỏ ảnh rồi gửi lại."
        ) % {"size": number(-(-size // MEGABYTE)), "most": number(LARGEST // MEGABYTE)}


def _read_day(found: HandedIn) -> None:
    if not found.day:
        return
    try:
        found.page_date = date.fromisoformat(partial_date(found.day))
    except (CellError, ValueError):
        found.problems["day"] = gettext("Ngày đăng phải có đủ ngày, tháng, năm, như 5/6/2024.")


def spans_to_mask(request: HttpRequest, text: str) -> tuple[Span, ...]:
    """What of the text is to be covered: every place of the words, else [start, end) where both are given."""
    if found := occurrences(text, request.POST.get("chu", "")):
        return found
    start, end = (request.POST.get(name, "").strip() for name in ("tu", "den"))
    if start.isdecimal() and end.isdecimal() and int(start) < int(end) <= len(text):
        return ((int(start), int(end)),)
    return ()


def whole(text: str | None) -> int:
    """A whole number of an address; 0 for anything else."""
    return int(text) if text and text.isdecimal() and len(text) < 10 else 0
