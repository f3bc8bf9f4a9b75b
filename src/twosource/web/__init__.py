"""The desk: pages in the browser to read and correct a story. ``app.make_app`` is the entry.

Views are pure functions from what a story holds to records (``views``); templates only lay them
out. It listens on this machine alone and fetches nothing.
"""
