"""What papers concluded: its list, its pages, and its rows beside what the portal computes."""
