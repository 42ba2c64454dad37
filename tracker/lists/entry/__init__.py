"""What an entry states, and where in its words: names, titles, links, dates, venues, people."""
