"""Why a file cannot be read, told so that its sender can do something about it."""

LARGEST_FILE = 5_000_000
"""Bytes of a file, and characters of the text in it."""

_SIZE = f"{LARGEST_FILE // 1_000_000} MB"
REASONS: dict[str, tuple[str, str]] = {
    "empty": (
        "tệp rỗng, không có chữ nào; hãy kiểm tra lại tệp đã chọn",
        "the file is empty, there is no text in it; check which file was chosen",
    ),
    "too large": (
        f"tệp lớn hơn {_SIZE}; hãy chia nhỏ hoặc chỉ gửi phần văn bản",
        f"the file is larger than {_SIZE}; split it, or send the text alone",
    ),
    "too long": (
        "phần chữ trong tệp dài hơn 5 triệu ký tự; hãy chia nhỏ tệp",
        "the text in the file is longer than 5 million characters; split the file",
    ),
    "too many lines": (
        "tệp có hơn 200 nghìn dòng; hãy chia nhỏ tệp",
        "the file has more than 200 thousand lines; split the file",
    ),
    "too many words": (
        "tệp có hơn 1,5 triệu từ và dấu rời; hãy chia nhỏ tệp",
        "the file has more than 1.5 million words and single signs; split the file",
    ),
    "too many numbers": (
        "tệp có hơn 80 nghìn con số; hãy chia nhỏ tệp",
        "the file has more than 80 thousand numbers; split the file",
    ),
    "too many names": (
        "tệp nêu tên người hơn 100 nghìn lần; hãy gửi văn bản không kèm danh sách người",
        "the file names people more than 100 thousand times: send a document without a list of people",
    ),
    "signs": (
        "tệp phần lớn là dấu và chữ cái rời, không phải câu chữ; hãy bỏ các dòng chấm, gạch rồi gửi lại",
        "the file is mostly single signs and letters; take out dotted and drawn lines, then send it again",
    ),
    "scanned": (
        "tệp PDF chỉ có ảnh quét, không có lớp chữ; hãy nhận dạng chữ (OCR) trước, hoặc lấy bản gốc",
        "the PDF holds scanned pictures without text; run text recognition (OCR) first, or use the original",
    ),
    "encrypted": (
        "tệp có mật khẩu nên không mở được; hãy lưu một bản không mật khẩu",
        "the file is protected by a password; save a copy without one",
    ),
    "damaged": (
        "tệp hỏng hoặc không đúng định dạng; hãy mở bằng chương trình gốc rồi lưu lại",
        "the file is damaged or not what it says it is; open it in its program and save it again",
    ),
    "old office file": (
        "đây là tệp Office kiểu cũ (.doc, .xls, .ppt); hãy lưu lại thành .docx",
        "this is an Office file of the old kind (.doc, .xls, .ppt); save it as .docx",
    ),
    "spreadsheet": (
        "đây là bảng tính, không phải văn bản; hãy dùng lệnh import, hoặc lưu phần chữ thành .docx",
        "this is a spreadsheet, not a text; use the command import, or save the text as .docx",
    ),
    "other office file": (
        "chưa đọc được loại tệp này (.odt, .rtf, .pptx, .mht); hãy lưu lại thành .docx",
        "this kind of file (.odt, .rtf, .pptx, .mht) is not read; save it as .docx",
    ),
    "archive": (
        "đây là tệp nén; hãy giải nén rồi gửi từng văn bản",
        "this is an archive; unpack it and send each text",
    ),
    "picture": (
        "đây là tệp ảnh; hãy nhận dạng chữ (OCR) trước, hoặc gõ lại phần văn bản",
        "this is a picture; run text recognition (OCR) first, or type the text",
    ),
    "binary": (
        "tệp không phải là văn bản; hãy gửi .txt, .docx, .html hoặc .pdf có lớp chữ",
        "the file is not a text; send .txt, .docx, .html or a .pdf with text",
    ),
    "encoding": (
        "không nhận ra bảng mã chữ Việt của tệp; hãy lưu lại thành UTF-8 (Unicode)",
        "the file's encoding of Vietnamese letters is not recognised; save it as UTF-8 (Unicode)",
    ),
    "too costly": (
        "tệp cần quá nhiều thời gian hoặc bộ nhớ để đọc; hãy lưu phần chữ thành .txt hoặc .docx mới",
        "the file takes too much time or memory to read; save its text as .txt or as a new .docx",
    ),
    "unsafe": (
        "tệp có cấu trúc không an toàn (nén quá mức, khai báo lạ); hãy lưu phần chữ thành tệp mới",
        "the file is built unsafely (packed too far, strange declarations); save its text as a new file",
    ),
}


class UnreadableError(ValueError):
    """The file gives no text; `reason` is a key of REASONS. The message never repeats what the file says."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        self.vietnamese, self.english = REASONS[reason]
        super().__init__(f"{self.vietnamese} / {self.english}")
