"""The picture of the whole: figures, the audit report, the data-protection list, and what the list lacks."""
