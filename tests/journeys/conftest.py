"""A real browser: the machine's Chromium driven by playwright."""

import ctypes
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# Playwright keeps an event loop in the test's thread, which Django would take for asynchronous code.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


def chromium() -> Path | None:
    """The machine's Chromium, or the one that VUNGXANH_CHROMIUM names."""
    asked = os.environ.get("VUNGXANH_CHROMIUM")
    found = asked or next(filter(None, map(shutil.which, NAMES)), None)
    return Path(found) if found else None


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for the whole run."""
    program = chromium()
    if program is None:
        pytest.skip("no Chromium on this machine (apt install chromium), or set VUNGXANH_CHROMIUM")
    try:
        ctypes.CDLL("libatomic.so.1")
    except OSError:
        pytest.skip("playwright's driver needs libatomic.so.1 (apt install libatomic1)")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield running
        running.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A fresh profile for one test, with the language of most readers."""
    fresh = browser.new_context(locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh")
    fresh.set_default_timeout(10_000)
    yield fresh
    fresh.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """An empty page of a fresh profile."""
    return context.new_page()
