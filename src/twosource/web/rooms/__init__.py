"""The pages to read, by room."""
