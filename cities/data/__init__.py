"""Reference data as compressed CSV, with the code that makes it. README.md says what it is and whose it is."""
