"""The rows of the platform table, by what the platforms are used for; `table` puts them together."""
