"""What a case is called where it stands in a list, at the top of a page or in a mail."""

from django.utils.translation import gettext as _

from registry.cases.models import Case
from registry.register.file_page import platform_name
from registry.register.models import SocialAccount


def title(case: Case) -> str:
    """«Instagram för Kulturskolan», on one line; of a draft, the first thing that it says of itself."""
    if case.account is None:
        return draft_title(case)
    return account_title(case.account, str(case.department))


def account_title(account: SocialAccount, department: str) -> str:
    """«Instagram för Kulturskolan», on one line."""
    words = {"platform": platform_name(account), "department": department}
    return " ".join((_("%(platform)s for %(department)s") % words).split())


def draft_title(draft: Case) -> str:
    """The first thing that a draft says of itself."""
    said = (str(draft.form.get(name) or "").strip() for name in ("name", "address", "purpose"))
    return next((text[:80] for text in said if text), _("Draft without a name"))
