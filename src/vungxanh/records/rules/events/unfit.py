"""Why a step of a place's life is refused, in words that say what to do."""

from __future__ import annotations

from vungxanh.records.rules.events.shape import Refusal, RefusedEventError

WORDS: dict[str, tuple[str, str]] = {
    "file_number": (
        "Số hồ sơ không đúng dạng: ghi như 12/2026/HS-CAX, không ghi biển số, số điện thoại hay tên.",
        "This is no number of a file: write it like 12/2026/HS-CAX, never a plate, a telephone or a name.",
    ),
    "file_missing": (
        "Điểm có tài liệu phải có số hồ sơ: ghi số hồ sơ, hoặc chọn “nghi vấn” nếu chưa có tài liệu.",
        "A documented place has a file: give its number, or choose “suspected” while there are no documents.",
    ),
    "private_place": (
        "Nhà ở, phương tiện và cơ sở kinh doanh không được ghi vị trí hay tên: bỏ trống ô này.",
        "A home, a vehicle or a business has no location or name here: leave this empty.",
    ),
    "landmark_long": ("Ghi ngắn hơn: tối đa 80 ký tự.", "Write less: 80 characters at most."),
    "agencies": (
        "Chọn ít nhất một cơ quan chịu trách nhiệm, mỗi cơ quan một lần.",
        "Choose at least one responsible agency, each once.",
    ),
    "before_last": (
        "Ngày này trước việc đã ghi sau cùng của điểm, tuyến này: sửa lại ngày, hoặc sửa việc ghi trước.",
        "This day is before the last step recorded: correct the day, or amend the earlier step.",
    ),
    "not_found": (
        "Điểm này chưa được ghi là phát hiện vào ngày đó: hãy ghi việc phát hiện trước.",
        "On that day the place had not been found: record the finding first.",
    ),
    "not_documented": (
        "Điểm mới ở mức nghi vấn: ghi “có tài liệu” rồi mới ghi triệt xóa, hoặc ghi “kiểm tra, không có”.",
        "The place is only suspected: record its documents first, or that the check found nothing.",
    ),
    "same_holder": (
        "Người kiểm tra phải khác người đã ghi: nhờ một cán bộ khác xác nhận.",
        "Whoever checks must be another human than the one who recorded: ask a colleague to confirm.",
    ),
    "is_unchecked": (
        "Điểm này đang chờ người thứ hai kiểm tra: việc này chưa ghi được.",
        "The place waits for the second human's check: this cannot be recorded yet.",
    ),
    "is_suspected": (
        "Điểm này đang ở mức nghi vấn đã kiểm tra: chỉ ghi được “có tài liệu” hoặc “kiểm tra, không có”.",
        "The place is a checked suspicion: record its documents, or that the check found nothing.",
    ),
    "is_documented": (
        "Điểm này đã có tài liệu và đang tồn tại: chỉ ghi được xác nhận hoặc triệt xóa.",
        "The place is documented and stands: record a confirmation or that it was resolved.",
    ),
    "is_confirmed": (
        "Điểm này đã xác nhận và đang tồn tại: chỉ ghi được triệt xóa.",
        "The place is confirmed and stands: record that it was resolved.",
    ),
    "is_cleared": (
        "Điểm này đã kiểm tra, không có: chỉ ghi lại được khi có tài liệu.",
        "The check found nothing there: it comes back only with documents.",
    ),
    "is_lapsed": (
        "Nghi vấn đã hết hạn: chỉ ghi lại được khi có tài liệu.",
        "The suspicion has ended after its days: it comes back only with documents.",
    ),
    "is_resolved": (
        "Điểm này đã triệt xóa: chỉ ghi được đưa ra khỏi danh sách hoặc tái phức tạp.",
        "The place is resolved: record its removal from the list or that it re-emerged.",
    ),
    "is_removed": (
        "Điểm này đã đưa ra khỏi danh sách: chỉ ghi được tái phức tạp.",
        "The place is off the list: record only that it re-emerged.",
    ),
    "route_name": ("Ghi tên tuyến, tối đa 80 ký tự.", "Give the route a name of 80 characters at most."),
    "decision_number": (
        "Số văn bản không đúng dạng: ghi như 15/QĐ-UBND.",
        "This is no number of a document: write it like 15/QĐ-UBND.",
    ),
    "approver_intra": (
        "Tuyến trong tỉnh do UBND tỉnh quyết định (Điều 7, Điều 9 28/2025/QĐ-TTg).",
        "A route inside the province is decided by the provincial People's Committee (28/2025/QĐ-TTg,"
        " Articles 7 and 9).",
    ),
    "approver_inter": (
        "Tuyến liên tỉnh do Bộ Công an quyết định (Điều 7, Điều 9 28/2025/QĐ-TTg).",
        "A route between provinces is decided by the Ministry of Public Security (28/2025/QĐ-TTg, Articles 7"
        " and 9).",
    ),
    "unit_twice": (
        "Một địa bàn được nêu hai lần trên tuyến: mỗi địa bàn chỉ một số thứ tự.",
        "An area stands twice on the route: give each one position.",
    ),
    "not_here": (
        "Điểm, tuyến, nơi này không thuộc địa bàn được chọn: hãy chọn đúng địa bàn đã ghi lúc đầu.",
        "This place does not lie in the area chosen: choose one of those it was recorded in.",
    ),
    "unit_elsewhere": (
        "Chỉ nêu xã, phường của cùng tỉnh; trên tuyến liên tỉnh có thể nêu thêm tỉnh khác.",
        "Name communes of the same province only; a route between provinces may name other provinces too.",
    ),
    "units_many": ("Tuyến có quá 60 địa bàn: kiểm tra lại.", "More than 60 areas on one route: check them."),
    "intra_units": (
        "Tuyến trong tỉnh đi qua ít nhất hai xã của tỉnh và không qua tỉnh khác: sửa danh sách, hoặc chọn"
        " “liên tỉnh”.",
        "A route inside the province runs through two of its communes or more and no other province: correct"
        " the list or choose “between provinces”.",
    ),
    "inter_units": (
        "Tuyến liên tỉnh đi qua ít nhất một xã của tỉnh và một tỉnh khác: bổ sung danh sách, hoặc chọn"
        " “trong tỉnh”.",
        "A route between provinces runs through a commune of this one and another province: complete the list"
        " or choose “inside the province”.",
    ),
    "not_proposed": (
        "Tuyến này chưa được đề xuất: hãy ghi đề xuất trước.",
        "The route has not been proposed: record the proposal first.",
    ),
    "route_proposed": (
        "Tuyến mới được đề xuất: phải được phê duyệt trước.",
        "The route is only proposed: it must be approved first.",
    ),
    "route_approved": (
        "Tuyến đã được phê duyệt: chỉ ghi được việc đưa ra khỏi danh mục.",
        "The route is approved: only its end can be recorded.",
    ),
    "route_ended": (
        "Tuyến đã đưa ra khỏi danh mục: muốn có lại thì đề xuất tuyến mới.",
        "The route has ended: propose a new one if it is there again.",
    ),
    "crop_nothing": (
        "Ghi số cây hoặc diện tích, ít nhất một trong hai; số nào không biết thì để trống.",
        "Give the plants or the area, one of the two at least; leave empty what is not known.",
    ),
    "crop_number": (
        "Số phải lớn hơn 0 và không quá 100 triệu; không biết thì để trống.",
        "The number is above 0 and 100 million at most; leave it empty where it is not known.",
    ),
    "crop_found_twice": (
        "Nơi này đã ghi phát hiện rồi: hãy sửa việc ghi trước.",
        "This crop was recorded as found already: amend that.",
    ),
    "crop_not_found": (
        "Chưa ghi phát hiện: hãy ghi phát hiện trước, có thể kèm “đã triệt phá ngay”.",
        "It was not recorded as found: record that first, perhaps as destroyed at once.",
    ),
    "crop_too_much": (
        "Triệt phá nhiều hơn số đã phát hiện còn lại: sửa số này, hoặc sửa việc phát hiện (biết thêm).",
        "More is destroyed than was found and is left: correct this, or amend what was found.",
    ),
}
"""Each code in Vietnamese and English: what is wrong, and what to do."""


def unfit(code: str, field: str = "") -> RefusedEventError:
    """The refusal of that code, said beside the field."""
    vi, en = WORDS[code]
    return RefusedEventError(Refusal(code, field, vi, en))
