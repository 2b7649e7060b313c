"""The door's pages: allauth's, on our addresses and with our forms."""

from typing import Any

from allauth.account import views
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache

from accounts import signin
from accounts.door import public


class SignIn(views.LoginView):
    """E-mail address and password; in the demo also whom one can be."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        if settings.DEMO:
            following = context["redirect_field_value"]
            kept = {context["redirect_field_name"]: following} if following else {}
            context |= {"demo_people": signin.demo_people(kept), "demo_password": signin.DEMO_PASSWORD}
        return context


class SignOut(views.LogoutView):
    """A button signs out; whoever is out already is led to the list."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        # The page with the button stands among the staff's, although a stranger may come here.
        request.is_staff_page = request.user.is_authenticated  # type: ignore[attr-defined]
        return super().dispatch(request, *args, **kwargs)


class ChosenPassword(views.PasswordResetFromKeyView):
    """A new password, through a link that works once."""

    form_class = signin.ChosenPassword
    # Stands in the address instead of the key, once the session has that.
    reset_url_key = "nytt"


class ChangedPassword(views.PasswordChangeView):
    """A new password, for somebody who knows the old one."""

    form_class = signin.ChangedPassword

    def dispatch(
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> HttpResponse | HttpResponseRedirect:
        if request.user.is_authenticated and not request.user.has_usable_password():
            return redirect("account_reset_password")
        return super().dispatch(request, *args, **kwargs)


sign_in = public("Whoever is to sign in has not yet.")(never_cache(SignIn.as_view()))
sign_out = public("Signing out twice does no harm.")(never_cache(SignOut.as_view()))
forgotten = public("Whoever has forgotten the password cannot sign in.")(
    never_cache(views.PasswordResetView.as_view())
)
forgotten_done = public("The answer to a forgotten password.")(
    never_cache(views.PasswordResetDoneView.as_view())
)
chosen = public("The link in a letter is the key.")(never_cache(ChosenPassword.as_view()))
chosen_done = public("Sign-in comes next.")(never_cache(views.PasswordResetFromKeyDoneView.as_view()))
change = never_cache(ChangedPassword.as_view())
