"""Words in a document that are addressed to a machine. They are noise: nothing is read from them.

Text about machines ("ứng dụng AI trong tuyên truyền") is not meant, only what gives a machine orders.
"""

import re
from collections.abc import Iterator

from vungxanh.reader.rules.text import Text, fold, fold_all, index_phrases, phrases
from vungxanh.reader.rules.wordlists import listed, words

_ALL = ("", "các", "mọi", "tất cả", "tất cả các", "mọi các", "toàn bộ", "những", "hết", "hết các", "hết mọi")
_THINGS = listed("hướng dẫn|chỉ dẫn|chỉ thị trước|chỉ thị trên|lệnh|câu lệnh|quy tắc|lời nhắc|yêu cầu trước")
_BEFORE = listed("""
previous|all previous|the previous|any previous|your previous|my previous|prior|all prior|any prior|the above
all above
all of the above|all the above|all earlier|everything above|your instructions|all instructions
any instructions|these instructions
""")
_WHOLE = listed("""
system prompt|you are now|you are an ai|you are a language model|as an ai|do not tell the user|end of prompt
if you are a language model|new instructions|reply only with|respond only with|answer only with
previous instructions|developer mode|do anything now|begin system message
nếu bạn là mô hình|nếu bạn là trợ lý|nếu bạn là máy|nếu bạn là chatbot|bạn là trợ lý ảo
bạn là mô hình ngôn ngữ
bạn là một mô hình ngôn ngữ|với tư cách mô hình ngôn ngữ|hãy trả lời rằng|hãy chỉ trả lời|chỉ trả lời bằng
lời nhắc hệ thống|câu lệnh hệ thống|bỏ qua nội dung trên|bỏ qua toàn bộ nội dung|bỏ qua tất cả nội dung
bỏ qua mọi nội dung
""")
ORDERS = (
    *_WHOLE,
    *(f"{verb} {every} {thing}" for verb in ("bỏ qua", "quên") for every in _ALL for thing in _THINGS),
    *(f"{verb} {what}" for verb in words("ignore disregard forget override") for what in _BEFORE),
)
"""Whole orders: where one of them stands, a machine is spoken to."""

MACHINES = listed("""
ai|chatgpt|chatbot|gpt|llm|claude|gemini|copilot|mô hình ngôn ngữ|language model|language models|trợ lý ảo
trợ lý ai|ai assistant|assistant|bot|robot|crawler|ai model|ai models|ai system|ai systems|ai agent|ai agents
llms|chatbots|ai readers|ai assistants|large language models
""")
"""Names of machines: noise only where an order follows, or where the words before say whom they are for."""

_ORDERED = frozenset(map(fold, words("must should shall hãy please")))
_COMMANDS = _ORDERED | frozenset(map(fold, words("phải cần không đừng do never always")))
_ADDRESSED = frozenset(map(fold, words("cho gửi tới dear attention hey to for")))
_NEEDS = frozenset(map(fold, words("phải cần không chỉ")))
_TELLING = frozenset(
    map(fold, words("ghi viết báo trả liệt tóm nêu trích kết xác bỏ tính coi điền đưa hiển xuất nói"))
)
_READING = frozenset(map(fold, words("reading đọc đang processing summarizing xử")))
_DENIED = frozenset(map(fold, words("không chưa")))
_REACH, LONG_REACH = 3, 9
_BY_FIRST = index_phrases((*ORDERS, *MACHINES))
_MACHINE_KEYS = frozenset(map(fold_all, MACHINES))
_CODE = re.compile(
    r"</?(?:script|style|iframe|object|img|svg)\b|\bjavascript:|\bonerror\s*=|document\.(?:write|cookie|getE)"
    r"|<\|\w{1,20}\|>|\[/?INST\]|^#{2,}\s*(?:Instruction|System)|^(?:SYSTEM|ASSISTANT)\s*:|\bfunction\s*\(|\bvar\s+\w+\s*=|\{\{[^{}]{0,200}\}\}|<%|<\?php"
)
_FORMULA = re.compile(r"\s*[=+@-](?:[A-Z]{2,}[A-Z0-9.]*\(|cmd\||HYPERLINK|[A-Z]{1,3}\d+[-+*/:])")


def orders(text: Text) -> Iterator[int]:
    """The number of every word at which a machine is spoken to."""
    for number, keys in phrases(text, _BY_FIRST):
        if keys in _MACHINE_KEYS:
            if _is_ordered(text, number, len(keys)):
                yield number
        elif number == 0 or text.keys[number - 1] not in _DENIED:
            yield number


def _is_ordered(text: Text, number: int, length: int) -> bool:
    """`AI must`, `AI hãy`, `dành cho AI:`; in small letters `ai` is the Vietnamese word for who."""
    if length == 1 and text.keys[number] == "ai" and text.words[number] != "AI":
        return False
    before = text.keys[max(0, number - 2) : number]
    following, *later = text.keys[number + length : number + length + _REACH] or [""]
    if following in _ORDERED or (following in _NEEDS and _TELLING.intersection(later[:2])):
        return True
    if following in _READING:
        return bool(_ORDERED.intersection(text.keys[number + length : number + length + LONG_REACH]))
    called = following in (",", ":")
    return called and bool(_COMMANDS.intersection(later) or _ADDRESSED.intersection(before))


def is_code(line: str) -> bool:
    """Whether a line is a formula of a spreadsheet or a remainder of a script."""
    return bool(_FORMULA.match(line) or _CODE.search(line))


def speaks_to_machines(raw: str) -> bool:
    """Whether a text gives orders to a machine anywhere."""
    return next(orders(Text.of(raw)), None) is not None
