"""A list's file read byte for byte: its lines, headings, sections and entries."""
