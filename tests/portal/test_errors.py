"""The page of a failure needs no database: that may be what failed."""

from django.test import RequestFactory
from django.utils import translation

from vungxanh.portal.web.errors import failed


def test_a_failure_is_drawn_without_the_database() -> None:
    with translation.override("vi"):
        answer = failed(RequestFactory().get("/x/"))
    html = answer.content.decode()
    assert answer.status_code == 500
    assert "Lỗi nằm ở chương trình" in html
    assert 'href="/"' in html
