"""The addresses for strangers."""

from django.urls import path

from registry.health import health
from registry.public import check_views, views
from registry.public.formats import FORMATS

urlpatterns = [
    *(path(form.path, views.listed, {"form": form}, name=form.key) for form in FORMATS),
    path("konton/<str:public_id>/", views.account, name="account"),
    path("kontrollera/", check_views.page, name="check"),
    path("kontrollera.json", check_views.data, name="check_json"),
    path("avslutade/", views.closed, name="closed"),
    path("om/", views.about, name="about"),
    path("halsa/", health, name="health"),
]
