"""Telling people at once what should not wait for the digest."""
