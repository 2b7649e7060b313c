"""What a web editor chooses for the list on the municipality's own website."""

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from accounts.tree import Tree
from registry.public.embedding import COLUMNS, LEVELS
from registry.register.models import THEMES
from registry.register.platforms import BY_KEY


class EmbedForm(forms.Form):
    """Which accounts, and how they stand on the page; whatever is left empty is the usual."""

    verksamhet = forms.ChoiceField(label=_("Department"), required=False)
    plattform = forms.ChoiceField(label=_("Platform"), required=False)
    tema = forms.ChoiceField(label=_("Theme"), required=False)
    rubrik = forms.ChoiceField(
        label=_("Heading level"),
        help_text=_("One below the heading that the list stands under."),
        required=False,
        choices=[(str(level), f"h{level}") for level in LEVELS],
    )
    kolumner = forms.ChoiceField(
        label=_("Columns"),
        help_text=_("At most so many; fewer where there is no room."),
        required=False,
        choices=[(str(number), str(number)) for number in COLUMNS],
    )

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data or None)
        every = [("", _("All"))]
        tree = Tree.load()
        departments = [
            (one.slug, "\u00a0" * 4 * depth + one.name) for depth, one in tree.in_order() if one.name
        ]
        platforms = sorted((str(row.name), key) for key, row in BY_KEY.items())
        self.fields["verksamhet"].choices = [*every, *departments]  # type: ignore[attr-defined]
        self.fields["plattform"].choices = [*every, *((key, name) for name, key in platforms)]  # type: ignore[attr-defined]
        self.fields["tema"].choices = [*every, *THEMES]  # type: ignore[attr-defined]
