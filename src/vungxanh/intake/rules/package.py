"""A workbook is a zip archive from a stranger: what is in it is looked at before anything reads it.

What was looked at is packed again, so that the reader of the sheets sees exactly those bytes: two
programs can disagree on what a crooked archive holds.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from vungxanh.intake.rules.problems import Problems, UnreadableError, shown

MIB = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """How much of a file is taken before it is refused; the memory needed stays below about 0.6 GB."""

    file_bytes: int = 32 * MIB
    entries: int = 512
    expanded_bytes: int = 96 * MIB
    ratio: int = 200
    rows: int = 199_999
    text_bytes: int = 192 * MIB


LIMITS = Limits()

# Where a danger has its own part in the archive. External relations are looked for in every .rels.
_DANGERS: tuple[tuple[str, str, str], ...] = (
    (
        r"vbaproject|/macrosheets/|/dialogsheets/|vbadata",
        "tệp có macro: hãy lưu lại dạng .xlsx không có macro",
        "the file has macros: save it as .xlsx without macros",
    ),
    (
        r"/externallinks/|/connections\.xml|/querytables/|/model/|/customdata/",
        "tệp liên kết dữ liệu từ tệp khác hoặc nguồn ngoài: trong Excel chọn Dữ liệu → Sửa liên kết"
        " → Ngắt liên kết",
        "the file links to other files or outside data: in Excel choose Data → Edit Links → Break Link",
    ),
    (
        r"/embeddings/|/activex/|/ctrlprops/",
        "tệp nhúng đối tượng hoặc điều khiển: hãy xoá các đối tượng nhúng rồi lưu lại",
        "the file has embedded objects or controls: delete them and save again",
    ),
)
_KEPT = re.compile(
    r"\[content_types\]\.xml|_rels/\.rels|docprops/custom\.xml|xl/_rels/workbook\.xml\.rels"
    r"|xl/(?:workbook|styles|sharedstrings)\.xml|xl/worksheets/[^/]+\.xml",
    re.IGNORECASE,
)
_RELATIONS = re.compile(r".*\.rels", re.IGNORECASE)
_EXTERNAL = re.compile(rb"TargetMode\s*=\s*[\"']\s*External", re.IGNORECASE)
_ENCODING = re.compile(rb"\A\s*<\?xml[^>]*encoding\s*=\s*[\"']([^\"']+)[\"']", re.IGNORECASE)


def open_archive(content: bytes) -> zipfile.ZipFile:
    """The archive, its directory checked; raises UnreadableError before anything is unpacked."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise UnreadableError(
            "Tệp .xlsx bị hỏng: hãy mở bằng Excel hoặc LibreOffice và lưu lại.",
            "The .xlsx file is damaged: open it in Excel or LibreOffice and save it again.",
        ) from error
    _check_directory(archive.infolist())
    return archive


def _check_directory(entries: list[zipfile.ZipInfo]) -> None:
    names = [entry.filename.casefold() for entry in entries]
    if len(entries) > LIMITS.entries or len(set(names)) != len(names):
        raise _bomb(f"{len(entries)} phần / parts")
    if any(entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED} for entry in entries):
        raise _bomb("cách nén lạ / unusual compression")
    if any(entry.flag_bits & 1 for entry in entries):
        raise UnreadableError(
            "Tệp có mật khẩu: hãy bỏ mật khẩu rồi lưu lại.",
            "The file has a password: remove it and save again.",
        )
    expanded = sum(entry.file_size for entry in entries)
    if expanded > LIMITS.expanded_bytes:
        raise _bomb(f"{expanded // MIB} MiB")
    for entry in entries:
        if entry.file_size > MIB and entry.file_size > LIMITS.ratio * max(entry.compress_size, 1):
            raise _bomb(f"{entry.file_size // max(entry.compress_size, 1)} : 1")


def _bomb(what: str) -> UnreadableError:
    return UnreadableError(
        f"Tệp giải nén ra quá lớn hoặc bất thường ({what}), có thể là bom nén: hãy chép số liệu sang"
        " mẫu mới rồi nạp lại.",
        f"The file unpacks to too much or is irregular ({what}), possibly a zip bomb: copy the figures"
        " into a fresh template and import that.",
    )


def dangers(names: list[str]) -> Iterator[tuple[str, str]]:
    """What must not be in the archive but is, by the names of its parts."""
    listing = "\n".join("/" + name.casefold() for name in names)
    for pattern, vi, en in _DANGERS:
        if re.search(pattern, listing):
            yield vi, en


def unpack(archive: zipfile.ZipFile, problems: Problems) -> dict[str, bytes]:
    """The parts that reading needs, by name; every relation is looked at for links to the outside.

    Raises UnreadableError for a part that is not what the directory says, or XML that declares entities.
    """
    parts: dict[str, bytes] = {}
    external = False
    for entry in archive.infolist():
        if not (_KEPT.fullmatch(entry.filename) or _RELATIONS.fullmatch(entry.filename)):
            continue
        content = _content(archive, entry)
        _check_xml(entry.filename, content)
        external = external or bool(_RELATIONS.fullmatch(entry.filename) and _EXTERNAL.search(content))
        if _KEPT.fullmatch(entry.filename):
            parts[entry.filename] = content
    if external:
        problems.add_file(
            "Tệp có liên kết ra ngoài (siêu liên kết hoặc tệp khác): hãy bỏ mọi liên kết rồi lưu lại.",
            "The file has links to the outside (hyperlinks or other files): remove every link and"
            " save again.",
        )
    return parts


_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)
"""What the standard library raises on archives that do not hold what their directory says."""


def _content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    try:
        return archive.read(entry)
    except _BROKEN as error:
        raise UnreadableError(
            f"Phần {shown(entry.filename)} của tệp bị hỏng: hãy mở bằng Excel hoặc LibreOffice và lưu lại.",
            f"Part {shown(entry.filename)} of the file is damaged: open it in Excel or LibreOffice"
            " and save it again.",
        ) from error


def _check_xml(name: str, content: bytes) -> None:
    """Refuse XML that this check itself could not see through: entities, or not UTF-8."""
    declared = _ENCODING.match(content.removeprefix(b"\xef\xbb\xbf")[:200])
    utf8 = declared is None or declared.group(1).lower() in {b"utf-8", b"us-ascii"}
    starts = content.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"<" and b"\x00" not in content[:200]
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content or not (utf8 and starts):
        raise UnreadableError(
            f"Phần {shown(name)} của tệp khai báo thực thể hoặc không dùng UTF-8, Excel không ghi như vậy:"
            " hãy chép số liệu sang mẫu mới rồi nạp lại.",
            f"Part {shown(name)} of the file declares entities or is not UTF-8, which Excel never writes:"
            " copy the figures into a fresh template and import that.",
        )


def packed(parts: Mapping[str, bytes]) -> io.BytesIO:
    """The parts as a plain archive without compression."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    held.seek(0)
    return held
