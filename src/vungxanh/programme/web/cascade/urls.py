"""Addresses of the cascade."""

from django.urls import path

from vungxanh.programme.web.cascade import pages, plan

urlpatterns = [
    path("chuong-trinh/van-ban/<int:directive>/trien-khai/", pages.cascade, name="cascade"),
    path("chuong-trinh/van-ban/<int:directive>/trien-khai/giao/", pages.give, name="cascade-give"),
    path("chuong-trinh/van-ban/<int:directive>/trien-khai/da-lam/", pages.done, name="cascade-done"),
    path("chuong-trinh/van-ban/<int:directive>/tung-muc/", plan.plan, name="plan-clauses"),
]
