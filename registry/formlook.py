"""Renders every form field as Designsystemet's markup: a page says {{ form.name.as_field_group }}."""

from __future__ import annotations

from typing import Any

from django.forms import BoundField, CheckboxInput, Widget
from django.forms.renderers import TemplatesSetting


class LookField(BoundField):
    """A field that knows how Designsystemet wants it."""

    def build_widget_attrs(self, attrs: dict[str, Any], widget: Widget | None = None) -> dict[str, Any]:
        """Django's attributes (aria-describedby, aria-invalid, required) and the class of the control."""
        widget = widget or self.field.widget
        attrs = super().build_widget_attrs(attrs, widget)
        if not widget.is_hidden:
            words = [attrs.get("class", ""), widget.attrs.get("class", ""), "ds-input"]
            attrs["class"] = " ".join(word for word in words if word)
        return attrs

    @property
    def is_checkbox(self) -> bool:
        """Whether the label stands after the control."""
        return isinstance(self.field.widget, CheckboxInput)

    @property
    def is_choices(self) -> bool:
        """Whether the control is a group of radio buttons or checkboxes."""
        return self.use_fieldset and hasattr(self.field.widget, "choices")


class Renderer(TemplatesSetting):
    """The project's FORM_RENDERER."""

    bound_field_class = LookField
    field_template_name = "components/field.html"
    form_template_name = "components/form.html"
