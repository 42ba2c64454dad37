"""An OpenAI-compatible endpoint on loopback that says every description a little otherwise."""

from __future__ import annotations

import json
from dataclasses import dataclass, field

from tracker.loopback.messages import Reply, Request


@dataclass
class Speaker:
    """Answers with the description it was given behind `before`; `asked` keeps the descriptions."""

    before: str = "it has: "
    status: int = 200
    asked: list[str] = field(default_factory=list)

    def answer(self, request: Request) -> Reply:
        """One chat completion."""
        text = json.loads(request.body)["messages"][-1]["content"].partition("\nDescription: ")[2]
        self.asked.append(text)
        told = {"choices": [{"message": {"role": "assistant", "content": self.before + text}}]}
        return Reply(self.status, json.dumps(told).encode())
