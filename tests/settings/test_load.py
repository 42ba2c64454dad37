"""Settings as they are read: what does not hold is told with its line."""

import gc
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tracker.lists.steering import End
from tracker.settings.load import SettingsError, load, parse
from tracker.settings.model import Settings

LIST = '[[lists]]\nname = "vlm"\nrepository = "me/list"\n'


def test_no_file_means_all_defaults(tmp_path: Path) -> None:
    assert load(folder=tmp_path) == Settings()


@pytest.mark.parametrize("place", ["tracker.toml", ".github/tracker.toml"])
def test_file_is_found_where_people_put_it(tmp_path: Path, place: str) -> None:
    (tmp_path / place).parent.mkdir(exist_ok=True)
    (tmp_path / place).write_text(LIST)
    assert load(folder=tmp_path).lists[0].name == "vlm"


def test_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"cannot read .*other\.toml: No such file"):
        load(tmp_path / "other.toml")


def test_the_mark_that_some_editors_put_first_is_no_part_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "tracker.toml").write_text(LIST, encoding="utf-8-sig")
    assert load(folder=tmp_path).lists[0].name == "vlm"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (LIST + LIST.replace("me/list", "me/other"), "two lists are called vlm"),
        (LIST + LIST.replace("vlm", "VLM"), "two lists are called vlm"),
        (LIST + LIST.replace("vlm", "more"), "lists vlm and more keep one page .* of the kind benchmark"),
        (
            LIST + LIST.replace("vlm", "vlm!").replace("me/list", "me/other"),
            "the lists vlm and vlm! would share the branch tracker/vlm",
        ),
        (
            LIST + "[[digest.channels]]\nname = 'page'\nfile = 'x.md'\nlists = ['vlm', 'vmm']\n",
            "the digest's channel page tells of a list 'vmm'; there are: vlm",
        ),
        (LIST + "[memory]\nbranch = 'tracker/vlm'\n", "would share the branch tracker/vlm with the memory"),
        (LIST.replace("me/list", "list"), r":3: lists\.repository"),
        (LIST.replace("me/list", "github.com/me/list"), r":3: lists\.repository"),
        (LIST.replace('"vlm"', '""'), r":2: lists\.name"),
        (LIST.replace('"vlm"', r'"a\nb"'), r":2: lists\.name"),
        (LIST.replace('"vlm"', '"../vlm"'), r":2: lists\.name"),
        (LIST + 'path = "/README.md"\n', r":4: lists\.path: .*inside the repository"),
        (LIST + 'path = "a/../../b.md"\n', r":4: lists\.path: .*inside the repository"),
        (LIST + "[lists.take]\nhorizon_days = 1000000\n", r":5: lists\.take\.horizon_days"),
        ("[state]\nforget_undecided_days = 1000000\n", r":2: state\.forget_undecided_days"),
        ('[github]\npatch_file = "{name}.patch"\n', r":2: github\.patch_file: only \{list\}"),
        ('[serve]\nlisten = "127.0.0.1:70000"\n', r":2: serve\.listen: .*65535"),
    ],
)
def test_what_would_fail_later_is_told_at_once(text: str, why: str) -> None:
    with pytest.raises(SettingsError, match=why):
        parse(text)


TEMPLATED = LIST + '[lists.keep.templates]\n"Papers" = "{}"\n'


@pytest.mark.parametrize(
    "template", ["- {{title}}", "- {title", "- title}", "- {title!r}", "- {year:>5}", "- {}"]
)
def test_brace_of_a_template_that_is_not_one_of_a_slots_is_refused(template: str) -> None:
    with pytest.raises(SettingsError, match=r"'Papers' has a brace .*\{title\}"):
        parse(TEMPLATED.replace("{}", template))


def test_template_may_ask_only_for_what_there_is() -> None:
    with pytest.raises(SettingsError, match=r"'Papers' asks for \{stars\}; there are abs, authors"):
        parse(TEMPLATED.replace("{}", "- {title} {stars}"))


def test_position_is_one_end_or_the_other() -> None:
    told = LIST + '[lists.keep.positions]\n"Papers" = "bottom"\n'
    assert parse(told).lists[0].keep.steering().positions == {"Papers": End.BOTTOM}
    with pytest.raises(SettingsError, match=r"lists\.keep\.positions\.Papers: .*'top' or 'bottom'"):
        parse(told.replace("bottom", "middle"))


def test_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "tracker.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SettingsError, match="not UTF-8"):
        load(folder=tmp_path)


@pytest.fixture
def uncollected() -> Iterator[None]:
    """No garbage is collected meanwhile: so deep down, whoever is called for it would fail, and the test with them."""
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("uncollected")
@pytest.mark.parametrize(
    "value",
    ["[" * 5000 + "]" * 5000, "{a=" * 3000 + "1" + "}" * 3000, "9" * 5000],
    ids=["lists", "tables", "number"],
)
def test_what_is_too_deep_or_too_long_to_be_read_is_told(value: str) -> None:
    with pytest.raises(SettingsError, match=r"^tracker\.toml: .* too long, .* too deep"):
        parse(f"a = {value}\n")


def test_broken_toml_is_told_with_its_line() -> None:
    with pytest.raises(SettingsError, match=r"^tracker\.toml:2: this is no TOML: Invalid value$"):
        parse('a = "x"\nb = = 2\n')
    with pytest.raises(SettingsError, match=r"^tracker\.toml: this is no TOML: .*\(at end of document\)$"):
        parse("a = [1,")


def test_unknown_key_is_named_with_line_and_nearest_right_one() -> None:
    with pytest.raises(SettingsError, match=r"^tracker\.toml:4: lists\.repositry: unknown .*'repository'"):
        parse(LIST + 'repositry = "x"\n')


def test_required_key_that_is_misspelled_is_told_once() -> None:
    with pytest.raises(SettingsError) as told:
        parse('[[lists]]\nname = "a"\nrepositry = "me/a"\n')
    (line,) = str(told.value).splitlines()
    assert line.startswith("tracker.toml:3: lists.repositry: unknown")
    with pytest.raises(SettingsError, match=r"lists\.repository: this setting is required"):
        parse('[[lists]]\nname = "a"\nzebra = "me/a"\n')


def test_unknown_key_with_no_neighbour_lists_what_is_known() -> None:
    with pytest.raises(SettingsError, match=r"known here: .*lists"):
        parse("zzzzzzzzzz = 1\n")


def test_second_table_of_a_kind_is_found_on_its_own_line() -> None:
    with pytest.raises(SettingsError, match=r"tracker\.toml:6: lists\.repository"):
        parse(LIST + '[[lists]]\nname = "two"\nrepository = 3\n')


def test_wrong_value_is_told_with_what_stands_there() -> None:
    with pytest.raises(SettingsError, match=r"^tracker\.toml:3: lists\.repository: .* text .*7"):
        parse('[[lists]]\nname = "vlm"\nrepository = 7\n')


@pytest.mark.parametrize("setting", ["labels = ['{}']", "hold_label = '{}'", "rerun_label = '{}'"])
@pytest.mark.parametrize(("length", "taken"), [(0, False), (50, True), (51, False)])
def test_a_label_that_github_cannot_have_is_told(setting: str, length: int, *, taken: bool) -> None:
    text = f"{LIST}[github]\n{setting.format('x' * length)}\n"
    if taken:
        assert parse(text).github
        return
    with pytest.raises(SettingsError, match=r"should have at (most 50|least 1) character"):
        parse(text)


@pytest.mark.parametrize(
    "address",
    [
        "https://github.com/me/my.list",
        "https://github.com/me/my.list.git",
        "https://github.example.org/me/my.list/",
        "git@github.com:me/my.list.git",
        "ssh://git@github.com/me/my.list.git",
    ],
)
def test_repository_may_be_named_by_its_address(address: str) -> None:
    assert parse(f'[[lists]]\nname = "vlm"\nrepository = "{address}"\n').lists[0].repository == "me/my.list"


@pytest.mark.parametrize("name", ["list", "me/list/tree/main", "https://github.com/me", "me/a b", ""])
def test_repository_that_is_none_is_told_how_to_write_it(name: str) -> None:
    with pytest.raises(SettingsError, match=r"lists\.repository: write `owner/name`"):
        parse(f'[[lists]]\nname = "vlm"\nrepository = "{name}"\n')


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('[lists]\nname = "vlm"\nrepository = "me/list"\n', r"1: lists: .* write \[\[lists\]\]"),
        (LIST + '[lists.take]\nkinds = "model"\n', r"5: lists\.take\.kinds: .* write \[\"model\"\]"),
    ],
)
def test_list_is_asked_for_as_toml_writes_it(text: str, sentence: str) -> None:
    with pytest.raises(SettingsError, match=sentence):
        parse(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("lists = 3\n", "lists: this takes tables: write [[lists]], and its settings below"),
        ("github = 3\n", "github: this is a table: write [github], and its settings below"),
        (
            "[serve]\nlisten = 'here'\n",
            "serve.listen: 'here' cannot stand here (left out it is '127.0.0.1:8712'): Address and port of ",
        ),
        (
            "[[lists]]\nname = '../x'\nrepository = 'me/list'\n",
            "lists.name: '../x' cannot stand here: Short name, used for the branch and in state; ",
        ),
        (
            "[[digest.channels]]\nname = 'page'\nfile = { path = 'page.html' }\n",
            "digest.channels.file: this takes a path in quotes",
        ),
        ("[sources.arxiv]\nenabled = 'perhaps'\n", "enabled: write true or false, not 'perhaps'"),
        ("[sources.arxiv]\nenabled = []\n", "enabled: write true or false"),
        ("[sources.arxiv]\ncategories = []\n", "categories: at least one has to stand here"),
        ("[http]\nattempts = 'some'\n", "attempts: write a whole number, not 'some'"),
        ("[github]\nmax_entries = 0\n", "max_entries: write 1 or more, not 0"),
        ("[http]\ntimeout = 0\n", "timeout: write more than 0, not 0"),
        ("[classifier]\nkeep_back = 1\n", "keep_back: write less than 1, not 1"),
        (LIST + "[lists.take]\nthreshold = 2\n", "take.threshold: write 1 or less, not 2"),
        (
            LIST + "[lists.take]\nkinds = ['models']\n",
            "'survey' or 'other', not 'models'; did you mean 'model'?",
        ),
        (
            LIST + "[lists.lint]\noff = ['dead_links']\n",
            "known here: 'dead_links'; did you mean 'dead_link'?",
        ),
        (LIST + "[lists.lint]\noff = ['x']\n", "off: write 'duplicate_same_section', "),
        (
            "[digest]\n[digest.templates]\natom = 'x.j2'\n",
            "tracker.toml:3: digest.templates.atom: write 'md', 'html' or 'text', not 'atom'",
        ),
    ],
)
def test_form_is_told_in_words_rather_than_in_those_of_a_program(text: str, told: str) -> None:
    with pytest.raises(SettingsError, match=re.escape(told)):
        parse(text)


def test_wrong_word_in_a_list_is_told_once() -> None:
    with pytest.raises(SettingsError) as told:
        parse(LIST + '[lists.take]\nkinds = ["models"]\n')
    assert "did you mean 'model'" in str(told.value)
    assert "at least 1 item" not in str(told.value)


def test_missing_key_points_at_its_table() -> None:
    with pytest.raises(SettingsError, match=r"tracker\.toml:1: lists\.repository: .*required"):
        parse('[[lists]]\nname = "vlm"\n')


def test_missing_key_of_a_second_table_points_there() -> None:
    with pytest.raises(SettingsError, match=r"tracker\.toml:4: lists\.repository: .*required"):
        parse(LIST + '[[lists]]\nname = "two"\n')


def test_fault_of_a_table_that_nobody_opened_points_at_the_last_one_in_it() -> None:
    channel = "[[digest.channels]]\nname = 'page'\nfile = 'page.md'\n"
    with pytest.raises(SettingsError, match=r"tracker\.toml:7: digest: two channels"):
        parse(LIST + channel + channel)


def test_key_in_the_wrong_table_is_shown_its_right_one() -> None:
    with pytest.raises(SettingsError, match=r"tracker\.toml:1: repository: unknown .*\[\[lists\]\]"):
        parse('repository = "me/list"\n')


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ('[lint]\noff = ["empty_link"]\n', r"lint: unknown setting; this table is called \[lists\.lint\]"),
        ("[keep]\n", r"keep: unknown setting; this table is called \[lists\.keep\]"),
        (
            '[[channels]]\nname = "page"\n',
            r"channels: unknown setting; this table is called \[\[digest\.channels\]\]",
        ),
        ("[githb]\n", r"githb: unknown setting; did you mean 'github'"),
    ],
    ids=["of a list", "named as a setting elsewhere", "repeated", "misspelled"],
)
def test_table_without_the_one_above_it_is_shown_its_full_name(written: str, told: str) -> None:
    with pytest.raises(SettingsError, match=told):
        parse(LIST + written)


@pytest.mark.parametrize(
    ("line", "variable"),
    [
        ('store = "postgresql://me:hunter2@db/tracker"', "TRACKER_STATE_URL"),
        ('channel = "slack://me:hunter2@example.org"', "TRACKER_NOTIFY"),
        ('github_token = "hunter2"', "GITHUB_TOKEN"),
        ('hf_token = "hunter2"', "HF_TOKEN"),
        ('password="hunter2"', "GITHUB_TOKEN"),
    ],
)
def test_password_in_the_file_is_refused_and_not_repeated(line: str, variable: str) -> None:
    with pytest.raises(SettingsError, match=rf"tracker\.toml:2: .*{variable}") as caught:
        parse(f"\n{line}\n")
    assert "hunter2" not in str(caught.value)


@pytest.mark.parametrize(
    "line", ['# token = "as in GITHUB_TOKEN"', 'endpoint = "https://example.org:8080/x@y"']
)
def test_what_only_looks_like_a_secret_is_no_secret(line: str) -> None:
    with pytest.raises(SettingsError, match="unknown setting") as caught:
        parse(f"{line}\nzzz = 1\n")
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("token", "variable"),
    [
        ("ghp_" + "a" * 36, "GITHUB_TOKEN"),
        ("github_pat_" + "b" * 40, "GITHUB_TOKEN"),
        ("hf_" + "c" * 34, "HF_TOKEN"),
    ],
)
def test_secret_in_the_file_is_refused_and_not_repeated(token: str, variable: str) -> None:
    with pytest.raises(SettingsError, match=variable) as caught:
        parse(f'token = "{token}"\n')
    assert token not in str(caught.value)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('[[lists]]\nname = "a"\n\n[[lists]]\nname = "b"\n[lists.take]\nthreshold = 3\n', 7),
        ('[[lists]]\nname = "a"\n\n[[lists]]\nname = "b"\n[lists.take]\nask = 1\n\n[http]\n', 4),
        ('[[digest.channels]]\nname = "a"\n\n[[digest.channels]] # second\nname = "b"\n', 4),
        ('[[lists]]\nname = "a"\n[github]\nlabels = ["x", "y", 7]\n', 4),
        ("[github]\n# labels = 1\nlabels = 7\n", 3),
        ("[github.labels]\n", 1),
        ('[[lists]]\nname = "a"\nrepository = "a/b"\n[lists.keep]\nsections = { survy = "S" }\n', 5),
        ('[[lists]]\nname = "a"\nrepository = "a/b"\nkeep.sections."survy" = "S"\n', 4),
        ('[[digest.channels]]\nname = "a"\nissue = { keep = "one" }\n[http]\n', 3),
    ],
    ids=[
        "under a repeated table",
        "missing in one",
        "a whole item",
        "an item of a list",
        "a remark",
        "a table",
        "within braces",
        "behind dots",
        "missing within braces",
    ],
)
def test_a_fault_is_told_on_the_line_of_its_own_table(text: str, line: int) -> None:
    with pytest.raises(SettingsError) as caught:
        parse(text)
    assert f"tracker.toml:{line}: " in str(caught.value).splitlines()[-1]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[digest]\nsince = "7x"\n', "2: digest.since: must be a period such as 7d"),
        ('[digest]\nfeed_since = "soon"\n', "2: digest.feed_since: must be a period"),
        (
            '[[digest.channels]]\nname = "a"\nfile = "a.md"\nsince = "2026-W99"\n',
            "4: digest.channels.since: must",
        ),
    ],
)
def test_what_would_fail_a_week_later_is_told_at_once(text: str, told: str) -> None:
    with pytest.raises(SettingsError, match=re.escape(told)):
        parse(text)


@pytest.mark.parametrize("period", ["", "7d", "36h", "2026-11-01", "2026-11-01..2026-11-15", "2026-W47"])
def test_a_period_stands_as_it_was_written(period: str) -> None:
    channel = f'[[digest.channels]]\nname = "a"\nfile = "a.md"\nsince = "{period}"\n'
    assert parse(channel).digest.channels[0].since == period
