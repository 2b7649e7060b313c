"""The form that names whom to pseudonymise, and the decision that allows it."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.forms import OnceForm
from accounts.pseudonymising import Left


class FormerForm(OnceForm):
    """Those who left long ago, all of them chosen, and the decision."""

    people = forms.MultipleChoiceField(
        label=gettext_lazy("Who"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": gettext_lazy("Choose at least one person."),
            "invalid_choice": gettext_lazy("Somebody you chose stands here no longer. Choose again."),
            "invalid_list": gettext_lazy("Somebody you chose stands here no longer. Choose again."),
        },
    )
    decision = forms.CharField(
        label=gettext_lazy("Decision"),
        help_text=gettext_lazy("The decision that allows it: diary number, paragraph and day."),
        max_length=200,
        error_messages={"required": gettext_lazy("Write the decision that allows it.")},
    )

    def __init__(self, *args: Any, left: Sequence[Left], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.left = {one.person.public_id: one for one in left}
        self.fields["people"].choices = [(key, said(one)) for key, one in self.left.items()]  # type: ignore[attr-defined]
        self.fields["people"].initial = list(self.left)

    @property
    def facts(self) -> dict[str, Any]:
        """The people themselves, and the decision."""
        facts = super().facts
        return {**facts, "people": [self.left[key].person for key in facts["people"]]}


def said(one: Left) -> str:
    """«Anna Berg, rektor (slutade 3 mars 2022)»."""
    named = ", ".join(filter(None, (one.person.name, one.person.title)))
    return _("%(name)s (left %(day)s)") % {"name": named, "day": date_format(one.on, "j F Y")}
