"""Asking for a review, on two screens once the document is chosen."""

from datetime import date, datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from vungxanh.access.interface import Actor, MaskedText, Verb, actor_of, require
from vungxanh.areas.interface import area, titled
from vungxanh.programme.actions.reviews import LONGEST, Wanted, make_review
from vungxanh.programme.queries.directives import DirectiveView, directive
from vungxanh.programme.queries.reviews.asked import communes_on
from vungxanh.programme.rules.refusals import ProgrammeRefusedError
from vungxanh.programme.rules.reviews import YEARS, Kind, Window, beginning, check_window, window_of
from vungxanh.programme.web.conferences.lists import key_of
from vungxanh.programme.web.directives.choices import documents_to_choose
from vungxanh.programme.web.forms import AreasForm, RefusableForm, day_field, listed, offer
from vungxanh.programme.web.frame import of_programme, page
from vungxanh.programme.web.reviews.words import KINDS, period
from vungxanh.programme.web.screens import Screens, sent_to
from vungxanh.ui.interface import day

HERE = "results"
BY_HAND = "khac"


class WindowForm(RefusableForm):
    """Which of the two, and its days: so many years from the document's beginning, or any days by hand."""

    kind = forms.ChoiceField(label=_("Loại"))
    years = forms.ChoiceField(label=_("Kỳ"))
    first = day_field(_("Từ ngày"), required=False, hint=_("Khi chọn ngày khác."))
    last = day_field(_("Đến ngày"), required=False, hint=_("Khi chọn ngày khác; không sau hôm nay."))

    def __init__(self, *given: Any, begins: date, today: date, **named: Any) -> None:
        super().__init__(*given, **named)
        self.windows = {str(years): window_of(begins, years) for years in YEARS}
        over = [(key, one) for key, one in self.windows.items() if one.last <= today]
        ahead = [(key, one) for key, one in self.windows.items() if one.last > today]
        said = gettext("%(years)s năm: %(period)s")
        choices = [(key, said % {"years": key, "period": period(one)}) for key, one in over]
        offer(self, kind=listed(KINDS))
        offer(
            self,
            years=[
                *choices,
                (BY_HAND, gettext("ngày khác, ghi ở dưới")),
            ],
        )
        self.fields["first"].initial = begins
        self.fields["years"].help_text = "; ".join(
            gettext("kỳ %(years)s năm hết ngày %(day)s, chưa chọn được")
            % {"years": key, "day": day(one.last)}
            for key, one in ahead
        )

    def window(self) -> Window | None:
        """The days that were chosen; None, and the refusal said, where one is missing."""
        said = self.cleaned_data
        if said["years"] != BY_HAND:
            return self.windows[said["years"]]
        for name in ("first", "last"):
            if said[name] is None:
                self.add_error(name, gettext("Chọn ngày khác thì ghi ngày này."))
        return None if self.errors else Window(said["first"], said["last"])


class CoverForm(AreasForm):
    """What it is called, as known on which day, and for which areas."""

    title = MaskedText(label=_("Tên"), max_length=200)
    known_on = day_field(
        _("Tính theo những gì biết đến ngày"), hint=_("Điều ghi sau ngày này không tính vào.")
    )
    field_order = ("title", "known_on")


@require_http_methods(["GET", "HEAD", "POST"])
@of_programme
def new(request: HttpRequest) -> HttpResponse:
    """Ask for a review of the document that the address or the form names."""
    by, now = actor_of(request.user), timezone.now()
    require(by, Verb.MAKE_REVIEWS, area_id=by.area_id, on=timezone.localdate(now))
    asked = request.POST.get("van-ban") or request.GET.get("van-ban", "")
    if not (asked.isascii() and asked.isdecimal() and len(asked) < 10):
        given = {
            "title": gettext("Lập sơ kết, tổng kết"),
            "place": titled(area(by.area_id)),
            "documents": documents_to_choose(by),
        }
        return page(request, "programme/reviews/choose.html", given, here=HERE)
    return _Asking(request, by, directive(by, int(asked)), now).screens().answer()


class _Asking:
    """A review while it is asked for: its days first, then what it is called and where."""

    def __init__(self, request: HttpRequest, by: Actor, document: DirectiveView, now: datetime) -> None:
        self.request, self.by, self.document, self.now = request, by, document, now
        self.today = timezone.localdate(now)
        self.signed = document.row.issued.counts.first
        self.days = WindowForm(
            sent_to(request, 0, 2), begins=beginning(document.begins, self.signed), today=self.today
        )
        self.window = self._window()
        self.cover = self._cover()

    def _window(self) -> Window | None:
        """The days that were chosen; None, and the refusal said beside its field, where there are none."""
        window = self.days.window() if self.days.is_bound and self.days.is_valid() else None
        try:
            if window is not None:
                check_window(
                    window,
                    begins=self.document.begins,
                    signed=self.signed,
                    known_on=self.today,
                    today=self.today,
                )
        except ProgrammeRefusedError as error:
            self.days.refuse(error)
            return None
        return window

    def _cover(self) -> CoverForm:
        """The second screen, with the communes on the map of the last day."""
        window = self.window
        places = communes_on(self.by.area_id, window.last) if window else ()
        initial: dict[str, object] = {"known_on": self.today, "everywhere": True}
        if window:
            title = gettext("%(kind)s %(named)s, kỳ %(period)s") % {
                "kind": str(KINDS[Kind(self.days.cleaned_data["kind"])]).capitalize(),
                "named": self.document.row.named,
                "period": period(window),
            }
            initial["title"] = title[:LONGEST]
        named = [(one.id, titled(one)) for one in places]
        return CoverForm(sent_to(self.request, 1, 2), places=named, initial=initial)

    def screens(self) -> Screens:
        """Both screens, and what saves them."""
        return Screens(
            request=self.request,
            title=gettext("Lập sơ kết, tổng kết: %(named)s") % {"named": self.document.row.named},
            screens=(
                (gettext("Kỳ nào"), self.days),
                (gettext("Ở đâu, biết đến ngày nào"), self.cover),
            ),
            save=gettext("Lập"),
            here=HERE,
            back=reverse("results"),
            key=str(key_of(self.request)),
            kept=self._kept,
        )

    def _kept(self) -> str:
        """Make it; the address of the review."""
        days, said = self.days.cleaned_data, self.cover.cleaned_data
        assert self.window is not None  # noqa: S101 (the last screen is reached with valid days only)
        told = Wanted(
            directive=self.document.row.id,
            kind=Kind(days["kind"]),
            title=said["title"],
            window=self.window,
            known_on=said["known_on"],
            everywhere=said["everywhere"],
            areas=() if said["everywhere"] else said["areas"],
        )
        made = make_review(told, by=self.by, at=self.now, key=key_of(self.request))
        messages.success(self.request, gettext("Đã lập. Số liệu tính lại mỗi lần mở."))
        return reverse("result", args=(made,))
