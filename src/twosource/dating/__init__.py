"""When: time expressions (TIMEX3, EDTF), dates that stay open, and which event they date."""

from twosource.dating.recognise import recognise

__all__ = ["recognise"]
