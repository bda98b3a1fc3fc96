"""Addresses of monthly reports, of what is stated of a year, and of the partner agencies."""

from django.urls import path

from vungxanh.records.web.months import agencies, board, counted, questions, stated, views

urlpatterns = [
    path("bao-cao/", views.own_months, name="months"),
    path("bao-cao/tinh/", board.board, name="month-board"),
    path("bao-cao/hoi-lai/", questions.questions, name="month-questions"),
    path("bao-cao/nam/", stated.own_year, name="year-statement"),
    path("bao-cao/truy-na/", stated.fugitives, name="year-fugitives"),
    path("bao-cao/nganh/", agencies.slice_of, name="agency-slice"),
    path("bao-cao/chenh-lech/", agencies.differing, name="agency-differences"),
    path("bao-cao/<str:code>/<int:year>/so-dem/", counted.counts, name="counts"),
    path("bao-cao/<str:commune>/<int:year>/<int:month>/", views.one_month, name="month"),
    path(
        "bao-cao/<str:commune>/<int:year>/<int:month>/<str:indicator>/",
        views.one_figure,
        name="month-figure",
    ),
]
