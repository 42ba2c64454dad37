"""A rehearsal of the whole job on loopback services: no network, no token, made-up papers."""
