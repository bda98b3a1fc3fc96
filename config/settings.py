"""Settings of the site. Everything that differs between machines comes from the environment."""

import os
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from config.public_urls import PUBLIC_URLS as PUBLIC_URLS
from config.public_urls import WITHOUT_TRACE as WITHOUT_TRACE
from config.route_verbs import ROUTE_VERBS as ROUTE_VERBS

ROOT = Path(__file__).resolve().parent.parent
VAR = Path(os.environ.get("VUNGXANH_VAR", ROOT / "var"))


def database(url: str) -> dict[str, object]:
    """Django's settings for a `postgresql://user:password@host:port/name` address.

    The host may be a folder of a Unix socket, percent-encoded or as `?host=`.
    """
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ImproperlyConfigured(
            "DATABASE_URL phải có dạng postgresql://…; hãy chạy qua ./run để tự đặt. / "
            "DATABASE_URL must look like postgresql://…; ./run sets it by itself."
        )
    query = parse_qs(parts.query)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.get("host", [unquote(parts.hostname or "")])[0],
        "PORT": str(query.get("port", [parts.port or ""])[0]),
        "ATOMIC_REQUESTS": False,
        # A new connection costs as much processor time as a small page: each thread keeps its own.
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"application_name": "vungxanh"},
    }


def flag(name: str) -> bool:
    """True when the environment sets `name` to 1, true or yes."""
    return os.environ.get(name, "").lower() in {"1", "true", "yes"}


def secret_key() -> str:
    """The signing key: from the environment, else from the file that set-up keeps beside the database."""
    kept = VAR / "secret-key"
    if key := os.environ.get("VUNGXANH_SECRET_KEY"):
        return key
    if kept.is_file():
        return kept.read_text(encoding="ascii").strip()
    raise ImproperlyConfigured(
        "Thiếu VUNGXANH_SECRET_KEY; hãy chạy qua ./run để tự đặt. / "
        "VUNGXANH_SECRET_KEY is missing; ./run makes one by itself."
    )


SECRET_KEY = secret_key()
AUDIT_KEY = os.environ.get("VUNGXANH_AUDIT_KEY", VAR / "audit-key.pem")
ANCHOR_DIR = os.environ.get("ANCHOR_DIR", "")
# Rows of dossiers that one holder may see in a day from the province; the outside reviewer is told.
ROWS_A_DAY = int(os.environ.get("VUNGXANH_ROWS_A_DAY", "200"))
# Years that looks, changes and sign-ins stay on record; the database lets none go before five.
RECORD_YEARS = max(5, int(os.environ.get("VUNGXANH_RECORD_YEARS", "5")))
DEBUG = flag("VUNGXANH_DEBUG")
ALLOWED_HOSTS = os.environ.get("VUNGXANH_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
DATABASES = {"default": database(os.environ.get("DATABASE_URL", "postgresql:///vungxanh"))}

FIRST_PROVINCE = os.environ.get("VUNGXANH_PROVINCE", "")
"""The code of the province whose technical administrator `./run` makes in a real database without posts."""
LEDGER = Path(os.environ.get("VUNGXANH_LEDGER_DIR", VAR / "ledger")) / "ledger.jsonl"
"""What ended and was erased, kept outside the database: a database that was restored repeats it."""

COUNTS = Path(kept) if (kept := os.environ.get("VUNGXANH_COUNTS")) else None
"""A file in memory where all processes of the server count how often a place tells of something in a day."""

PRIVATE_DATABASE = "VUNGXANH_MIGRATED" in os.environ
"""True when the launcher made the database for this checkout: only such a one may become the sample's."""

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "pgtrigger",
    "pghistory",
    "rules",
    "csp",
    "django_htmx",
    "vungxanh.ui",
    "vungxanh.areas",
    "vungxanh.access",
    "vungxanh.intake",
    "vungxanh.records",
    "vungxanh.dossiers",
    "vungxanh.indicators",
    "vungxanh.assessment",
    "vungxanh.programme",
    "vungxanh.portal",
    "vungxanh.simulator",
]
MIDDLEWARE = [
    "vungxanh.access.web.logs.RequestLog",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "vungxanh.ui.language.ChosenLanguage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "vungxanh.access.web.middleware.AnswerHeaders",
    "vungxanh.access.web.middleware.SignedInOnly",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "vungxanh.access.web.middleware.AreasOnce",
    "vungxanh.access.web.guard.ReadsOnly",
]
ROOT_URLCONF = "config.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": sorted((ROOT / "src" / "vungxanh").glob("*/web/templates")),
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "vungxanh.portal.web.context.page",
            ],
        },
    }
]
AUTH_USER_MODEL = "access.Post"
AUTHENTICATION_BACKENDS = ["vungxanh.access.web.backend.PostBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "vungxanh.access.web.passwords.LongEnough", "OPTIONS": {"min_length": 12}},
    {
        "NAME": "vungxanh.access.web.passwords.UnlikeThePost",
        "OPTIONS": {"user_attributes": ("symbol", "title")},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "/dang-nhap/"
LOGIN_REDIRECT_URL = "/"
# Uploaded files and pasted texts of up to 5 MB; files stay in memory and are never written to a disk.
FILE_UPLOAD_HANDLERS = ["vungxanh.intake.web.uploads.MemoryOnly"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 8 * 1024 * 1024
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
USE_THOUSAND_SEPARATOR = False  # figures are written by the filters of `ui`; a year is no figure

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STORAGES = {"staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}}
WHITENOISE_USE_FINDERS = True

HTTPS = flag("VUNGXANH_HTTPS")
SESSION_COOKIE_NAME = "__Host-vungxanh-session" if HTTPS else "vungxanh-session"
CSRF_COOKIE_NAME = "__Host-vungxanh-form" if HTTPS else "vungxanh-form"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
CSRF_COOKIE_AGE = None
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
# Under https the server stands behind a proxy that ends the encryption and says so in this header.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
CSRF_FAILURE_VIEW = "vungxanh.access.web.views.form_expired"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
        "manifest-src": ["'self'"],
    }
}
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "vungxanh.access.web.logs.JsonLines"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["stderr"], "level": os.environ.get("VUNGXANH_LOG", "WARNING")},
}
