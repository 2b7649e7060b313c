"""The addresses that stand at the root in every language: where machines look for them."""

from django.urls import path

from registry.public import views
from registry.public.describing import FOR_MACHINES

urlpatterns = [path(row.path, views.described, {"document": row}, name=row.key) for row in FOR_MACHINES]
