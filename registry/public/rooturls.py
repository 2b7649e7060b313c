"""The addresses that stand at the root in every language: where machines look for them."""

from django.urls import path

from registry.public import views
from registry.public.describing import FOR_MACHINES
from registry.public.embedding import SCRIPTS

urlpatterns = [
    *(path(row.path, views.described, {"document": row}, name=row.key) for row in FOR_MACHINES),
    *(path(name, views.embedding_script, {"name": name}, name=name.partition(".")[0]) for name in SCRIPTS),
]
