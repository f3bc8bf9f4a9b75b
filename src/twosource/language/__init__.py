"""The models, each behind a protocol of one method, each run once a document."""
