"""Frozen records that the stages exchange. Nothing here imports anything of ours but errors."""
