"""The addresses of tips: the residents', and the unit's."""

from django.urls import path

from registry.tips import public_views, views

urlpatterns = [
    path("tipsa/", public_views.tip, name="tip"),
    path("tipsa/kvitto/", public_views.receipt, name="tip_receipt"),
    path("tips/", views.tips, name="tips"),
    path("tips/<slug:public_id>/", views.tip_file, name="tip_file"),
    path("tips/<slug:public_id>/avgor/", views.settle, name="tip_settle"),
    path("tips/<slug:public_id>/oppna/", views.reopen, name="tip_reopen"),
    path("tips/<slug:public_id>/bild/", views.proof, name="tip_proof"),
    path("tips/<slug:public_id>/steg/<slug:key>/", views.step, name="tip_step"),
]
