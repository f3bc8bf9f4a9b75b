"""When: time expressions (TIMEX3, EDTF), dates that stay open, and which event they date."""

from twosource.dating.anchor import date_events
from twosource.dating.order import order_events
from twosource.dating.recognise import recognise
from twosource.dating.sayings import date_sayings

__all__ = ["date_events", "date_sayings", "order_events", "recognise"]
