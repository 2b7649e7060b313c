"""The page where the person responsible confirms an account's facts: by a signed link, or signed in."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from accounts.models import Person
from accounts.receipts import once
from accounts.refusal import Refused
from registry import web
from registry.behind_links import closed, quietly
from registry.guidelines import promising
from registry.guidelines.models import Review
from registry.guidelines.review_forms import PromiseForm
from registry.notices import promise_link
from registry.register import file_page


# No cookie is used: the signed link is the secret, and it opens nothing but these answers.
@web.public("The person responsible confirms facts by a signed link, without signing in.")
@csrf_exempt
@once
def by_link(request: HttpRequest, token: str) -> HttpResponse:
    """Shows one account after the other; the answer is a POST, since mail programs open links too."""
    try:
        key = promise_link.read_promise(token, at=web.now())
    except Refused as refusal:
        return closed(request, str(refusal), broken=True)
    person = Person.objects.filter(public_id=key, is_active=True).first()
    if person is None:
        return closed(request, _("You no longer have access. Ask your system administrator."))
    return quietly(answered(request, person, "layouts/signin.html"))


@once
def promises(request: HttpRequest) -> HttpResponse:
    """The same page for whoever is signed in."""
    return answered(request, web.me(request), "layouts/staff.html")


def answered(request: HttpRequest, person: Person, layout: str) -> HttpResponse:
    """The next account that somebody is asked about, or what was answered of it."""
    asked = list(promising.asked_of(person))
    if not asked:
        thanks = _("Thank you. All your accounts are confirmed.")
        return closed(request, thanks, layout=layout)
    about = next((one for one in asked if one.public_id == request.POST.get("review")), asked[0])
    form = PromiseForm(
        request.POST if "nej" in request.POST else None,
        demands=promising.promises(about),
        on=web.today(),
    )

    def verb() -> None:
        missing = form.missing() if "nej" in request.POST else None
        promising.promise(about, missing, by=person, at=web.now())

    if request.method == "POST" and request.POST.get("review") != about.public_id:
        # Answered in another window, or somebody else answers for the account now.
        return redirect(request.path)
    agreed = request.method == "POST" and "ja" in request.POST
    if (agreed or ("nej" in request.POST and form.is_valid())) and web.attempt(form, verb):
        return redirect(request.path)
    return asks(request, about, form, layout, len(asked))


def asks(request: HttpRequest, review: Review, form: PromiseForm, layout: str, left: int) -> HttpResponse:
    """The page about one account."""
    account = review.account
    context: dict[str, Any] = {
        "layout": layout,
        "review": review,
        "account": account,
        "platform": file_page.platform_name(account),
        "icon": file_page.platform_icon(account),
        "sections": file_page.sections(account),
        "people": file_page.people(account),
        "promises": promising.promises(review),
        "form": form,
        "left": left,
        "signed_in": layout == "layouts/staff.html",
    }
    return render(request, "guidelines/promise.html", context)
