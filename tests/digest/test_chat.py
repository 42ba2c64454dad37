"""Digests to chat services, through Apprise."""

from dataclasses import replace

import pytest
from support.chat import APPRISE, chat_service
from support.letters import LETTER

from tracker.digest.delivery.chat import ChatCarrier
from tracker.digest.delivery.letter import DeliveryError
from tracker.notices.chat import AppriseChannel

pytestmark = APPRISE


def test_chat_services_are_told_through_apprise() -> None:
    with chat_service() as service:
        assert ChatCarrier(AppriseChannel([service.address])).carry(LETTER) == "chat"
    assert "A week" in service.heard[0]["message"]
    assert "16 to 22 November" in service.heard[0]["title"]


def test_chat_service_that_refuses_is_told() -> None:
    with chat_service() as service:
        service.code = 500
        with pytest.raises(DeliveryError, match="no service that TRACKER_NOTIFY names took it"):
            ChatCarrier(AppriseChannel([service.address])).carry(LETTER)


def test_a_page_goes_to_chat_as_plain_text() -> None:
    with chat_service() as service:
        page = replace(LETTER, media_type="text/html", body="<h1>no</h1>")
        ChatCarrier(AppriseChannel([service.address])).carry(page)
    assert "A WEEK" in service.heard[0]["message"]
    assert "<h1>" not in str(service.heard[0])


def test_chat_service_out_of_order_makes_the_others_hear_nothing_again(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with chat_service() as broken, chat_service() as well:
        broken.code = 500
        assert ChatCarrier(AppriseChannel([broken.address, well.address])).carry(LETTER) == "chat"
    assert len(well.heard) == 1
    assert "address 1 in TRACKER_NOTIFY did not take" in caplog.text
