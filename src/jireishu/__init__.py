"""jireishu (事例集): ask a casebook PDF a question, get ranked passages cited to case, section and page."""

__version__ = "0.1.0"
