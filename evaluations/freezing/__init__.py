"""A final evaluation as it stays: its content as JSON, and what changed since in the records that it rests on."""
