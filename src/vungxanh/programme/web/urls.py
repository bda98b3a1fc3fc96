"""Addresses of the programme."""

from django.urls import path

from vungxanh.programme.web.directives import register

urlpatterns = [
    path("chuong-trinh/", register.programme, name="programme"),
    path("chuong-trinh/van-ban/", register.register, name="directives"),
    path("chuong-trinh/van-ban/<int:directive>/", register.one, name="directive"),
]
