"""The application that the server process loads."""

import gc
import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
application = get_wsgi_application()


def _check() -> None:
    """Refuse to serve what must not be served; the packages can only be imported now."""
    from django.conf import settings

    from vungxanh.access.interface import require_real_behind_certificate

    try:
        require_real_behind_certificate(https=settings.HTTPS, hosts=settings.ALLOWED_HOSTS)
    except ImproperlyConfigured as problem:
        sys.exit(str(problem))


_check()

# What is loaded by now stays as long as the process: the collector need not walk it again and again, which
# made every tenth page or so a third slower.
gc.collect()
gc.freeze()
