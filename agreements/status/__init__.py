"""The status page of a partnership: what is said of it in a minute, each word with the way to its rows."""
