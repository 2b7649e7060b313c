"""The register's app: it tells the people's app what it needs to know, so that no arrow runs that way."""

from django.apps import AppConfig


class RegistryConfig(AppConfig):
    name = "registry"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from accounts import history, pseudonymising, staffing, verifying
        from registry import copies
        from registry.cases import decisions, following
        from registry.guidelines import adopting, first, rounds
        from registry.public import changing
        from registry.register import holdings, upkeep
        from registry.register.verifying import responsible_agrees

        history.on_close.append(upkeep.follow_departments)
        history.on_close.append(changing.count_public_change)
        history.copies += copies.EVERYWHERE
        pseudonymising.copies += copies.WHO_LEFT
        pseudonymising.signs.append(decisions.made_by)
        history.after_migration.append(first.ensure_guideline)
        staffing.holdings.append(holdings.held_by)
        verifying.further.append(responsible_agrees)
        adopting.following.append(rounds.open_round)
        upkeep.following.append(following.follow_account)
