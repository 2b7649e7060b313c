"""The addresses for strangers."""

from django.urls import path

from registry.health import health
from registry.public import check_views, views
from registry.public.describing import DOCUMENTS
from registry.public.formats import FORMATS

urlpatterns = [
    *(path(form.path, views.listed, {"form": form}, name=form.key) for form in FORMATS),
    *(path(row.path, views.described, {"document": row}, name=row.key) for row in DOCUMENTS),
    path("konton/<str:public_id>/", views.account, name="account"),
    path("konton/<str:public_id>/skylt/", views.sign, name="sign"),
    path("kontrollera/", check_views.page, name="check"),
    path("kontrollera.json", check_views.data, name="check_json"),
    path("avslutade/", views.closed, name="closed"),
    path("amnen/", views.by_theme, name="themes"),
    path("amnen/<slug:key>/", views.theme, name="theme"),
    path("inbaddning/", views.embedded, name="embedded"),
    path("inbaddning/bygg/", views.embedding_built, name="embedding"),
    path("om/", views.about, name="about"),
    path("halsa/", health, name="health"),
]
