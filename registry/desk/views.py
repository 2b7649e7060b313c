"""The desk, and the whole history for those who watch over it."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accounts import permissions
from registry import numbers, telling, web
from registry.desk import log_filters, waiting


def desk(request: HttpRequest) -> HttpResponse:
    """What waits for me."""
    who = web.who(request)
    found = waiting.waiting(who)
    return render(
        request,
        "desk/desk.html",
        {
            "sections": found,
            "in_short": waiting.in_short(found),
            "may_report": permissions.may(who, "open_some_case"),
            "recent": telling.recent(who, limit=5),
        },
    )


def history(request: HttpRequest) -> HttpResponse:
    """The whole log with filters, for registrar, insight and system administrator."""
    who = web.who(request)
    permissions.require(who, "see_history")
    chosen = log_filters.LogFilter(request.GET, who)
    page = Paginator(chosen.qs, numbers.STAFF_ROWS).get_page(request.GET.get("sida"))
    query = request.GET.copy()
    query.pop("sida", None)
    return render(
        request,
        "desk/history.html",
        {
            "filter": chosen,
            "filtered": sum(1 for name in chosen.filters if request.GET.get(name)),
            "rows": telling.tell(list(page.object_list), for_whom=who),
            "page": page,
            "previous": f"?{query.urlencode()}&sida={page.previous_page_number()}"
            if page.has_previous()
            else "",
            "next": f"?{query.urlencode()}&sida={page.next_page_number()}" if page.has_next() else "",
        },
    )
