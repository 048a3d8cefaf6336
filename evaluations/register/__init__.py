"""What a register tells, free of where its rows stand: the database's and those of files become the same facts."""
