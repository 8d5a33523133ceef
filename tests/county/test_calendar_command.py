"""``window-desk county calendar`` and ``… rules``: files in, one sentence out."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.county.builders import PaperDesk
from tests.county.test_calendar_publishing import reference_digest
from tests.county.test_command import served

from window_desk.county.bootstrap import open_county
from window_desk.county.use_cases.context import system_clock
from window_desk.protocol.messages import ReferenceEntry
from window_desk.resources import resource_path
from window_desk.tools.county import command

Run = Callable[..., Result]

DAYS = [
    {"name": "元旦", "date": "2026-12-31", "isOffDay": True},
    {"name": "元旦", "date": "2027-01-01", "isOffDay": True},
]
NOTICE: dict[str, object] = {"year": 2027, "papers": ["关于2027年的通知"], "days": DAYS}
HOLIDAY = {"date": "2026-04-15", "kind": "local_off", "name": "三月三"}


def database(folder: Path) -> str:
    return f"sqlite:///{folder / 'county.db'}"


def stored(folder: Path) -> tuple[str, int]:
    with open_county(database(folder)) as county:
        return reference_digest(county)


def write(path: Path, content: object) -> str:
    path.write_text(json.dumps(content, ensure_ascii=False), "utf-8")
    return str(path)


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run a command on a county that has the shipped notices."""
    with open_county(database(tmp_path)) as county:
        county.publish_calendars(resource_path("calendars"))

    def run(*arguments: str) -> Result:
        return CliRunner().invoke(command, ["--database", database(tmp_path), *arguments])

    return run


def test_publish_says_what_changes_and_show_what_stands(run: Run, tmp_path: Path) -> None:
    file = write(tmp_path / "2027.json", NOTICE)
    tried = run("calendar", "publish", file, "--dry-run")
    assert tried.exit_code == 0, tried.output
    assert "未发布" in tried.output
    assert "2026-12-31 周四 改为休息 元旦" in tried.output
    assert json.loads(run("calendar", "show", "--json").output)["until"] == "2026-12-31"

    done = json.loads(run("calendar", "publish", file, "--year", "2027", "--json").output)
    assert done["changes"][0]["new"]
    assert done["changes"][0]["days"][0] == {"date": "2026-12-31", "turn": "off", "name": "元旦"}
    again = run("calendar", "publish", file)
    assert "没有变化" in again.output

    shown = json.loads(run("calendar", "show", "--json").output)
    assert (shown["from"], shown["until"]) == ("2007-01-01", "2027-12-31")
    assert shown["version"] == done["changes"][0]["version"]
    newest = shown["notices"][-1]
    assert (newest["key"], newest["version"], newest["signed"]) == ("2027", 1, True)
    assert newest["days"] == DAYS
    assert "2027-12-31" in run("calendar", "show").output


def test_local_days_are_published_from_a_file(run: Run, tmp_path: Path) -> None:
    file = write(tmp_path / "local.json", {"days": [HOLIDAY]})
    done = run("calendar", "publish", "--overlay", file)
    assert "2026-04-15 周三 改为休息 三月三" in done.output
    shown = json.loads(run("calendar", "show", "--json").output)
    assert [(day["key"], day["name"]) for day in shown["overlays"]] == [
        ("2026-04-15:local_off", "三月三")
    ]
    assert "本地放假 三月三" in run("calendar", "show").output


def test_a_local_day_is_taken_back(run: Run, tmp_path: Path) -> None:
    duty = {"date": "2026-04-18", "kind": "duty_open", "name": "周六值班"}
    file = write(tmp_path / "local.json", [HOLIDAY, duty])
    assert run("calendar", "publish", "--overlay", file).exit_code == 0
    before = stored(tmp_path)
    assert "没有2026-04-16" in run("calendar", "withdraw", "2026-04-16", "local_off").output
    tried = run("calendar", "withdraw", "2026-04-15", "local_off", "--dry-run")
    assert "2026-04-15 周三 改为上班 三月三" in tried.output
    assert stored(tmp_path) == before

    assert run("calendar", "withdraw", "2026-04-15", "local_off").exit_code == 0
    closed = json.loads(run("calendar", "withdraw", "2026-04-18", "duty_open", "--json").output)
    assert closed["changes"][0]["days"][0]["turn"] == "closed"
    assert run("calendar", "withdraw", "2026-04-18", "duty_open").exit_code == 1
    shown = json.loads(run("calendar", "show", "--json").output)
    assert [day["withdrawn"] for day in shown["overlays"]] == [True, True]
    assert all(day["signed"] for day in shown["overlays"])
    assert "已撤回" in run("calendar", "show").output
    again = run("calendar", "publish", "--overlay", file)
    assert "变动2天" in again.output


@pytest.mark.parametrize(
    ("name", "content", "options", "field", "part"),
    [
        ("2028.json", {**NOTICE, "year": 2028, "days": [
            {"name": "元旦", "date": "2028-01-01", "isOffDay": True}]}, (), "year", "缺少2027年"),
        ("2027.json", {**NOTICE, "days": [*DAYS, DAYS[0]]}, (), "days", "出现两次"),
        ("2027.json", {**NOTICE, "days": [
            {"name": "x", "date": "2026-11-30", "isOffDay": True}]}, (), "days[0].date", "上年12月"),
        ("2027.json", {**NOTICE, "days": [
            {"name": "x", "date": "2028-01-01", "isOffDay": True}]}, (), "days[0].date", "当年"),
        ("2026.json", NOTICE, (), "year", "指明的是2026年"),
        ("new.json", NOTICE, ("--year", "2028"), "year", "指明的是2028年"),
        ("2027.json", {**NOTICE, "signature": "AAAA"}, (), "signature", "签名"),
        ("2027.json", {**NOTICE, "signature": 7}, (), "signature", "签名"),
        ("2027.json", NOTICE, ("--signed-by", "AAAA"), "signature", "没有签名"),
        ("2027.json", {**NOTICE, "papers": [], "days": []}, (), "papers", "文件名称"),
        ("2006.json", {**NOTICE, "year": 2006}, (), "year", "2007"),
        ("2027.json", [NOTICE], (), "file", "JSON对象"),
        ("local.json", [HOLIDAY, HOLIDAY], ("--overlay",), "date", "重复"),
        ("local.json", [{**HOLIDAY, "date": "2026-10-01"}], ("--overlay",), "kind", "不上班"),
        ("local.json", [{**HOLIDAY, "kind": "duty_open"}], ("--overlay",), "kind", "是工作日"),
        ("local.json", [{**HOLIDAY, "kind": "x"}], ("--overlay",), "days[0].kind", "local_off"),
    ],
)  # fmt: skip
def test_a_bad_file_is_refused_by_field_and_changes_nothing(
    run: Run,
    tmp_path: Path,
    name: str,
    content: object,
    options: tuple[str, ...],
    field: str,
    part: str,
) -> None:
    file = write(tmp_path / name, content)
    before = stored(tmp_path)

    told = run("calendar", "publish", file, *options)
    as_json = run("calendar", "publish", file, *options, "--json")

    assert told.exit_code == as_json.exit_code == 1
    assert f"{field}：" in told.output
    assert part in told.output
    assert "Traceback" not in told.output
    error = json.loads(as_json.output)["error"]
    assert error["field"] == field
    assert error["rule"]
    assert part in error["sentence"]
    assert stored(tmp_path) == before


def test_one_bad_file_among_good_ones_changes_nothing(run: Run, tmp_path: Path) -> None:
    good = write(tmp_path / "2027.json", NOTICE)
    bad = write(tmp_path / "2029.json", {**NOTICE, "year": 2029, "days": [
        {"name": "元旦", "date": "2029-01-01", "isOffDay": True}]})  # fmt: skip
    before = stored(tmp_path)
    assert run("calendar", "publish", good, bad).exit_code == 1
    assert stored(tmp_path) == before


def test_what_is_no_calendar_file_is_refused(run: Run, tmp_path: Path) -> None:
    before = stored(tmp_path)
    for content, part in (
        (b"not json", "不是JSON"),
        (b'{"year": 2027', "不是JSON"),
        (b"\xff\xfe", "不是UTF-8"),
        (b"[" * 100_000, "过深的嵌套"),
        (b" " * 1_000_001, "超过1MB"),
    ):
        (tmp_path / "2027.json").write_bytes(content)
        told = run("calendar", "publish", str(tmp_path / "2027.json"))
        assert told.exit_code == 1
        assert part in told.output
    two = [write(tmp_path / f"{name}.json", NOTICE) for name in "ab"]
    assert run("calendar", "publish", *two, "--year", "2027").exit_code == 1
    assert "两份" in run("calendar", "publish", *two).output
    assert stored(tmp_path) == before


def test_a_signed_file_holds_until_it_is_touched(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "2027.json"
    file = write(path, NOTICE)
    assert run("calendar", "sign", file).exit_code == 0
    signed = json.loads(path.read_text("utf-8"))
    assert {name: value for name, value in signed.items() if name != "signature"} == NOTICE

    touched = {**signed, "days": signed["days"][1:]}
    write(path, touched)
    before = stored(tmp_path)
    assert "签名" in run("calendar", "publish", file).output
    assert stored(tmp_path) == before

    write(path, dict(reversed(signed.items())))
    assert run("calendar", "publish", file).exit_code == 0


def test_a_file_of_another_county_needs_its_key(run: Run, tmp_path: Path) -> None:
    other = f"sqlite:///{tmp_path / 'city.db'}"
    with open_county(other) as city:
        city_key = city.public_key()
    file = write(tmp_path / "days.json", [HOLIDAY])
    notice = write(tmp_path / "2027.json", NOTICE)
    for arguments in ((file, "--overlay"), (notice,)):
        signing = CliRunner().invoke(command, ["--database", other, "calendar", "sign", *arguments])
        assert signing.exit_code == 0, signing.output
        refused = run("calendar", "publish", *arguments)
        assert refused.exit_code == 1
        assert "signature：" in refused.output
        done = run("calendar", "publish", *arguments, "--signed-by", city_key)
        assert done.exit_code == 0, done.output
    shown = json.loads(run("calendar", "show", "--json").output)
    assert all(record["signed"] for record in [*shown["notices"], *shown["overlays"]])


def test_rules_are_shown_and_set(run: Run, tmp_path: Path) -> None:
    assert json.loads(run("rules", "show", "--json").output)["yellow_workdays"] == 2
    done = run(
        "rules", "set", "yellow_workdays=4", "closes_at=17:30", "overrun_counts=false", "--json"
    )
    chosen = json.loads(done.output)
    assert (chosen["yellow_workdays"], chosen["closes_at"]) == (4, "17:30")
    assert chosen["overrun_counts"] is False
    assert "yellow_workdays=4\t（默认 2）" in run("rules", "show").output
    assert (
        json.loads(run("rules", "set", "yellow_workdays=", "--json").output)["yellow_workdays"] == 2
    )
    before = stored(tmp_path)
    for bad, part in (
        ("nothing", "名称=值"),
        ("no_rule=1", "没有“no_rule”"),
        ("no_rule=", "没有“no_rule”"),
        ("closes_at=late", "时刻"),
        ("overrun_counts=1", "true 或 false"),
        ("yellow_workdays=1000", "999"),
        ("red_workdays=3", "不能多于"),
    ):
        told = run("rules", "set", bad)
        assert told.exit_code == 1
        assert part in told.output
    assert stored(tmp_path) == before


def test_a_running_server_tells_its_desks(tmp_path: Path) -> None:
    with served(tmp_path) as address:
        code = CliRunner().invoke(
            command, ["--data-dir", str(tmp_path), "code", "--site", "519999101"]
        )
        desk = PaperDesk(address, system_clock)
        desk.enrol(code.output.strip())
        desk.pull()
        file = write(tmp_path / "2027.json", NOTICE)
        done = CliRunner().invoke(
            command, ["--data-dir", str(tmp_path), "calendar", "publish", file]
        )
        assert done.exit_code == 0, done.output
        entries = desk.pull(wait=20).entries
        desk.close()
    assert [entry.key for entry in entries if isinstance(entry, ReferenceEntry)] == ["2027"]


def test_a_county_without_notices_says_so(tmp_path: Path) -> None:
    shown = CliRunner().invoke(command, ["--database", database(tmp_path), "calendar", "show"])
    assert "还没有发布" in shown.output
