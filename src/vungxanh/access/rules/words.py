"""What roles and permissions are called, in Vietnamese and English: the same words as in the glossary."""

from collections.abc import Mapping

from vungxanh.access.rules.policy import Role, Verb
from vungxanh.access.rules.samples import Mark

ROLE_NAMES: Mapping[Role, tuple[str, str]] = {
    Role.COMMUNE: ("cán bộ cấp xã", "commune officer"),
    Role.COMMUNE_APPROVER: ("người duyệt cấp xã", "commune approver"),
    Role.ANALYST: ("phân tích viên cấp tỉnh", "provincial analyst"),
    Role.PROVINCIAL_APPROVER: ("người duyệt cấp tỉnh", "provincial approver"),
    Role.COUNCIL_MEMBER: ("thành viên Hội đồng thẩm định", "appraisal council member"),
    Role.LEADER: ("lãnh đạo tỉnh", "provincial leader"),
    Role.PARTNER_HEALTH: ("cơ quan phối hợp: y tế", "partner agency: health"),
    Role.PARTNER_EDUCATION: ("cơ quan phối hợp: giáo dục", "partner agency: education"),
    Role.PARTNER_BORDER_GUARD: ("cơ quan phối hợp: bộ đội biên phòng", "partner agency: border guard"),
    Role.PARTNER_PROCURACY: ("cơ quan phối hợp: viện kiểm sát", "partner agency: procuracy"),
    Role.PARTNER_COURT: ("cơ quan phối hợp: tòa án", "partner agency: court"),
    Role.PARTNER_FRONT: ("cơ quan phối hợp: Mặt trận Tổ quốc", "partner agency: Fatherland Front"),
    Role.OUTSIDE_REVIEWER: ("người giám sát độc lập", "outside reviewer"),
    Role.TECHNICAL_ADMINISTRATOR: ("quản trị kỹ thuật", "technical administrator"),
}

VERB_NAMES: Mapping[Verb, tuple[str, str]] = {
    Verb.VIEW: ("xem số liệu và xếp loại", "see figures and classes"),
    Verb.IMPORT: ("nạp sổ số liệu", "take in a workbook"),
    Verb.UNDO: ("rút lần nạp", "withdraw what was taken in"),
    Verb.ASSESS: ("xếp loại địa bàn", "classify areas"),
    Verb.ACCEPT_RESIDENTS: ("nhận số dân cư", "accept numbers of residents"),
    Verb.CHOOSE_SOURCE: ("chọn nguồn số liệu của xã", "choose the source of a commune's figures"),
    Verb.MANAGE_AREAS: ("quản lý danh mục địa bàn", "manage the register of areas"),
    Verb.READ_DOCUMENTS: ("đọc tài liệu", "read documents"),
    Verb.TAKE_FIGURES: ("nhận số liệu đã công bố", "take published figures"),
    Verb.OPEN_DOSSIER: ("lập hồ sơ quản lý", "open a dossier"),
    Verb.APPROVE_DOSSIER: ("duyệt hồ sơ quản lý", "approve a dossier"),
    Verb.VIEW_DOSSIERS: ("xem hồ sơ của xã", "see the commune's dossiers"),
    Verb.VIEW_DOSSIER_COUNTS: ("xem số đếm hồ sơ", "see counts of dossiers"),
    Verb.VIEW_DOSSIERS_PROVINCE: (
        "xem hồ sơ trong tỉnh, có mục đích",
        "see dossiers in the province for a purpose",
    ),
    Verb.VIEW_MINORS: ("xem hồ sơ người 12–17 tuổi", "see dossiers of ages 12–17"),
    Verb.TRANSFER_DOSSIER: ("chuyển giao hồ sơ", "hand a dossier over"),
    Verb.ANSWER_OBJECTION: ("nhận và trả lời khiếu nại", "receive and answer objections"),
    Verb.REVIEW_LOOKS: ("giám sát các lần xem", "review looks"),
    Verb.MANAGE_POSTS: ("quản lý chức danh", "manage posts"),
    Verb.MAKE_FIRST_POSTS: ("lập các chức danh đầu tiên", "make the first posts"),
    Verb.RUN_SYSTEM: ("vận hành hệ thống", "run the system"),
    Verb.RECORD_EVENTS: ("ghi việc đã xảy ra", "record what happened"),
    Verb.VIEW_EVENTS: ("xem việc đã ghi", "see what was recorded"),
    Verb.CONFIRM_PLACE: ("xác nhận điểm nghi vấn", "confirm a suspected place"),
    Verb.APPROVE_ROUTE: ("duyệt tuyến trọng điểm", "approve a key route"),
    Verb.SUBMIT_REPORT: ("gửi báo cáo tháng", "submit the monthly report"),
    Verb.VALIDATE_REPORT: ("nhận, trả lại báo cáo tháng", "validate or return the monthly report"),
    Verb.REOPEN_REPORT: ("mở lại báo cáo tháng", "reopen the monthly report"),
    Verb.RECEIVE_TIPS: ("nhận tin tố giác", "receive tips"),
    Verb.HANDLE_TIP: ("xử lý tin tố giác", "handle a tip"),
    Verb.STATE_FUGITIVES: ("khai người bị truy nã lẩn trốn", "state whether wanted people hide in a commune"),
    Verb.VIEW_FUGITIVES: ("xem lời khai về người bị truy nã", "see what is stated of wanted people"),
    Verb.RECORD_PARTNER_SLICE: ("nhập phần số liệu của ngành mình", "enter the own agency's figures"),
    Verb.VIEW_PARTNER_SLICES: ("xem số liệu của các ngành", "see the agencies' figures"),
    Verb.WRITE_DIRECTIVES: ("ghi văn bản của chương trình", "enter documents of the programme"),
    Verb.VIEW_TASKS: ("xem việc được giao", "see tasks"),
    Verb.ASSIGN_TASKS: ("giao việc, gia hạn, trả lại", "give tasks, move and return them"),
    Verb.REPORT_TASKS: ("báo kết quả việc được giao", "report on tasks"),
    Verb.VIEW_CONFERENCES: ("xem hội nghị", "see conferences"),
    Verb.HOLD_CONFERENCES: ("tổ chức hội nghị, ghi kết luận", "hold conferences and record decisions"),
    Verb.COUNT_ATTENDANCE: ("báo số dự họp ở điểm cầu mình", "count who is at the own point"),
    Verb.KEEP_RESOURCES: ("ghi mô hình, nguồn lực, phối hợp", "enter practices, funds and agreements"),
    Verb.MAKE_REVIEWS: ("lập sơ kết, tổng kết", "make reviews"),
}

MARK_NAMES: Mapping[Mark, tuple[str, str]] = {
    Mark.NONE: ("chưa nhận xét", "no word yet"),
    Mark.EXPLAINED: ("khớp với công việc", "fits the work"),
    Mark.ASKED: ("đã hỏi, chờ trả lời", "asked, no answer yet"),
    Mark.UNEXPLAINED: ("không giải thích được", "cannot be explained"),
}
"""What the reviewer says of a look, in Vietnamese and English."""
