"""Addresses of signing in, of a post's own credentials, of posts, and of the health check."""

from django.urls import path

from vungxanh.access.web import account, looks, posts, second_factor, views

urlpatterns = [
    path("dang-nhap/", views.SignIn.as_view(), name="sign-in"),
    path("vao/<str:token>/", views.ByLink.as_view(), name="by-link"),
    path("dang-xuat/", views.sign_out, name="sign-out"),
    path("mat-khau/", views.ChoosePassword.as_view(), name="choose-password"),
    path("ma-xac-thuc/", second_factor.ShowCode.as_view(), name="second-factor"),
    path("ma-xac-thuc/dat/", second_factor.Enrol.as_view(), name="enrol"),
    path("ma-xac-thuc/ma-du-phong/", second_factor.RenewCodes.as_view(), name="renew-codes"),
    path("xac-nhan/", second_factor.Confirm.as_view(), name="confirm"),
    path("tai-khoan/", account.account, name="account"),
    path("tai-khoan/ket-thuc-phien/", account.end_other_sessions, name="end-other-sessions"),
    path("chuc-danh/", posts.listed, name="posts"),
    path("chuc-danh/moi/", posts.Create.as_view(), name="new-post"),
    path("chuc-danh/<int:post>/", posts.Manage.as_view(), name="post"),
    path("giam-sat/", looks.months, name="looks"),
    path("giam-sat/<int:year>/<int:month>/", looks.Month.as_view(), name="looks-of-a-month"),
    path("suc-khoe/", views.health, name="health"),
]
