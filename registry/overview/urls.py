"""The overview's addresses."""

from django.urls import path

from registry.overview import views

urlpatterns = [
    path("oversikt/", views.overview, name="overview"),
    path("oversikt/revisionsrapport/", views.audit_report, name="audit_report"),
    path("oversikt/revisionsrapport/rapport.pdf", views.audit_report_pdf, name="audit_report_pdf"),
    path("oversikt/dataskydd/", views.data_protection_list, name="data_protection"),
    path("oversikt/dataskydd/lista.csv", views.data_protection_csv, name="data_protection_csv"),
    path("oversikt/webbplatsen/", views.website_links, name="completeness"),
]
