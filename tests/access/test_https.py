"""Under https cookies and transport are strict. Settings are read once, hence a process of their own."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
NAMES = (
    "SESSION_COOKIE_SECURE",
    "CSRF_COOKIE_SECURE",
    "SESSION_COOKIE_NAME",
    "CSRF_COOKIE_NAME",
    "SECURE_HSTS_SECONDS",
    "DEBUG",
)


def settings_with(**variables: str) -> dict[str, object]:
    program = f"import json, config.settings as s; print(json.dumps({{n: getattr(s, n) for n in {NAMES}}}))"
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "VUNGXANH_SECRET_KEY": "test", **variables},
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    found: dict[str, object] = json.loads(done.stdout)
    return found


def test_https_makes_cookies_strict() -> None:
    found = settings_with(VUNGXANH_HTTPS="1")
    assert found["SESSION_COOKIE_SECURE"] is found["CSRF_COOKIE_SECURE"] is True
    assert str(found["SESSION_COOKIE_NAME"]).startswith("__Host-")
    assert str(found["CSRF_COOKIE_NAME"]).startswith("__Host-")
    assert found["SECURE_HSTS_SECONDS"] == 365 * 24 * 3600
    assert found["DEBUG"] is False


def test_without_https_the_site_still_works_on_one_machine() -> None:
    found = settings_with(VUNGXANH_HTTPS="")
    assert found["SESSION_COOKIE_SECURE"] is False
    assert found["SECURE_HSTS_SECONDS"] == 0
