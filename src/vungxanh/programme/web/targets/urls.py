"""Addresses of targets."""

from django.urls import path

from vungxanh.programme.web.targets import entry, pages

urlpatterns = [
    path("chuong-trinh/muc-tieu/", pages.targets, name="targets"),
    path("chuong-trinh/van-ban/<int:directive>/chi-tieu/", entry.enter_target, name="target-enter"),
]
