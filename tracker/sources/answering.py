"""How a service that was asked a little answered, as a finding of the doctor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.doctor.finding import Finding, fault, fine, warning
from tracker.http.errors import HttpError, Moved, Refused, Throttled, Unreachable, Unreadable, WebPage

if TYPE_CHECKING:
    from collections.abc import Callable


def answers(area: str, what: str, variable: str, known: Callable[[], bool]) -> Finding:
    """Whether what is asked for comes in a shape that is `known`; `variable` can point it elsewhere."""
    try:
        seen = known()
    except HttpError as error:
        return unanswered(area, what, error, variable)
    return fine(area, what, "It answers in the shape we know.") if seen else odd(area, what)


def odd(area: str, what: str, why: str = "It answers in a shape that we do not know") -> Finding:
    """An answer that nothing can be made of."""
    advice = "Look at the address for what it is now; a newer version of the tracker may know the new shape."
    return fault(area, what, f"{why}.", advice)


def unanswered(area: str, what: str, error: HttpError, variable: str) -> Finding:
    """An error as a finding: throttling passes, the others want a person."""
    match error:
        case Throttled():
            advice = (
                "Nothing is lost, the next poll makes it good; if it stays so, poll at another hour "
                "(arXiv sheds load just after midnight UTC) and give a `contact` under [http]."
            )
            return warning(area, what, f"{error}.", advice)
        case Unreachable():
            advice = f"Look at this machine's network and proxy, and at {variable} if it is set."
        case Moved() | WebPage():
            advice = (
                f"The service has moved or is gone: set {variable} to where it is now, or disable the source."
            )
        case Refused(status=401 | 403):
            advice = "Look at the token for it, or give a `contact` under [http] so that we are not taken for a robot without a name."
        case Unreadable():
            return odd(area, what, f"It answers in a shape that we do not know: {error}")
        case _:
            advice = f"Look at {variable} if it is set; otherwise the service is out of order, and the next poll makes it good."
    return fault(area, what, f"{error}.", advice)
