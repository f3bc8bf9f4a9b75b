"""Names that may hurt somebody, out of whatever leaves the desk. Begins at ``stage.protect``."""
