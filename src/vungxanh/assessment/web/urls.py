"""Addresses of a commune in one assessment year, and of receipts."""

from django.urls import path

from vungxanh.assessment.web import views

urlpatterns = [
    path("tinh/<str:code>/<int:year>/<str:commune_code>/", views.commune, name="commune"),
    path("bien-nhan/<int:run_id>/tinh.json", views.province_receipt, name="province-receipt"),
    path("bien-nhan/<int:run_id>/<str:commune_code>.json", views.commune_receipt, name="commune-receipt"),
]
