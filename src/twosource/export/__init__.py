"""What leaves the story: files of several formats, and the screen. One file a format."""
