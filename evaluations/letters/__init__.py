"""What an office sends on paper or by telephone instead of mail: in Indonesian, for it goes to Indonesian offices."""
