"""What the tracker would have done in the same time, day by day, held against it."""
