"""Addresses of the site: each package that has pages brings its own list."""

from django.urls import URLPattern, URLResolver, include, path
from django.views.i18n import set_language

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("vungxanh.access.web.urls")),
    path("", include("vungxanh.portal.web.urls")),
    path("", include("vungxanh.assessment.web.urls")),
    path("", include("vungxanh.intake.web.urls")),
    path("", include("vungxanh.records.web.urls")),
    path("", include("vungxanh.records.web.months.urls")),
    path("", include("vungxanh.dossiers.web.urls")),
    path("", include("vungxanh.programme.web.urls")),
    path("", include("vungxanh.programme.web.targets.urls")),
    path("", include("vungxanh.programme.web.cascade.urls")),
    path("", include("vungxanh.programme.web.reviews.urls")),
    path("ngon-ngu/", set_language, name="set_language"),
]
handler500 = "vungxanh.portal.web.errors.failed"
handler403 = "vungxanh.access.web.views.refused"
