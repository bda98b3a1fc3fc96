"""Addresses of the home pages and of the country's areas."""

from django.urls import path

from vungxanh.portal.web import places

urlpatterns = [
    path("dia-ban/", places.country, name="country"),
    path("dia-ban/<str:code>/", places.units, name="units"),
]
