"""What was edited in Label Studio or brat, read back as what a person asks to be corrected.

``edits.edits`` is the entry: a file and a table in, requests for corrections out. Files are
somebody else's: bounded, and never trusted.
"""
