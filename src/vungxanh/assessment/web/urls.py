"""Addresses of a commune in one assessment year, and of receipts."""

from django.urls import path

from vungxanh.assessment.web import views

urlpatterns = [
    path("tinh/<str:code>/<int:year>/<str:commune>/", views.commune_page, name="commune"),
    path("bien-nhan/<int:run>/tinh.json", views.province_receipt, name="province-receipt"),
    path("bien-nhan/<int:run>/<str:commune>.json", views.commune_receipt, name="commune-receipt"),
]
