"""What a case's page shows of paper: decisions to fetch, the diary number, the file."""

from dataclasses import dataclass

from django.urls import reverse

from accounts import permissions
from accounts.chain import Who
from registry.cases.models import Case
from registry.paper.forms import DiaryForm


@dataclass(frozen=True)
class OnCase:
    """The diary number with its form (none: this person may not note it), and where the file is fetched."""

    diary_number: str
    form: DiaryForm | None
    file_url: str

    @property
    def shown(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.diary_number or self.form or self.file_url)


def on_case(case: Case, who: Who) -> OnCase:
    """What somebody sees and may of a case's paper."""
    notes = permissions.may(who, "note_diary_number", case)
    fetches = case.ended_at is not None and permissions.may(who, "see_case_file", case)
    return OnCase(
        diary_number=case.diary_number,
        form=DiaryForm(initial={"diary_number": case.diary_number}) if notes else None,
        file_url=reverse("case_file", args=[case.number]) if fetches else "",
    )
