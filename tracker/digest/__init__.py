"""What happened, worth reading: one model of it, made from the memory, and as many forms as people ask for."""
