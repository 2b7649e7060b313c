"""Who registers a list when nobody is named."""

from pathlib import Path

from registry.register.models import SocialAccount
from registry.transfer import people
from tests import make
from tests.cast import Cast
from tests.registry.transfer.conftest import Run


def test_the_chief_registers_where_nobody_is_named(cast: Cast, run: Run, tmp_path: Path) -> None:
    file = tmp_path / "lista.csv"
    file.write_text(
        "Namn;Adress;Verksamhet\nLindala;https://www.facebook.com/lindala;Kultur\n", encoding="utf-8"
    )

    run(file, "--apply")

    account = SocialAccount.objects.get()
    assert (account.responsible, account.responsible_for_now) == (cast.chief, True)


def test_in_an_empty_register_somebody_must_be_named(db: None) -> None:
    assert people.expected(make.DAY) == ""
