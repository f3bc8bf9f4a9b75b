"""The record for language models: a Model Context Protocol server that reads and never writes."""
