"""From a file that somebody sends to records: what would be written, and what is refused and why."""
