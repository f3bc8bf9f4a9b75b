"""What a reporter does with the record: check a draft against it, brief an editor, list contacts.

Begins at ``verify.verify``. Nothing here says what is true, and no draft is rewritten.
"""
