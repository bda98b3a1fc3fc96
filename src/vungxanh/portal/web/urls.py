"""Addresses of the home pages and of the country's areas."""

from django.urls import path

from vungxanh.portal.web import home, places, today

urlpatterns = [
    path("", home.home, name="home"),
    path("hom-nay/", today.today, name="today"),
    path("tinh/<str:code>/", home.newest_year, name="newest-year"),
    path("tinh/<str:code>/<int:year>/", home.province, name="province"),
    path("tinh/<str:code>/<int:year>/cach-hieu/", home.readings, name="readings"),
    path("tinh/<str:code>/<int:year>/bang.csv", home.export, name="export"),
    path("dia-ban/", places.country, name="country"),
    path("dia-ban/<str:code>/", places.units, name="units"),
]
