"""Addresses of the programme."""

from django.urls import path

from vungxanh.programme.web.agreements import entry as agreeing
from vungxanh.programme.web.agreements import lists as agreements
from vungxanh.programme.web.agreements import one as agreement
from vungxanh.programme.web.conferences import lists as meetings
from vungxanh.programme.web.conferences import one as meeting
from vungxanh.programme.web.conferences import published
from vungxanh.programme.web.conferences import published_entry as reading
from vungxanh.programme.web.directives import adding, entry, register, waiting
from vungxanh.programme.web.findings import pages as findings
from vungxanh.programme.web.funds import entry as funding
from vungxanh.programme.web.funds import lists as funds
from vungxanh.programme.web.funds import one as fund
from vungxanh.programme.web.inspections import pages as inspections
from vungxanh.programme.web.practices import entry as proposing
from vungxanh.programme.web.practices import lists as practices
from vungxanh.programme.web.practices import one as practice
from vungxanh.programme.web.tasks import assignment as given
from vungxanh.programme.web.tasks import giving, lists
from vungxanh.programme.web.tasks import one as tasks

urlpatterns = [
    path("chuong-trinh/", register.programme, name="programme"),
    path("chuong-trinh/van-ban/", register.register, name="directives"),
    path("chuong-trinh/van-ban/moi/", entry.enter, name="directive-enter"),
    path("chuong-trinh/van-ban/cho-nhan/", waiting.waiting, name="directives-waiting"),
    path("chuong-trinh/van-ban/<int:directive>/them/<slug:part>/", adding.add, name="directive-add"),
    path("chuong-trinh/van-ban/<int:directive>/", register.one, name="directive"),
    path("chuong-trinh/viec/", lists.listed, name="tasks"),
    path("chuong-trinh/viec/theo-dia-ban/", lists.by_area, name="tasks-by-area"),
    path("chuong-trinh/viec/giao/", giving.give, name="task-give"),
    path("chuong-trinh/viec/giao/<int:assignment>/", given.assignment, name="assignment"),
    path("chuong-trinh/kiem-tra/", inspections.listed, name="inspections"),
    path("chuong-trinh/kiem-tra/moi/", inspections.new, name="inspection-new"),
    path("chuong-trinh/kiem-tra/<int:inspection>/", inspections.one, name="inspection"),
    path("chuong-trinh/viec/phat-hien/", findings.listed, name="findings"),
    path("chuong-trinh/viec/<int:task>/", tasks.one, name="task"),
    path("chuong-trinh/hoi-nghi/", meetings.listed, name="conferences"),
    path("chuong-trinh/hoi-nghi/moi/", meetings.new, name="conference-new"),
    path("chuong-trinh/hoi-nghi/cong-bo/moi/", reading.new, name="conference-published-new"),
    path("chuong-trinh/hoi-nghi/cong-bo/<int:conference>/", published.one, name="conference-published"),
    path("chuong-trinh/hoi-nghi/<int:conference>/", meeting.one, name="conference"),
    path("chuong-trinh/hoi-nghi/<int:conference>/tap/", meeting.folder, name="conference-folder"),
    path("chuong-trinh/mo-hinh/", practices.listed, name="practices"),
    path("chuong-trinh/mo-hinh/moi/", proposing.new, name="practice-new"),
    path("chuong-trinh/mo-hinh/<int:practice>/", practice.one, name="practice"),
    path("chuong-trinh/nguon-luc/", funds.listed, name="funds"),
    path("chuong-trinh/nguon-luc/ghi/", funding.new, name="fund-new"),
    path("chuong-trinh/nguon-luc/dan/", funding.paste, name="funds-paste"),
    path("chuong-trinh/nguon-luc/<int:fund>/", fund.one, name="fund"),
    path("chuong-trinh/phoi-hop/", agreements.listed, name="agreements"),
    path("chuong-trinh/phoi-hop/moi/", agreeing.new, name="agreement-new"),
    path("chuong-trinh/phoi-hop/<int:agreement>/", agreement.one, name="agreement"),
]
