"""What one text says and the other does not, and what an agreement changes of the one before it."""
