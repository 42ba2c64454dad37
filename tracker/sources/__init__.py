"""The services that announce works, each a `tracker.ports.Source`; what they say becomes sightings here."""
