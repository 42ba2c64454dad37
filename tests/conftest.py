"""What holds for all tests."""

from hypothesis import HealthCheck, settings

settings.register_profile("tracker", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("tracker")  # a busy machine is no fault of what is tested
