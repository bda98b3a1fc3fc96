"""Pictures of the pages, for people who judge the design: `python -m config.manage screenshots`.

Serves the site to a browser on this machine and signs in as the sample's analyst. Needs the development
libraries and Chromium. Refused in a real database: its pages are not for pictures.
"""

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.core.wsgi import get_wsgi_application

from vungxanh.access.interface import simulated
from vungxanh.portal.actions.sample import ANALYST, SAMPLE_CODE, SAMPLE_YEAR

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PROVINCE = f"/tinh/{SAMPLE_CODE}/{SAMPLE_YEAR}/"
PAGES = {
    "province": PROVINCE,
    "readings": f"{PROVINCE}cach-hieu/",
    "commune": f"{PROVINCE}{SAMPLE_CODE}-119/",
    "published": "/so-lieu-cong-bo/",
    "published-province": "/so-lieu-cong-bo/40/",
    "published-waiting": "/so-lieu-cong-bo/cho-nhan/",
    "country": "/dia-ban/",
    "units": "/dia-ban/08/",
    "documents": "/tai-lieu/",
    "missing": "/khong-co-trang-nay/",
}
WIDTHS = (375, 1280, 1920)
README_PICTURE = {"width": 1280, "height": 1040}
DEVELOPMENT = (
    "Lệnh này cần thư viện phát triển: chạy ./test một lần rồi chạy lại. / "
    "This command needs the development libraries: run ./test once, then again."
)
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


class QuietHandler(WSGIRequestHandler):
    """Serves without writing a line for every request."""

    def log_message(self, *args: Any) -> None:
        """Say nothing."""


class Command(BaseCommand):
    """Writes province.png for the README; with --all every page at three widths and as A4."""

    help = "Chụp các trang bằng Chromium. / Take pictures of the pages with Chromium."

    def add_arguments(self, parser: CommandParser) -> None:
        """Where to write, and whether to take every page."""
        parser.add_argument("--out", type=Path, default=Path("docs/images"))
        parser.add_argument("--all", action="store_true", help="mọi trang, ba bề rộng, A4 / every page")

    def handle(self, *args: object, **options: Any) -> None:
        """Serve, sign in, take the pictures."""
        try:
            from playwright.sync_api import sync_playwright
        except ModuleNotFoundError as error:
            raise CommandError(DEVELOPMENT) from error
        if not simulated():
            raise CommandError(
                "Chỉ chụp trang của cơ sở dữ liệu mô phỏng; hãy nạp số liệu minh họa bằng ./run. / "
                "Pictures are taken of a simulated database only; load the sample with ./run."
            )
        options["out"].mkdir(parents=True, exist_ok=True)
        link = self._link()
        # Playwright keeps an event loop in this thread, which Django would take for asynchronous code.
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
        with served() as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
            for path in pictures(browser, address, link, options["out"], every=options["all"]):
                self.stdout.write(f"{path}  {path.stat().st_size:,} B")
            browser.close()

    def _link(self) -> str:
        """The path of a link that signs in once as the sample's analyst."""
        out = StringIO()
        call_command("sign_in_link", ANALYST, stdout=out)
        return urlsplit(out.getvalue().split()[0]).path


def chromium() -> str:
    """The machine's Chromium."""
    found = os.environ.get("VUNGXANH_CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        raise CommandError(
            "Máy này chưa có Chromium: apt install chromium. / No Chromium here: apt install chromium."
        )
    return found


@contextmanager
def served() -> Iterator[str]:
    """The site on a free port of this machine, while the body runs."""
    server = ThreadedWSGIServer(("127.0.0.1", 0), QuietHandler)
    server.set_app(StaticFilesHandler(get_wsgi_application()))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def pictures(browser: "Browser", address: str, link: str, out: Path, *, every: bool) -> Iterator[Path]:
    """Sign in, then take the README's picture, or every page at every width and on paper."""
    context = browser.new_context(locale="vi-VN", base_url=address)
    page = context.new_page()
    page.goto(link)
    page.locator("main form button").click()
    page.wait_for_url("**/mat-khau/")
    if not every:
        yield taken(page, PROVINCE, out / "province.png", README_PICTURE["width"], README_PICTURE["height"])
        return
    for name, path in PAGES.items():
        for width in WIDTHS:
            yield taken(page, path, out / f"{name}-{width}.png", width, None)
        page.set_viewport_size({"width": 1280, "height": 900})
        page.pdf(path=out / f"{name}.pdf", prefer_css_page_size=True)
        yield out / f"{name}.pdf"


def taken(page: "Page", path: str, file: Path, width: int, height: int | None) -> Path:
    """One picture of a page: its first screen, or the whole of it where no height is asked for."""
    page.set_viewport_size({"width": width, "height": height or 900})
    page.goto(path, wait_until="networkidle")
    page.screenshot(path=file, full_page=height is None)
    return file
