"""What is asked of the overview's pages: which department, and which addresses the website has."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.chain import Who
from registry import numbers
from registry.fields import keep_plain
from registry.overview import data_protection, found


class ScopeForm(forms.Form):
    """Which department, with all below it; all of them where none is chosen."""

    verksamhet = forms.ChoiceField(label=_("Department"), required=False)

    def __init__(self, data: Any, *, who: Who) -> None:
        super().__init__(data)
        named = [
            (department.slug, "\u2003" * depth + department.name) for depth, department in who.tree.in_order()
        ]
        self.fields["verksamhet"].choices = [("", _("The whole municipality")), *named]  # type: ignore[attr-defined]


class Several(forms.FileInput):
    """A field for more than one file."""

    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """All that were chosen."""
        return files.getlist(name) if hasattr(files, "getlist") else []


class FilesField(forms.FileField):
    """Some files; cleans to a list, empty where none was chosen."""

    widget = Several

    def clean(self, data: Any, initial: Any = None) -> Any:
        """Each file by itself, so that one that is empty is said beside the field."""
        return [super(FilesField, self).clean(one, initial) for one in data or ()]


class WebsiteForm(forms.Form):
    """The addresses of the municipality's own website: pasted, as files, or both."""

    text = forms.CharField(
        label=_("Addresses or text"),
        help_text=_(
            "Paste a page, a list of links, or the page's source code. Whatever holds the addresses will do."
        ),
        required=False,
        max_length=1_000_000,
        widget=forms.Textarea(attrs={"rows": 6, "spellcheck": "false"}),
        error_messages={"max_length": _("The text is too long. Save it as a file and choose that instead.")},
    )
    uploads = FilesField(
        label=_("Files from the website"),
        help_text=_("Up to five at a time: sitemap (XML), web pages (HTML) or text files."),
        required=False,
        widget=Several(attrs={"accept": ".xml,.html,.htm,.txt,.csv,text/*"}),
        error_messages={"empty": _("The file is empty. Choose another one.")},
    )
    sometimes_needed = ("text", "uploads")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keep_plain(self.fields["text"])

    def clean(self) -> dict[str, Any]:
        """Something must have been given."""
        said = super().clean() or self.cleaned_data
        if not self.errors and not said.get("text") and not said.get("uploads"):
            self.add_error("text", _("Paste addresses, or choose a file."))
        return said

    def addresses(self) -> list[str]:
        """Every address that was given, as it stood. Raises Refused (input)."""
        pasted = self.cleaned_data["text"]
        given = list(found.in_page(pasted) if "<" in pasted else found.in_text(pasted))
        for file in self.cleaned_data["uploads"]:
            if file.size > numbers.PROOF_MEGABYTES * 1_000_000:
                most = {"most": numbers.PROOF_MEGABYTES}
                raise found.refuse(
                    _("The files are too large: at most %(most)s MB together.") % most, "uploads"
                )
            given += found.in_file(file.name, file.read())
        return given


class ProtectionForm(ScopeForm):
    """Which accounts of the data-protection list."""

    urval = forms.ChoiceField(label=_("Which accounts"), required=False, choices=data_protection.CHOICES)
