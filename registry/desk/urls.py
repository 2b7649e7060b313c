"""The desk's addresses."""

from django.urls import path

from registry.desk import views

urlpatterns = [
    path("arbetsyta/", views.desk, name="desk"),
    path("historik/", views.history, name="history"),
]
