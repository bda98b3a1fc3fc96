"""The drug offences of the Penal Code, 100/2015/QH13, Chapter XX, as a closed list.

Thirteen articles, 247 to 259; Law 86/2025/QH15 adds Article 256a.
"""

from collections.abc import Mapping
from enum import StrEnum

from vungxanh.records.rules.events.shape import Words


class Offence(StrEnum):
    """A drug offence (tội danh về ma túy) by its article. Article 256a came in with the amendment of 2025."""

    A247 = "247"
    A248 = "248"
    A249 = "249"
    A250 = "250"
    A251 = "251"
    A252 = "252"
    A253 = "253"
    A254 = "254"
    A255 = "255"
    A256 = "256"
    A256A = "256a"
    A257 = "257"
    A258 = "258"
    A259 = "259"


SOURCES = (
    "100/2015/QH13, Chương XX; 86/2025/QH15, Điều 1",
    "mttqdienbien.org.vn: Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Điện Biên",
)
"""Where the list of articles stands: the law, and a public page that tells it."""

OFFENCES: Mapping[Offence, Words] = {
    Offence.A247: Words("trồng cây có chứa chất ma túy (Điều 247)", "growing drug plants (Art. 247)"),
    Offence.A248: Words("sản xuất trái phép (Điều 248)", "producing (Art. 248)"),
    Offence.A249: Words("tàng trữ trái phép (Điều 249)", "possessing (Art. 249)"),
    Offence.A250: Words("vận chuyển trái phép (Điều 250)", "transporting (Art. 250)"),
    Offence.A251: Words("mua bán trái phép (Điều 251)", "trading (Art. 251)"),
    Offence.A252: Words("chiếm đoạt (Điều 252)", "appropriating (Art. 252)"),
    Offence.A253: Words("tiền chất (Điều 253)", "precursors (Art. 253)"),
    Offence.A254: Words("phương tiện, dụng cụ (Điều 254)", "equipment (Art. 254)"),
    Offence.A255: Words("tổ chức sử dụng trái phép (Điều 255)", "organising illegal use (Art. 255)"),
    Offence.A256: Words("chứa chấp việc sử dụng (Điều 256)", "harbouring illegal use (Art. 256)"),
    Offence.A256A: Words("sử dụng trái phép (Điều 256a)", "illegal use (Art. 256a)"),
    Offence.A257: Words("cưỡng bức sử dụng (Điều 257)", "forcing use (Art. 257)"),
    Offence.A258: Words("lôi kéo sử dụng (Điều 258)", "enticing to use (Art. 258)"),
    Offence.A259: Words("vi phạm quy định về quản lý (Điều 259)", "breach of drug control (Art. 259)"),
}
