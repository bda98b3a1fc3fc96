"""Addresses of documents: the list, a review under way, a finished document, two side by side."""

from django.urls import path

from vungxanh.intake.web import documents, reviews

urlpatterns = [
    path("tai-lieu/", documents.listed, name="documents"),
    path("tai-lieu/so-sanh/", documents.compared, name="compare-documents"),
    path("tai-lieu/<int:review>/", reviews.review, name="review"),
    path("tai-lieu/da-xet/<int:document>/", documents.finished, name="document"),
]
