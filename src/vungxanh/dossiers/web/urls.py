"""Addresses of dossiers. None names a dossier: which one is meant comes in the body of a POST, so that no
browser history, log or referrer holds it."""

from django.urls import path

from vungxanh.dossiers.web import acts, asked, looked, province, register, requests, views

urlpatterns = [
    path("ho-so/", views.desk, name="dossiers"),
    path("ho-so/nhom/<slug:group>/", views.desk, name="dossiers-group"),
    path("ho-so/nhom/<slug:group>/<int:page>/", views.desk, name="dossiers-page"),
    path("ho-so/mo/", views.kinds, name="dossier-kinds"),
    path("ho-so/mo/<slug:kind>/", acts.opening, name="dossier-open"),
    path("ho-so/mot-ho-so/", acts.dossier, name="dossier"),
    path("ho-so/de-nghi/", acts.proposal, name="dossier-proposal"),
    path("ho-so/tiep-nhan/", acts.arriving, name="dossier-arrival"),
    path("ho-so/thong-bao/", acts.notice, name="dossier-notice"),
    path("ho-so/yeu-cau/", requests.register, name="dossier-requests"),
    path("ho-so/yeu-cau/mot-yeu-cau/", requests.request_act, name="dossier-request"),
    path("ho-so/yeu-cau/cong-bo/", asked.published, name="dossier-published"),
    path("ho-so/doi-chieu/", register.reconcile, name="dossier-reconcile"),
    path("ho-so/can-doi/", views.balance, name="dossier-balance"),
    path("ho-so/tinh/", province.counted, name="dossier-counts"),
    path("ho-so/tinh/chat-luong/", province.quality_shares, name="dossier-quality"),
    path("ho-so/tinh/doi-chieu/", register.reconciled, name="dossier-reconciled"),
    path("ho-so/tinh/xem/", looked.look, name="dossier-look"),
    path("ho-so/tinh/yeu-cau/", asked.due, name="dossier-due"),
]
