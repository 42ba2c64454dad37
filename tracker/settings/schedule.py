"""When the daemon works; GitHub Actions has its own schedule in the workflow's file."""

from __future__ import annotations

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field, field_validator

from tracker.settings.section import Section

_LAST_PORT = 65535


class ScheduleSettings(Section):
    """The `[schedule]` table."""

    timezone: str = Field(
        default="UTC",
        description="The time zone in which the times below are meant, such as `Europe/Berlin`.",
    )
    run: str = Field(
        default="37 5 * * *",
        description="When the lists are kept: minute, hour, day, month, weekday, as in cron (0 and 7 are Sunday); empty means never.",
    )
    digest: str = Field(
        default="17 7 * * 1", description="When the digest is sent, in the same form; empty means never."
    )
    jitter: int = Field(
        default=300,
        ge=0,
        description="Up to so many seconds are added at random, so that not all daemons ask at once.",
    )
    misfire_grace: int = Field(
        default=21600,
        ge=1,
        description="A run that was missed, as when the machine slept, is made up for once if it is no more than so many seconds late; a later one waits for its next time.",
    )

    @field_validator("timezone")
    @classmethod
    def _known_zone(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise ValueError("no such time zone; write one like 'Europe/Berlin' or 'UTC'") from error
        return name

    @field_validator("run", "digest")
    @classmethod
    def _readable(cls, line: str) -> str:
        if line:
            from tracker.daemon.cron import trigger  # noqa: PLC0415 - the scheduler is heavy, and only this needs it

            trigger(line, "UTC")
        return line


class ServeSettings(Section):
    """The `[serve]` table."""

    listen: str = Field(
        default="127.0.0.1:8712",
        pattern=r"^(?:[^\s:]+|\[[0-9a-fA-F:]+\]):\d{1,5}$|^$",
        description="Address and port of `/healthz` and `/metrics`; empty means none. They tell no secrets, but guard them all the same.",
    )
    health_file: str = Field(
        default="",
        description="A file that is written every half minute while all is well, for monitors that watch files; empty means none.",
    )
    lease_seconds: int = Field(
        default=90,
        ge=6,
        description="After so many seconds without a sign of life a daemon's share of the work is taken over by another.",
    )

    @field_validator("listen")
    @classmethod
    def _port_there_is(cls, listen: str) -> str:
        if listen and int(listen.rpartition(":")[2]) > _LAST_PORT:
            raise ValueError(f"there is no port beyond {_LAST_PORT}")
        return listen
