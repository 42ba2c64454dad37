"""Each service that works come from asked a little: does it answer, and in a shape that we can read?"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tracker import clock
from tracker.doctor.finding import Finding, Probe

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import datetime

    from tracker.http.door import Door
    from tracker.settings.model import Settings
    from tracker.sources.origin import Origin

    Opener = Callable[[], Door]


def source_probes(
    settings: Settings,
    environment: Mapping[str, str],
    opened: Opener | None = None,
    now: datetime | None = None,
) -> Iterator[Probe]:
    """One probe a service, which asks nothing where the settings disable it; `opened` opens another door than the ordinary one."""
    from tracker.sources.addresses import Addresses
    from tracker.sources.origin import Means
    from tracker.sources.registry import ORIGINS

    at = now or clock.now()
    through = opened or _door_of(settings, environment)
    addresses = Addresses.from_environment(environment)

    def look_at(origin: Origin) -> Iterator[Finding]:
        with through() as door:
            means = Means(settings.sources, door, addresses)
            if any(origin.sources(means)):
                yield from origin.probe(means, at)

    for origin in ORIGINS:
        yield Probe(origin.title, partial(look_at, origin))


def _door_of(settings: Settings, environment: Mapping[str, str]) -> Opener:
    def opened() -> Door:
        from tracker.http.opening import open_door

        return open_door(settings.http.model_copy(update={"attempts": 1}), environment)

    return opened
