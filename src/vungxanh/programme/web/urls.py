"""Addresses of the programme."""

from django.urls import path

from vungxanh.programme.web.directives import register
from vungxanh.programme.web.tasks import giving, lists
from vungxanh.programme.web.tasks import one as tasks

urlpatterns = [
    path("chuong-trinh/", register.programme, name="programme"),
    path("chuong-trinh/van-ban/", register.register, name="directives"),
    path("chuong-trinh/van-ban/<int:directive>/", register.one, name="directive"),
    path("chuong-trinh/viec/", lists.listed, name="tasks"),
    path("chuong-trinh/viec/theo-dia-ban/", lists.by_area, name="tasks-by-area"),
    path("chuong-trinh/viec/giao/", giving.give, name="task-give"),
    path("chuong-trinh/viec/giao/<int:assignment>/", tasks.assignment, name="assignment"),
    path("chuong-trinh/viec/<int:task>/", tasks.one, name="task"),
]
