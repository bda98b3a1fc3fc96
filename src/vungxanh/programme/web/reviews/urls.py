"""Addresses of reviews."""

from django.urls import path

from vungxanh.programme.web.reviews import behind, entry, pages

urlpatterns = [
    path("chuong-trinh/ket-qua/", pages.listed, name="results"),
    path("chuong-trinh/ket-qua/moi/", entry.new, name="result-new"),
    path("chuong-trinh/ket-qua/<int:result>/", pages.one, name="result"),
    path("chuong-trinh/ket-qua/<int:result>/viec/", behind.tasks, name="result-tasks"),
]
