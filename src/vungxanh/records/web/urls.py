"""Addresses of what happened and of the register of published figures."""

from django.urls import include, path

from vungxanh.records.web import taking, views
from vungxanh.records.web.events import pasting, register, telling

urlpatterns = [
    path("su-kien/", register.register, name="events"),
    path("su-kien/moi/", telling.start, name="event-start"),
    path("su-kien/moi/<slug:what>/", telling.tell, name="event-tell"),
    path("su-kien/dan/<slug:what>/", pasting.paste, name="event-paste"),
    path("su-kien/<uuid:subject>/", register.subject, name="event-subject"),
    path("su-kien/<int:event>/sua/", register.change, name="event-change"),
    path("", include("vungxanh.records.web.tips.urls")),
    path("", include("vungxanh.records.web.places.urls")),
    path("so-lieu-cong-bo/", views.register, name="published"),
    path("so-lieu-cong-bo/ca-nuoc/", views.nation, name="published-nation"),
    path("so-lieu-cong-bo/cho-nhan/", taking.waiting_page, name="published-waiting"),
    path("so-lieu-cong-bo/cho-nhan/<int:mark>/", taking.decide, name="published-decide"),
    path("so-lieu-cong-bo/rut/<int:figure>/", taking.withdraw, name="published-withdraw"),
    path("so-lieu-cong-bo/<str:code>/", views.province, name="published-province"),
    path("so-lieu-cong-bo/<str:code>/truoc-sap-nhap/", views.former, name="published-former"),
]
