"""What is said to have happened: event mentions."""

from twosource.events.stage import extract

__all__ = ["extract"]
