"""What the tracker would have done for a list, replayed over the list's own history."""
