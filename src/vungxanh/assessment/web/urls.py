"""Addresses of a commune in one assessment year, and of receipts."""

from django.urls import path

from vungxanh.assessment.web import sources, views

urlpatterns = [
    path("tinh/<str:code>/<int:year>/nguon/", sources.sources, name="sources"),
    path("tinh/<str:code>/<int:year>/<str:commune>/nguon/", sources.choice, name="commune-source"),
    path(
        "tinh/<str:code>/<int:year>/<str:commune>/so-lieu/<slug:name>/",
        sources.input_behind,
        name="input-behind",
    ),
    path("tinh/<str:code>/<int:year>/<str:commune>/", views.commune_page, name="commune"),
    path("bien-nhan/<int:run>/tinh.json", views.province_receipt, name="province-receipt"),
    path("bien-nhan/<int:run>/<str:commune>.json", views.commune_receipt, name="commune-receipt"),
]
