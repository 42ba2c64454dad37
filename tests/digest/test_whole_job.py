"""The real job on loopback, a person's decisions, and the digest of it in an issue of the list's own repository."""

from datetime import timedelta
from pathlib import Path

from tracker import owners, wiring
from tracker.demo.rehearsal import MORNING, page
from tracker.digest.delivery.registry import carrier_for
from tracker.digest.telling import deliver
from tracker.job.progress import Unwatched
from tracker.job.run import run_once
from tracker.loopback.stage import Stage
from tracker.settings.load import parse


def test_what_the_job_did_is_told_once_and_then_what_people_made_of_it(tmp_path: Path) -> None:
    with Stage(tmp_path, page(), MORNING) as stage:
        channel = f'\n[[digest.channels]]\nname = "issue"\nissue = {{ repository = "{stage.world.name}" }}\n'
        settings = parse(stage.settings() + channel)
        surroundings = stage.environment()

        def run() -> None:
            with wiring.ports(settings, surroundings, Unwatched()) as ports:
                run_once(ports, settings, owners.this_process(), stage.now)

        def tell() -> str:
            (way,) = settings.digest.channels
            with wiring.store(settings, surroundings) as store:
                moment = stage.now + timedelta(minutes=30)
                done = deliver(store, settings, way, carrier_for(way, surroundings), now=moment)
            assert done.where
            (post,) = stage.world.posts.values()
            return post.body

        run()
        first = tell()
        assert "27 new papers" in first
        assert "proposed to demo" in first
        assert "answered; the tracker ran once." in first
        (pull,) = stage.world.open_pulls()
        stage.github.person("maya").merge(pull.number)
        stage.now += timedelta(days=1)
        surroundings = stage.environment()
        run()
        second = tell()
        assert "What was decided" in second
        assert "taken into demo" in second
        assert "by maya" in second
        assert "27 new papers" not in second
