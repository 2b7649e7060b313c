"""The people's app: its triggers are made after every migrate."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class AccountsConfig(AppConfig):
    name = "accounts"

    def ready(self) -> None:
        from accounts import history, sentences

        sentences.speak_plainly()
        post_migrate.connect(history.after_migrate, dispatch_uid="accounts.history.after_migrate")
