"""Archives: the per-document stages over millions of articles, into Parquet tables."""
