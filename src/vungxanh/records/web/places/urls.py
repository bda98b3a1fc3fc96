"""Addresses of hotspots and key routes."""

from django.urls import path

from vungxanh.records.web.places import hotspots, routes

urlpatterns = [
    path("diem/", hotspots.register, name="hotspots"),
    path("diem/<uuid:place>/", hotspots.one, name="hotspot"),
    path("tuyen/", routes.register, name="routes"),
    path("tuyen/moi/", routes.propose, name="route-propose"),
    path("tuyen/<uuid:route>/", routes.one, name="route"),
]
