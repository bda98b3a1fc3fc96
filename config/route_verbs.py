"""The permission that each closed address asks of a post's role: the one table.

An address that is not here opens for nobody. It names the verbs of which the role needs one; an empty set
means every post that is signed in. Whether the post has the permission in the area that the address is about
is asked by the page's own query or action. The words are `Verb` in `vungxanh.access`; the addresses that
strangers may open are in config/public_urls.py.
"""

from collections.abc import Mapping

EVERY_POST: frozenset[str] = frozenset()
VIEW = frozenset({"view"})
READ = frozenset({"read_documents"})
DOSSIERS = frozenset({"view_dossiers"})
OPEN = frozenset({"open_dossier"})
EVENTS = frozenset({"view_events"})
RECORD = frozenset({"record_events"})
TASKS = frozenset({"view_tasks"})
CONFERENCES = frozenset({"view_conferences"})
RESOURCES = frozenset({"keep_resources"})
POSTS = frozenset({"manage_posts", "make_first_posts"})

ROUTE_VERBS: Mapping[str, frozenset[str]] = {
    # access: the post's own credentials
    "dang-xuat/": EVERY_POST,
    "mat-khau/": EVERY_POST,
    "tai-khoan/": EVERY_POST,
    "tai-khoan/ket-thuc-phien/": EVERY_POST,
    "ma-xac-thuc/": EVERY_POST,
    "ma-xac-thuc/dat/": EVERY_POST,
    "ma-xac-thuc/ma-du-phong/": EVERY_POST,
    "xac-nhan/": EVERY_POST,
    # access: posts of others
    "chuc-danh/": POSTS,
    "chuc-danh/moi/": POSTS,
    "chuc-danh/<int:post>/": POSTS,
    # access: the outside reviewer
    "giam-sat/": frozenset({"review_looks"}),
    "giam-sat/<int:year>/<int:month>/": frozenset({"review_looks"}),
    # portal
    "": EVERY_POST,
    "tinh/<str:code>/": VIEW,
    "tinh/<str:code>/<int:year>/": VIEW,
    "tinh/<str:code>/<int:year>/cach-hieu/": VIEW,
    "tinh/<str:code>/<int:year>/bang.csv": VIEW,
    "dia-ban/": EVERY_POST,
    "dia-ban/<str:code>/": EVERY_POST,
    # assessment
    "tinh/<str:code>/<int:year>/<str:commune>/": VIEW,
    "tinh/<str:code>/<int:year>/nguon/": VIEW,
    "tinh/<str:code>/<int:year>/<str:commune>/nguon/": frozenset({"choose_source"}),
    "tinh/<str:code>/<int:year>/<str:commune>/so-lieu/<slug:name>/": VIEW,
    "bien-nhan/<int:run>/tinh.json": VIEW,
    "bien-nhan/<int:run>/<str:commune>.json": VIEW,
    # intake
    "tai-lieu/": READ,
    "tai-lieu/so-sanh/": READ,
    "tai-lieu/<int:review>/": READ,
    "tai-lieu/da-xet/<int:document>/": READ,
    # dossiers: no address names one, the body of a POST does
    "ho-so/": frozenset({"view_dossiers", "view_dossier_counts", "answer_objection"}),
    "ho-so/nhom/<slug:group>/": DOSSIERS,
    "ho-so/nhom/<slug:group>/<int:page>/": DOSSIERS,
    "ho-so/mo/": OPEN,
    "ho-so/mo/<slug:kind>/": OPEN,
    "ho-so/mot-ho-so/": DOSSIERS,
    "ho-so/de-nghi/": DOSSIERS,
    "ho-so/tiep-nhan/": OPEN,
    "ho-so/thong-bao/": DOSSIERS,
    "ho-so/yeu-cau/": frozenset({"answer_objection"}),
    "ho-so/yeu-cau/mot-yeu-cau/": DOSSIERS,
    "ho-so/yeu-cau/cong-bo/": EVERY_POST,
    "ho-so/doi-chieu/": DOSSIERS,
    "ho-so/can-doi/": DOSSIERS,
    "ho-so/tinh/": frozenset({"view_dossier_counts"}),
    "ho-so/tinh/chat-luong/": frozenset({"view_dossier_counts"}),
    "ho-so/tinh/doi-chieu/": frozenset({"view_dossier_counts"}),
    "ho-so/tinh/xem/": frozenset({"view_dossiers_province"}),
    "ho-so/tinh/yeu-cau/": frozenset({"view_dossier_counts"}),
    # programme: documents, from a resolution to a commune's plan
    "chuong-trinh/": EVERY_POST,
    "chuong-trinh/van-ban/": EVERY_POST,
    "chuong-trinh/muc-tieu/": EVERY_POST,
    "chuong-trinh/van-ban/<int:directive>/chi-tieu/": frozenset({"write_directives"}),
    "chuong-trinh/van-ban/<int:directive>/trien-khai/": EVERY_POST,
    "chuong-trinh/van-ban/<int:directive>/trien-khai/giao/": frozenset({"write_directives"}),
    "chuong-trinh/van-ban/<int:directive>/trien-khai/da-lam/": frozenset({"write_directives"}),
    "chuong-trinh/van-ban/<int:directive>/tung-muc/": EVERY_POST,
    "chuong-trinh/van-ban/moi/": frozenset({"write_directives"}),
    "chuong-trinh/van-ban/cho-nhan/": READ,
    "chuong-trinh/van-ban/<int:directive>/": EVERY_POST,
    # programme: tasks, as lists and one by one
    "chuong-trinh/viec/": TASKS,
    "chuong-trinh/viec/theo-dia-ban/": TASKS,
    "chuong-trinh/viec/giao/": frozenset({"assign_tasks"}),
    "chuong-trinh/viec/giao/<int:assignment>/": TASKS,
    "chuong-trinh/viec/<int:task>/": TASKS,
    "chuong-trinh/viec/phat-hien/": frozenset({"assign_tasks"}),
    "chuong-trinh/kiem-tra/": TASKS,
    "chuong-trinh/kiem-tra/moi/": frozenset({"assign_tasks"}),
    "chuong-trinh/kiem-tra/<int:inspection>/": TASKS,
    # programme: conferences, with points down to the communes
    "chuong-trinh/hoi-nghi/": CONFERENCES,
    "chuong-trinh/hoi-nghi/moi/": frozenset({"hold_conferences"}),
    "chuong-trinh/hoi-nghi/cong-bo/moi/": frozenset({"write_directives"}),
    "chuong-trinh/hoi-nghi/cong-bo/<int:conference>/": CONFERENCES,
    "chuong-trinh/hoi-nghi/<int:conference>/": CONFERENCES,
    "chuong-trinh/hoi-nghi/<int:conference>/tap/": CONFERENCES,
    "chuong-trinh/van-ban/<int:directive>/them/<slug:part>/": frozenset({"write_directives"}),
    # programme: good practices
    "chuong-trinh/mo-hinh/": EVERY_POST,
    "chuong-trinh/mo-hinh/moi/": RESOURCES,
    "chuong-trinh/mo-hinh/<int:practice>/": EVERY_POST,
    # programme: funds of the national programme
    "chuong-trinh/nguon-luc/": TASKS,
    "chuong-trinh/nguon-luc/ghi/": RESOURCES,
    "chuong-trinh/nguon-luc/dan/": RESOURCES,
    "chuong-trinh/nguon-luc/<int:fund>/": TASKS,
    # programme: coordination agreements
    "chuong-trinh/phoi-hop/": TASKS,
    "chuong-trinh/phoi-hop/moi/": RESOURCES,
    "chuong-trinh/phoi-hop/<int:agreement>/": TASKS,
    # programme: reviews, seen by whoever sees the document
    "chuong-trinh/ket-qua/": EVERY_POST,
    "chuong-trinh/ket-qua/moi/": frozenset({"make_reviews"}),
    "chuong-trinh/ket-qua/<int:result>/": EVERY_POST,
    "chuong-trinh/ket-qua/<int:result>/viec/": TASKS,
    # records: monthly reports, what is stated of a year, partner agencies
    "hom-nay/": EVENTS | TASKS,
    "bao-cao/": EVENTS,
    "bao-cao/tinh/": EVENTS,
    "bao-cao/hoi-lai/": EVENTS | {"review_looks"},
    "bao-cao/nam/": EVENTS,
    "bao-cao/truy-na/": frozenset({"state_fugitives", "view_fugitives"}),
    "bao-cao/nganh/": frozenset({"record_partner_slice"}),
    "bao-cao/chenh-lech/": frozenset({"view_partner_slices"}),
    "bao-cao/<str:code>/<int:year>/so-dem/": EVENTS,
    "bao-cao/<str:commune>/<int:year>/<int:month>/": EVENTS,
    "bao-cao/<str:commune>/<int:year>/<int:month>/<str:indicator>/": EVENTS,
    # records: what happened
    "su-kien/": EVENTS,
    "su-kien/moi/": RECORD,
    "su-kien/moi/<slug:what>/": RECORD | {"confirm_place"},
    "su-kien/dan/<slug:what>/": RECORD,
    "su-kien/<uuid:subject>/": EVENTS,
    "su-kien/<int:event>/sua/": RECORD | {"confirm_place", "approve_route"},
    "diem/": EVENTS,
    "diem/<uuid:place>/": EVENTS,
    "tuyen/": EVENTS,
    "tuyen/moi/": RECORD,
    "tuyen/<uuid:route>/": EVENTS,
    # records: tips about places; no address names one, the body of a POST does
    "tin-bao/": frozenset({"receive_tips", "handle_tip", "review_looks"}),
    "tin-bao/mot-tin/": frozenset({"receive_tips", "handle_tip"}),
    "tin-bao/khoa/": frozenset({"receive_tips"}),
    "tin-bao/lap-lai/": frozenset({"review_looks"}),
    # records: published figures, each with its public source
    "so-lieu-cong-bo/": EVERY_POST,
    "so-lieu-cong-bo/ca-nuoc/": EVERY_POST,
    "so-lieu-cong-bo/cho-nhan/": READ,
    "so-lieu-cong-bo/cho-nhan/<int:mark>/": frozenset({"take_figures"}),
    "so-lieu-cong-bo/rut/<int:figure>/": frozenset({"take_figures"}),
    "so-lieu-cong-bo/<str:code>/": EVERY_POST,
    "so-lieu-cong-bo/<str:code>/truoc-sap-nhap/": EVERY_POST,
}
