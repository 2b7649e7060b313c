"""The addresses of removed content."""

from django.urls import path

from registry.removals import registrar_views, views

urlpatterns = [
    path("borttaget/", views.removals, name="removals"),
    path("borttaget/nytt/", views.new, name="removal_new"),
    path("borttaget/siffror/", views.counted, name="removal_figures"),
    path("borttaget/registrera/", registrar_views.queue, name="removal_queue"),
    path("borttaget/gallring/", registrar_views.retentions, name="retentions"),
    path("borttaget/gallring/<slug:slug>/", registrar_views.set_retention, name="retention_set"),
    path("borttaget/gallring/<slug:slug>/upphor/", registrar_views.end_retention, name="retention_end"),
    path("borttaget/gallring/<slug:slug>/gallra/", registrar_views.destroy, name="removals_destroy"),
    path("borttaget/<slug:public_id>/", views.removal, name="removal"),
    path("borttaget/<slug:public_id>/andra/", views.change, name="removal_change"),
    path("borttaget/<slug:public_id>/bild/", views.picture, name="removal_picture"),
    path("borttaget/<slug:public_id>/blockering/", views.block, name="removal_block"),
    path("borttaget/<slug:public_id>/registrera/", registrar_views.register, name="removal_register"),
    path("register/<slug:public_id>/borttaget/", views.log_one, name="removal_log"),
    path("register/<slug:public_id>/borttaget/stopp/", views.stop, name="removal_stop"),
    path("register/<slug:public_id>/borttaget/polisen/", views.police, name="removal_police"),
]
