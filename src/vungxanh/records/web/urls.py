"""Addresses of the register of published figures."""

from django.urls import path

from vungxanh.records.web import taking, views

urlpatterns = [
    path("so-lieu-cong-bo/", views.register, name="published"),
    path("so-lieu-cong-bo/ca-nuoc/", views.nation, name="published-nation"),
    path("so-lieu-cong-bo/cho-nhan/", taking.waiting_page, name="published-waiting"),
    path("so-lieu-cong-bo/cho-nhan/<int:mark>/", taking.decide, name="published-decide"),
    path("so-lieu-cong-bo/rut/<int:figure>/", taking.withdraw, name="published-withdraw"),
    path("so-lieu-cong-bo/<str:code>/", views.province, name="published-province"),
    path("so-lieu-cong-bo/<str:code>/truoc-sap-nhap/", views.former, name="published-former"),
]
