"""The digest from settings to people: read, compose, render, deliver, remember."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

from state.errors import LeaseHeldError, LeaseLostError
from state.records import ListName
from tracker.digest import words
from tracker.digest.compose import Wish, compose
from tracker.digest.delivery.letter import Letter, PartlyDeliveredError
from tracker.digest.delivery.registry import carrier_for
from tracker.digest.formats import text
from tracker.digest.formats.format import Presentation
from tracker.digest.formats.registry import format_named
from tracker.digest.late import Caught, catch_up, forgive, late_letters, owe
from tracker.digest.material import gather
from tracker.digest.period import read_period
from tracker.digest.told import facts_of, mark_of, remember
from tracker.errors import TrackerError, UsageError, no_access
from tracker.notices.outlook import foreseen
from tracker.owners import LEASE_TTL, this_process

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from state.records import Kind
    from state.store import Lease, Store
    from tracker.digest.delivery.letter import Carrier
    from tracker.digest.formats.format import Format
    from tracker.digest.model import Digest
    from tracker.settings.digest import ChannelSettings, DigestSettings
    from tracker.settings.model import Settings

ONCE_MORE = timedelta(hours=20)
"""A run repeated within this time that finds nothing new says nothing, lest it take the place of what was just said."""


@dataclass(frozen=True, slots=True)
class Question:
    """What a person asked for; empty takes the settings."""

    since: str = ""
    lists: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()
    channel: str | None = None


def digest_for(store: Store, settings: Settings, question: Question, shape: Format, now: datetime) -> Digest:
    """The digest that a question asks for. A feed shows all of its period: its readers remember by id."""
    usual = settings.digest.feed_since if shape.rolling else settings.digest.since
    period = read_period(question.since or usual, now)
    material = gather(store, period, None if shape.rolling else question.channel)
    wish = Wish(
        title=settings.digest.title,
        pause=timedelta(hours=settings.notices.stopped_after_hours),
        lists=tuple(map(ListName, question.lists)),
        order=settings.list_names,
        kinds=question.kinds,
        talked=settings.digest.talked,
        ahead=_ahead(store, settings, question, now),
    )
    return compose(material, wish)


def _ahead(store: Store, settings: Settings, question: Question, now: datetime) -> str:
    repositories = [
        one.repository for one in settings.lists if not question.lists or one.name in question.lists
    ]
    expected = foreseen(store, repositories, now)
    return expected.advice() if expected is not None and expected.near else ""


def presentation_of(settings: DigestSettings, shape: Format) -> Presentation:
    """How a format is to look; reads the template that takes the place of ours."""
    path = next((path for name, path in settings.templates.items() if name == shape.name), None)
    template = None
    if path is not None:
        try:
            template = path.read_text(encoding="utf-8")
        except OSError as error:
            raise no_access("read the template", path, error) from error
        except UnicodeDecodeError as error:
            raise UsageError(f"cannot read the template {path}: it is no UTF-8") from error
    return Presentation(
        home=settings.home, feed=settings.feed, template=template, template_name=str(path or "")
    )


@dataclass(frozen=True, slots=True)
class Delivered:
    """What became of one channel."""

    channel: str
    where: str = ""
    """Empty where nothing was sent."""
    reason: str = ""
    failed: bool = False

    @property
    def words(self) -> str:
        """All of it in a line."""
        where = f"told to {self.where}" if self.where else ""
        return "; ".join(filter(None, (where, self.reason if self.failed or not where else "")))


def told_of(failed: Iterable[Delivered]) -> str:
    """The channels that were not told, each with its reason, in a line."""
    return f"not told: {', '.join(f'{one.channel} ({one.reason})' for one in failed)}"


def deliver_all(
    store: Store,
    settings: Settings,
    environment: Mapping[str, str],
    *,
    now: datetime,
    since: str = "",
    due: datetime | None = None,
    carriers: Callable[[ChannelSettings, Mapping[str, str]], Carrier] = carrier_for,
) -> Iterator[Delivered]:
    """Tell every channel of the settings what it has not been told; one that cannot be told holds up no other.

    One that has been told since it was `due` hears nothing more, lest each new try for another brings it the hour's news.
    """
    for channel in settings.digest.channels:
        mark = mark_of(store, channel.name, now) if due else None
        heard = bool(due and mark and mark.heard_between(due, now))
        if heard and not late_letters(store, channel.name):
            yield _heard(channel)
            continue
        try:
            carrier = carriers(channel, environment)
        except TrackerError as error:
            yield Delivered(channel.name, reason=str(error), failed=True)
        else:
            yield (
                deliver_late(store, channel, carrier, now)
                if heard
                else deliver(store, settings, channel, carrier, now=now, since=since)
            )


def deliver(
    store: Store,
    settings: Settings,
    channel: ChannelSettings,
    carrier: Carrier,
    *,
    now: datetime,
    since: str = "",
) -> Delivered:
    """Tell one channel what it has not been told, and remember it once it arrived; what fails is this channel's alone."""
    return _by_us_alone(
        store,
        channel,
        carrier,
        now,
        lambda alone: _told(store, settings, channel, alone, now=now, since=since),
    )


def deliver_late(store: Store, channel: ChannelSettings, carrier: Carrier, now: datetime) -> Delivered:
    """Tell some of a channel's people what the others heard already, and nothing else."""
    return _by_us_alone(store, channel, carrier, now, lambda _: _heard(channel))


def _by_us_alone(
    store: Store,
    channel: ChannelSettings,
    carrier: Carrier,
    now: datetime,
    tell: Callable[[Carrier], Delivered],
) -> Delivered:
    """First what some of a channel's people are still to have, then what there is to tell it."""
    try:
        # between reading what was told and remembering it nobody else may tell the same
        with store.lease(f"digest:{channel.name}", this_process(), LEASE_TTL) as lease:
            alone = _Alone(carrier, lease)
            caught = _caught_up(store, channel, alone, now)
            return _with_the_late(tell(alone), caught)
    except (LeaseHeldError, LeaseLostError):
        return Delivered(channel.name, reason="it is being told by another process at this moment")
    except TrackerError as error:
        return Delivered(channel.name, reason=str(error), failed=True)


def _heard(channel: ChannelSettings) -> Delivered:
    return Delivered(channel.name, reason="it has been told since it was due")


def _caught_up(store: Store, channel: ChannelSettings, carrier: Carrier, now: datetime) -> Caught:
    if channel.email is not None:
        return catch_up(store, channel.name, carrier, now)
    forgive(store, channel.name, now)
    return Caught()


def _with_the_late(told: Delivered, caught: Caught) -> Delivered:
    """What became of a channel, and of the letters that were late there."""
    where = ", ".join(filter(None, (told.where, caught.where and f"{caught.where} (late)")))
    if not caught.trouble:
        return replace(told, where=where)
    late = f"of the last letter: {caught.trouble}"
    reason = "; ".join(filter(None, (told.reason if told.failed else "", late)))
    return replace(told, where=where, reason=reason, failed=True)


@dataclass(frozen=True, slots=True)
class _Alone:
    """A carrier that carries nothing once another may have: a machine that slept for long wakes with what is told by now."""

    carrier: Carrier
    lease: Lease

    def carry(self, letter: Letter) -> str:
        """Carry, if it is still ours to do."""
        self.lease.check()
        return self.carrier.carry(letter)


def _told(
    store: Store,
    settings: Settings,
    channel: ChannelSettings,
    carrier: Carrier,
    *,
    now: datetime,
    since: str,
) -> Delivered:
    shape = format_named(channel.format)
    question = Question(since or channel.since, channel.lists, channel.kinds, channel.name)
    digest = digest_for(store, settings, question, shape, now)
    mark = mark_of(store, channel.name, now)
    if digest.quiet and not shape.rolling:
        if mark is not None and now - mark.until < ONCE_MORE:
            return Delivered(channel.name, reason="nothing new since it was last told")
        if not channel.quiet:
            remember(store, channel.name, digest, now)
            return Delivered(channel.name, reason="nothing new, and the channel wants no quiet weeks")
    where = trouble = ""
    letter = letter_for(channel, digest, settings.digest, shape, now)
    try:
        where = carrier.carry(letter)
    except PartlyDeliveredError as error:
        trouble = str(error)
        if error.missing:
            owe(store, letter, error.missing, now)
    if not shape.rolling:
        remember(store, channel.name, digest, now)
    return Delivered(channel.name, where, trouble, failed=bool(trouble))


def letter_for(
    channel: ChannelSettings, digest: Digest, settings: DigestSettings, shape: Format, now: datetime
) -> Letter:
    """A digest made ready to be sent."""
    presentation = replace(presentation_of(settings, shape), mailed=channel.email is not None)
    return Letter(
        channel=channel.name,
        key=_key(channel.name, digest),
        subject=words.headline(digest),
        media_type=shape.media_type,
        body=shape.render(digest, presentation),
        plain=text.render(digest, presentation_of(settings, text.FORMAT)),
        at=now,
    )


def _key(channel: str, digest: Digest) -> str:
    """The same for the same facts on the same channel; a quiet week is named by its end."""
    said: Sequence[str] = [f"{work} {fact}" for work, fact in facts_of(digest)]
    text_of_it = "\n".join((channel, *(said or [digest.until.date().isoformat()])))
    return f"digest.{sha256(text_of_it.encode()).hexdigest()[:24]}"
