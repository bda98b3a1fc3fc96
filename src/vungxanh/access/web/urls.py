"""Addresses of signing in and of the health check."""

from django.urls import path

from vungxanh.access.web import views

urlpatterns = [
    path("dang-nhap/", views.SignIn.as_view(), name="sign-in"),
    path("vao/<str:token>/", views.ByLink.as_view(), name="by-link"),
    path("dang-xuat/", views.sign_out, name="sign-out"),
    path("mat-khau/", views.ChoosePassword.as_view(), name="choose-password"),
    path("suc-khoe/", views.health, name="health"),
]
