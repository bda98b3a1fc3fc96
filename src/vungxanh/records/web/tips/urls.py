"""Addresses of tips. None names a tip, a commune or a code: those come in the body of a POST."""

from django.urls import path

from vungxanh.records.web.tips import desk, keys, public

urlpatterns = [
    path("to-giac/", public.tell, name="tip"),
    path("to-giac/tra-loi/", public.come_back, name="tip-code"),
    path("tin-bao/", desk.desk, name="tips"),
    path("tin-bao/mot-tin/", desk.one, name="tip-act"),
    path("tin-bao/khoa/", keys.key, name="tips-key"),
    path("tin-bao/lap-lai/", desk.repeated, name="tips-repeated"),
]
