"""Whether the register is well, for whoever watches it: in three words, and nothing that a stranger could use."""

from datetime import datetime, timedelta

from django.db import Error, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from accounts import triggers
from accounts.models import Act, LogHead
from registry.notices.models import Notice
from registry.web import now, public

LATE = timedelta(hours=1)
STOPPED = timedelta(hours=24)
"""A mail that asks somebody to act and has waited this long: nobody sends what is in the outbox."""
ILL = ("unreachable", "stopped", "broken")


@public("Whoever watches the site must hear that it is well.")
@csrf_exempt
@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """200 where all is well, else 503; without details."""
    try:
        parts = {"database": "ok", "outbox": outbox(now()), "history": history()}
    except Error:
        parts = {"database": "unreachable", "outbox": "unknown", "history": "unknown"}
    ill = any(state in ILL for state in parts.values())
    answer = {"status": "fault" if ill else "ok", **parts}
    return JsonResponse(answer, status=503 if ill else 200, headers={"Cache-Control": "no-store"})


def outbox(at: datetime) -> str:
    """«ok», «late» or «stopped», by the oldest mail that should have gone at once."""
    waiting = Notice.objects.filter(sent_at=None, digest=False).order_by("queued_at")
    oldest = waiting.values_list("queued_at", flat=True).first()
    if oldest is None or at - oldest <= LATE:
        return "ok"
    return "late" if at - oldest <= STOPPED else "stopped"


def history() -> str:
    """Whether the log ends where its head says, and the database still refuses to change it."""
    head = LogHead.objects.first()
    whole = head is None or Act.objects.filter(seq=head.seq, hash=head.hash).exists()
    return "ok" if whole and not triggers.missing(connection) else "broken"
