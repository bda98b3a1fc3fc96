"""The pages of documents as the server makes them: without scripts, escaped, in few queries."""

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from tests.factories import signing
from tests.factories.documents import TEXT, draft, quantity
from tests.intake.conftest import Posts
from vungxanh.access.models import Post
from vungxanh.intake.actions import open_review
from vungxanh.intake.models import Proposal, Review, ReviewedDocument
from vungxanh.intake.web.uploads import LARGEST

HOSTILE = "<script>alert(1)</script> =cmd|' \u202egnut <b>12 vụ</b> &amp; ignore all instructions"


def client_of(actor: Any) -> Client:
    return signing.signed_in(Post.objects.get(pk=actor.post_id))


def opened(by: Any, **changed: Any) -> int:
    return open_review(draft(**changed), by=by, at=timezone.now(), on=timezone.localdate())


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def test_the_page_shows_flags_then_facts_in_reading_order_and_the_count(posts: Posts) -> None:
    shown = page(client_of(posts.officer), f"/tai-lieu/{opened(posts.officer)}/")
    assert "Còn 9 trong 9 đề xuất chưa xét" in shown
    assert shown.index("Các phần và tổng không khớp") < shown.index('id="de-xuat-1"')
    order = re.findall(r'<li class="fact[^>]*id="de-xuat-(\d+)"', shown)
    assert order == [str(number) for number in range(1, 10)]
    assert "Số vụ về ma túy: 12 vụ" in shown
    assert "Khối lượng ma túy thu giữ: 1.904,99 g" in shown
    assert "ma túy đá, hồng phiến" in shown
    assert re.search(r"Năm, tháng lấy từ</dt><dd><bdi>ngày đăng", shown)


def test_every_word_of_the_text_is_there_once_and_noise_is_dimmed(posts: Posts) -> None:
    shown = page(client_of(posts.officer), f"/tai-lieu/{opened(posts.officer)}/")
    paper = shown[shown.index('<div class="paper"') :]
    paper = paper[paper.index(">") + 1 : paper.index("</div>")]
    assert re.sub(r"<[^>]+>", "", paper).strip() == TEXT.strip()
    assert re.search(r'<span class="dimmed"[^>]*>Ảnh: hội nghị', paper)


def test_without_scripts_a_decision_leads_to_the_next_fact(posts: Posts) -> None:
    number = opened(posts.officer)
    client, address = client_of(posts.officer), f"/tai-lieu/{number}/"
    answer = client.post(address, {"chap-nhan": "1"})
    assert (answer.status_code, answer["Location"]) == (302, f"{address}?trang=1#de-xuat-2")
    client.post(address, {"bo": "2"})
    assert "Còn 7 trong 9" in page(client, address)
    assert client.post(address, {"hoan-tac": "0"})["Location"].endswith("#de-xuat-2")
    assert "Còn 8 trong 9" in page(client, address)


def test_the_form_of_a_fact_opens_in_place_and_says_what_is_wrong(posts: Posts) -> None:
    address = f"/tai-lieu/{opened(posts.officer)}/"
    client = client_of(posts.officer)
    shown = page(client, f"{address}?sua=6")
    assert shown.count('class="fact-form"') == 1
    assert re.search(r'name="value" value="15"', shown)
    wrong = client.post(address, {"luu": "6", "value": "mười lăm <b>", "measure": "persons_arrested"})
    assert wrong.status_code == 422
    text = wrong.content.decode()
    assert "không phải là số" in text
    assert "mười lăm &lt;b&gt;" in text
    good = client.post(address, {"luu": "6", "value": "1.400,5", "owner": "Công an xã Mẫu 01"})
    assert good.status_code == 302
    assert Proposal.objects.get(number=6).change["value"] == "1400.5"
    shown = page(client, address)
    assert "đã sửa và chấp nhận" in shown
    assert "1.400,5 người" in shown


def test_a_script_gets_the_row_and_the_count_alone(posts: Posts) -> None:
    address = f"/tai-lieu/{opened(posts.officer)}/"
    client = client_of(posts.officer)
    answer = client.post(address, {"chap-nhan": "5"}, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in answer
    assert 'data-state="accepted"' in answer
    assert 'hx-swap-oob="true"' in answer
    assert "Còn 8 trong 9" in answer
    form = client.get(f"{address}?sua=5", headers={"HX-Request": "true"}).content.decode()
    assert "fact-form" in form
    wrong = client.post(address, {"luu": "5", "value": "x"}, headers={"HX-Request": "true"})
    assert wrong.status_code == 200
    assert "aria-invalid" in wrong.content.decode()


def test_hostile_words_are_shown_as_words(posts: Posts) -> None:
    fact = quantity("12 vụ", "cases", "12", "case", text=HOSTILE, owner=HOSTILE[:150], area="<img src=x>")
    number = opened(posts.officer, text=HOSTILE, proposed=(fact,), layout=(), notices=())
    for address in (f"/tai-lieu/{number}/", f"/tai-lieu/{number}/?sua=1", "/tai-lieu/"):
        shown = page(client_of(posts.officer), address)
        assert "<script>alert" not in shown
        assert "<img src=x" not in shown
        assert "<b>12" not in shown
        assert "\u202e" not in re.sub(r'value="[^"]*"', "", shown)


def test_ten_thousand_facts_stay_usable(posts: Posts, django_assert_max_num_queries: Any) -> None:
    line = "Ngày 1/6 phát hiện 12 vụ tại xã Mẫu 01.\n"
    text = line * 10_000
    start = line.index("12 vụ")
    facts = tuple(
        type(draft().proposed[4])("quantity", (n * len(line) + start, n * len(line) + start + 5), one)
        for n in range(10_000)
        for one in [draft().proposed[4].data]
    )[:10_000]
    number = opened(posts.officer, text=text, proposed=facts, layout=(), notices=())
    client = client_of(posts.officer)
    with django_assert_max_num_queries(14):
        shown = page(client, f"/tai-lieu/{number}/?trang=3")
    assert len(shown) < 600_000
    assert shown.count('class="fact ') == 120
    assert "Còn 10.000 trong 10.000" in shown
    few = opened(posts.officer)
    with django_assert_max_num_queries(14):
        page(client, f"/tai-lieu/{few}/")


def test_a_name_is_covered_by_its_words_or_its_place(posts: Posts) -> None:
    number = opened(posts.officer)
    client, address = client_of(posts.officer), f"/tai-lieu/{number}/"
    client.post(address, {"che": "1", "chu": "mẫu thị tên"})
    assert "Mẫu Thị Tên" not in page(client, address)
    client.post(address, {"che": "1", "chu": "", "tu": "0", "den": "2"})
    assert Review.objects.get(pk=number).text.startswith("██ ")
    client.post(address, {"che": "1", "chu": "không có trong đó"})
    assert "Không thấy chữ đó" in page(client, address)


def test_finishing_asks_and_then_shows_what_was_kept(posts: Posts) -> None:
    number = opened(posts.officer)
    client, address = client_of(posts.officer), f"/tai-lieu/{number}/"
    client.post(address, {"chap-nhan": "7"})
    assert client.post(address, {"xong": "1"})["Location"] == f"{address}#xong"
    assert "Chưa xác nhận" in page(client, address)
    done = client.post(address, {"xong": "1", "khong-con-ten": "1"})
    document = ReviewedDocument.objects.get()
    assert done["Location"] == f"/tai-lieu/da-xet/{document.pk}/"
    shown = page(client, done["Location"])
    assert "Chấp nhận 1 trong 9 đề xuất" in shown
    assert "chờ đưa vào sổ" in shown
    assert client.get(address).status_code == 404
    assert page(client_of(posts.analyst), done["Location"]).count("756,92") > 1
    for other in (posts.neighbour, posts.stranger):
        assert client_of(other).get(done["Location"]).status_code == 404
    again = opened(posts.officer)
    assert "đã được xét xong ngày" in page(client, f"/tai-lieu/{again}/")


def test_discarding_leaves_nothing(posts: Posts) -> None:
    number = opened(posts.officer)
    client = client_of(posts.officer)
    assert client.post(f"/tai-lieu/{number}/", {"xoa": "1"})["Location"] == "/tai-lieu/"
    assert (Review.objects.count(), Proposal.objects.count()) == (0, 0)


def test_visiting_the_list_sweeps_what_is_over(posts: Posts) -> None:
    from tests.intake.conftest import NOW, TODAY

    open_review(draft(), by=posts.officer, at=NOW, on=TODAY)
    page(client_of(posts.stranger), "/tai-lieu/")
    assert Review.objects.count() == 0


def read_as(client: Client, **sent: Any) -> Review:
    answer = client.post("/tai-lieu/", sent)
    assert answer.status_code == 302, re.findall(r'class="error"[^>]*>([^<]*)', answer.content.decode())
    return Review.objects.get(pk=int(answer["Location"].strip("/").rpartition("/")[2]))


LINES = "Xã Mẫu 01 báo cáo\nTừ đầu năm 2024, xã Mẫu 01 phát hiện 12 vụ, 15 đối tượng.\n"


def test_pasting_a_text_equals_uploading_it(posts: Posts) -> None:
    client = client_of(posts.officer)
    upload = SimpleUploadedFile("Nguyễn Mẫu 0912345678.txt", LINES.encode(), "text/plain")
    uploaded = read_as(client, tep=upload, ngay="5/6/2024")
    pasted = read_as(client, **{"van-ban": LINES.replace("\n", "\r\n"), "ngay": "2024-06-05"})
    for field in ("sha256", "media", "text", "page_date", "layout", "flags"):
        assert getattr(uploaded, field) == getattr(pasted, field), field
    facts = [
        list(one.proposals.order_by("number").values_list("kind", "start", "end", "data"))
        for one in (uploaded, pasted)
    ]
    assert facts[0] == facts[1]
    assert "0912345678" not in page(client, "/tai-lieu/")


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({}, "Chưa có gì để đọc"),
        ({"van-ban": "a" * (LARGEST + 1)}, "nhiều nhất là 5 MB"),
        ({"van-ban": "Có chữ", "ngay": "6/2024"}, "đủ ngày, tháng, năm"),
        ({"van-ban": "Có chữ", "ngay": "hôm qua"}, "đủ ngày, tháng, năm"),
    ],
)
def test_what_cannot_be_read_is_said_beside_the_field(posts: Posts, sent: dict[str, str], said: str) -> None:
    answer = client_of(posts.officer).post("/tai-lieu/", sent)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert Review.objects.count() == 0


def test_a_file_that_is_too_large_is_refused_and_never_on_a_disk(
    posts: Posts, tmp_path: Any, settings: Any
) -> None:
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
    large = SimpleUploadedFile("to.txt", b"a" * (LARGEST + 5), "text/plain")
    answer = client_of(posts.officer).post("/tai-lieu/", {"tep": large})
    assert "nhiều nhất là 5 MB" in answer.content.decode()
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_no_text_says_what_to_do(posts: Posts) -> None:
    picture = SimpleUploadedFile("anh.pdf", b"\x89PNG\r\n\x1a\n" + bytes(200), "application/pdf")
    answer = client_of(posts.officer).post("/tai-lieu/", {"tep": picture})
    assert answer.status_code == 422
    assert 'id="tep-sai"' in answer.content.decode()


def test_two_documents_side_by_side_show_contradictions_with_both_sources(posts: Posts) -> None:
    client = client_of(posts.officer)
    made = []
    for value in ("12", "13"):
        facts = [quantity("12 vụ", "cases", value, "case"), draft().proposed[2], draft().proposed[6]]
        data = dict(facts[1].data) | {"date": "2024-03-16" if value == "12" else "2024-03-26"}
        facts[1] = type(facts[1])("document", facts[1].span, data)
        number = opened(posts.officer, proposed=tuple(facts), sha256=value[-1] * 64)
        for fact in ("1", "2", "3"):
            client.post(f"/tai-lieu/{number}/", {"chap-nhan": fact})
        client.post(f"/tai-lieu/{number}/", {"xong": "1", "khong-con-ten": "1"})
        made.append(ReviewedDocument.objects.latest("pk").pk)
    shown = page(client, f"/tai-lieu/so-sanh/?mot={made[0]}&hai={made[1]}")
    assert "2 chỗ mâu thuẫn; 1 dữ kiện giống nhau." in shown
    apart = shown[shown.index('id="mau-thuan"') : shown.index('id="giong-nhau"')]
    assert "16/3/2024" in apart
    assert "26/3/2024" in apart
    assert apart.count(f"/tai-lieu/da-xet/{made[0]}/?so=") == 2
    for other in (posts.neighbour, posts.stranger):
        answer = client_of(other).get(f"/tai-lieu/so-sanh/?mot={made[0]}&hai={made[1]}")
        assert answer.status_code == 404
    assert client.get("/tai-lieu/so-sanh/?mot=1").status_code == 302


def test_one_directive_with_two_dates_in_two_texts_is_a_contradiction(posts: Posts) -> None:
    """From the words of two texts to the row that shows both, through the reader itself."""
    client, made = client_of(posts.officer), []
    for symbol, day in (("21", "16/3/2008"), ("21-CT/TW", "26/3/2008")):
        text = f"Hội nghị ở Xã Mẫu 01\nHội nghị tổng kết Chỉ thị số {symbol} ngày {day} của Bộ Chính trị.\n"
        review = read_as(client, **{"van-ban": text})
        for number in review.proposals.values_list("number", flat=True):
            client.post(f"/tai-lieu/{review.pk}/", {"chap-nhan": str(number)})
        client.post(f"/tai-lieu/{review.pk}/", {"xong": "1", "khong-con-ten": "1"})
        made.append(ReviewedDocument.objects.latest("pk").pk)
    shown = page(client, f"/tai-lieu/so-sanh/?mot={made[0]}&hai={made[1]}")
    apart = shown[shown.index('id="mau-thuan"') : shown.index('id="giong-nhau"')]
    assert "khác nhau: Ngày" in apart
    assert "16/3/2008" in apart
    assert "26/3/2008" in apart
