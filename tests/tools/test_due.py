"""``window-desk due`` against every row of the rules for dates (1.2) and for suspensions (1.3)."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.casework.rule_vectors import WORKDAY_VECTORS

from window_desk.tools.due import command


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(command, [str(each) for each in arguments])


def answer(*arguments: str | Path) -> dict[str, object]:
    """The JSON object for arguments that are in order."""
    result = run(*arguments, "--json")
    assert (result.exit_code, result.stderr) == (0, "")
    document = json.loads(result.stdout)
    assert isinstance(document, dict)
    return document


def ask(start: str, days: int, *arguments: str | Path) -> dict[str, object]:
    return answer("--from", start, "--days", str(days), "--today", start, *arguments)


@pytest.mark.parametrize(("start", "days", "due"), WORKDAY_VECTORS)
def test_1_2_workdays(start: str, days: int, due: str) -> None:
    found = ask(start, days)

    assert (found["due"], found["certainty"], found["remaining"]) == (due, "firm", days)
    assert isinstance(found["counted"], list)
    assert len(found["counted"]) == days
    assert found["counted"][-1] == due


def test_1_2_beyond_the_data_is_provisional() -> None:
    found = ask("2026-12-04", 20)

    assert (found["due"], found["certainty"]) == ("2027-01-04", "provisional")
    assert "（暂定）" in run("--from", "2026-12-04", "--days", "20").stdout
    assert "以通知为准" in run("--from", "2026-12-04", "--days", "20").stdout


@pytest.mark.parametrize(
    ("start", "days", "due", "rolled"),
    [
        pytest.param(
            "2026-09-24",
            7,
            "2026-10-08",
            [f"2026-10-0{day}" for day in range(2, 8)],
            id="rolls over National Day",
        ),
        pytest.param("2026-02-11", 3, "2026-02-14", [], id="ends on a make-up Saturday"),
        pytest.param(
            "2026-03-02",
            60,
            "2026-05-06",
            [f"2026-05-0{day}" for day in range(2, 6)],
            id="60 days for review",
        ),
    ],
)
def test_1_2_natural_days(start: str, days: int, due: str, rolled: list[str]) -> None:
    found = ask(start, days, "--unit", "natural")

    assert found["due"] == due
    assert found["skipped"] == rolled
    assert isinstance(found["counted"], list)
    assert len(found["counted"]) == days


@pytest.mark.parametrize(
    ("today", "remaining"),
    [
        ("2026-03-02", 7),
        ("2026-03-07", 3),
        ("2026-03-11", 0),
        ("2026-03-12", -1),
        ("2026-03-14", -2),
        ("2026-03-16", -3),
    ],
)
def test_1_2_remaining(today: str, remaining: int) -> None:
    found = answer("--from", "2026-03-02", "--days", "7", "--today", today)

    assert (found["due"], found["remaining"]) == ("2026-03-11", remaining)


def test_1_2_remaining_of_natural_days_is_in_workdays() -> None:
    assert ask("2026-09-24", 7, "--unit", "natural")["remaining"] == 4


def test_1_2_no_days_are_due_the_same_day() -> None:
    found = ask("2026-02-16", 0)

    assert (found["due"], found["remaining"], found["counted"]) == ("2026-02-16", 0, [])


@pytest.mark.parametrize(
    ("suspensions", "due"),
    [
        pytest.param([], "2026-03-11", id="none"),
        pytest.param(["2026-03-04:2026-03-06"], "2026-03-13", id="one"),
        pytest.param(
            ["2026-03-04:2026-03-06", "2026-03-05:2026-03-10"], "2026-03-17", id="overlapping"
        ),
        pytest.param(["2026-03-06:2026-03-08"], "2026-03-11", id="ends on a weekend"),
        pytest.param(["2026-03-04:2026-03-04"], "2026-03-11", id="same day"),
        pytest.param(["2026-03-02:2026-03-13"], "2026-03-24", id="starts on the acceptance day"),
    ],
)
def test_1_3_suspensions(suspensions: list[str], due: str) -> None:
    options = [part for each in suspensions for part in ("--suspend", each)]

    assert ask("2026-03-02", 7, "--unite", *options)["due"] == due


def test_1_3_suspended_days_are_told_apart_from_rest_days() -> None:
    found = ask("2026-03-02", 7, "--suspend", "2026-03-05:2026-03-06")

    assert found["skipped"] == ["2026-03-06", "2026-03-07", "2026-03-08"]
    assert found["reasons"] == {
        "2026-03-06": "特别程序",
        "2026-03-07": "休息日",
        "2026-03-08": "休息日",
    }


def test_1_3_an_open_suspension_has_no_due_day() -> None:
    found = ask("2026-03-02", 7, "--suspend", "2026-03-04:")

    assert found == {
        "due": None,
        "certainty": None,
        "remaining": None,
        "counted": ["2026-03-03", "2026-03-04"],
        "skipped": [],
        "reasons": {},
        "left_when_stopped": 5,
    }
    told = run("--from", "2026-03-02", "--days", "7", "--suspend", "2026-03-04:").stdout
    assert "停止时剩余5个工作日" in told
    assert "到期　" not in told


def test_certainty_is_december_until_the_next_notice() -> None:
    assert ask("2026-11-23", 6)["certainty"] == "december"
    assert ask("2026-11-23", 5)["certainty"] == "firm"
    assert ask("2025-12-22", 5)["certainty"] == "firm"


NOTICE_2027 = {
    "year": 2027,
    "papers": ["国务院办公厅关于2027年部分节假日安排的通知"],
    "days": [
        {"name": "元旦", "date": "2027-01-01", "isOffDay": True},
        {"name": "元旦", "date": "2027-01-02", "isOffDay": True},
        {"name": "元旦", "date": "2027-01-03", "isOffDay": False},
    ],
}


def written(folder: Path, name: str, document: object) -> Path:
    path = folder / name
    path.write_text(json.dumps(document, ensure_ascii=False), "utf-8")
    return path


def test_a_new_notice_moves_and_confirms_a_date(tmp_path: Path) -> None:
    notice = written(tmp_path, "2027.json", NOTICE_2027)

    found = ask("2026-12-31", 1, "--calendar", notice)

    assert (found["due"], found["certainty"]) == ("2027-01-03", "firm")
    assert found["reasons"] == {"2027-01-01": "元旦 放假", "2027-01-02": "元旦 放假"}
    assert ask("2026-12-31", 1)["due"] == "2027-01-04"


def test_a_notice_takes_the_place_of_its_year(tmp_path: Path) -> None:
    changed = {
        "year": 2026,
        "papers": ["改后的通知"],
        "days": [{"name": "元旦", "date": "2026-01-01", "isOffDay": True}],
    }
    notice = written(tmp_path, "changed.json", [changed, NOTICE_2027])

    assert ask("2025-12-31", 1, "--calendar", notice)["due"] == "2026-01-02"


def test_an_overlay_adds_a_local_holiday_and_duty_changes_nothing(tmp_path: Path) -> None:
    overlay = written(
        tmp_path,
        "local.json",
        [
            {"date": "2026-03-04", "kind": "local_off", "name": "三月街"},
            {"date": "2026-03-07", "kind": "duty_open", "name": "周六值班"},
        ],
    )

    found = ask("2026-03-02", 5, "--overlay", overlay)

    days = json.loads(overlay.read_text("utf-8"))
    published = written(tmp_path, "published.json", {"days": days, "signature": "x"})
    assert ask("2026-03-02", 5, "--overlay", published) == found
    assert found["due"] == "2026-03-10"
    assert found["reasons"] == {
        "2026-03-04": "三月街 本地放假",
        "2026-03-07": "休息日（周六值班，只收件）",
        "2026-03-08": "休息日",
    }


def test_it_explains_itself_day_by_day() -> None:
    told = run("--from", "2026-02-12", "--days", "5", "--today", "2026-02-27").stdout

    assert told.splitlines() == [
        "起算　2026-02-12 周四　当日不计入，期限5个工作日",
        "计入　2026-02-13 周五　第1个工作日",
        "计入　2026-02-14 周六　第2个工作日　春节 调休上班",
        *(
            f"　　　2026-02-{day} {weekday}　春节 放假"
            for day, weekday in zip(
                range(15, 24),
                ["周日", "周一", "周二", "周三", "周四", "周五", "周六", "周日", "周一"],
                strict=True,
            )
        ),
        "计入　2026-02-24 周二　第3个工作日",
        "计入　2026-02-25 周三　第4个工作日",
        "计入　2026-02-26 周四　第5个工作日",
        "到期　2026-02-26 周四　当日下班前",
        "日期　确定",
        "剩余　已超期1个工作日（自2026-02-27 周五计）",
    ]


def test_a_rolled_due_day_is_explained() -> None:
    told = run("--from", "2026-09-24", "--days", "7", "--unit", "natural").stdout

    assert "　　　2026-10-07 周三　顺延：国庆节 放假\n" in told
    assert "　　　2026-10-08 周四　顺延至本日\n" in told


def test_a_long_count_is_shortened_unless_all_is_asked_for() -> None:
    arguments = ("--from", "2026-03-02", "--days", "45", "--suspend", "2026-03-04:2026-03-20")
    short, full = run(*arguments).stdout, run(*arguments, "--all").stdout

    left_out = len(full.splitlines()) - len(short.splitlines()) + 1
    assert f"中间{left_out}天未列出" in short
    assert "第45个工作日" in short
    assert "未列出" not in full
    assert all(f"第{number}个工作日" in full for number in range(1, 46))


def test_without_today_it_is_beijings_today() -> None:
    assert run("--from", "2026-03-02", "--days", "5", "--json").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "field", "rule"),
    [
        pytest.param([], "from", "required", id="no start"),
        pytest.param(["--from", "2026-3-2"], "from", "date", id="date not written out"),
        pytest.param(["--from", "2026-02-30"], "from", "date", id="no such date"),
        pytest.param(["--from", "20260302"], "from", "date", id="compact date"),
        pytest.param(["--from", "２０２６-03-02"], "from", "date", id="full-width figures"),
        pytest.param(["--from", "2026-03-02"], "days", "required", id="no days"),
        pytest.param(["--from", "2026-03-02", "--days", "5.5"], "days", "whole_number", id="half"),
        pytest.param(["--from", "2026-03-02", "--days", "五"], "days", "whole_number", id="word"),
        pytest.param(
            ["--from", "2026-03-02", "--days", "9" * 5000], "days", "whole_number", id="endless"
        ),
        pytest.param(["--from", "2026-03-02", "--days", "-1"], "days", "not_negative", id="minus"),
        pytest.param(
            ["--from", "2026-03-02", "--days", "10000"], "days", "longest_limit", id="10,000 days"
        ),
        pytest.param(
            ["--from", "2026-03-02", "--days", "10000", "--unit", "natural"],
            "days",
            "longest_limit",
            id="10,000 natural days",
        ),
        pytest.param(
            ["--from", "2098-03-02", "--days", "999"], "days", "calendar_range", id="past the end"
        ),
        pytest.param(
            ["--from", "2098-03-02", "--days", "999", "--unit", "natural"],
            "days",
            "calendar_range",
            id="natural past the end",
        ),
        pytest.param(
            ["--from", "2026-03-02", "--days", "5", "--unit", "hour"], "unit", "unit", id="unit"
        ),
        pytest.param(
            ["--from", "2006-12-31", "--days", "5"], "from", "calendar_range", id="before 2007"
        ),
        pytest.param(
            ["--from", "9999-12-31", "--days", "5"], "from", "calendar_range", id="last of all"
        ),
        pytest.param(
            ["--from", "2026-03-02", "--days", "5", "--today", "2006-12-31"],
            "today",
            "calendar_range",
            id="today before 2007",
        ),
        pytest.param(
            ["--from", "2026-03-02", "--days", "5", "--today", "today"], "today", "date", id="today"
        ),
    ],
)
def test_bad_days_are_refused_by_field_and_rule(
    arguments: list[str], field: str, rule: str
) -> None:
    check_refusal(arguments, field, rule)


@pytest.mark.parametrize(
    ("suspensions", "rule"),
    [
        pytest.param(["2026-03-06:2026-03-04"], "end_not_before_start", id="ends before it starts"),
        pytest.param(["2026-03-12:2026-03-13"], "suspension_until_due", id="after the due day"),
        pytest.param(["2026-03-12:"], "suspension_until_due", id="open, after the due day"),
        pytest.param(["2026-03-01:2026-03-04"], "suspension_from_start", id="before the start"),
        pytest.param(
            ["2026-03-05:2026-03-10", "2026-03-04:2026-03-06"], "no_overlap", id="overlapping"
        ),
        pytest.param(["2026-03-04:", "2026-03-06:2026-03-09"], "no_overlap", id="over an open one"),
        pytest.param(["2026-03-04:2026-03-06"] * 2, "no_overlap", id="twice the same"),
        pytest.param(["2026-03-04"], "start_and_end", id="no colon"),
        pytest.param([":2026-03-04"], "required", id="no start"),
        pytest.param(["2026-03-04:x"], "date", id="end not a date"),
        pytest.param(["2026-03-04:2026-03-05:2026-03-06"], "date", id="three dates"),
        pytest.param(["2026-03-04:2150-01-01"], "calendar_range", id="past the calendar"),
    ],
)
def test_bad_suspensions_are_refused_by_rule(suspensions: list[str], rule: str) -> None:
    options = [part for each in suspensions for part in ("--suspend", each)]

    check_refusal(["--from", "2026-03-02", "--days", "7", *options], "suspend", rule)


def test_a_suspension_may_begin_on_the_due_day_and_after_the_one_before() -> None:
    found = ask(
        "2026-03-02", 7, "--suspend", "2026-03-06:2026-03-09", "--suspend", "2026-03-04:2026-03-06"
    )
    assert found["due"] == "2026-03-16"
    assert ask("2026-03-02", 7, "--suspend", "2026-03-11:2026-03-13")["due"] == "2026-03-11"


def check_refusal(arguments: list[str], field: str, rule: str) -> None:
    """With ``--json`` one object, without it one sentence on the error stream; nothing else."""
    told = run(*arguments, "--json")
    document = json.loads(told.stdout)
    assert (told.exit_code, told.stderr) == (1, "")
    assert set(document) == {"error"}
    assert set(document["error"]) == {"field", "rule", "sentence"}
    assert (document["error"]["field"], document["error"]["rule"]) == (field, rule)

    plain = run(*arguments)
    assert (plain.exit_code, plain.stdout) == (1, "")
    assert plain.stderr == f"--{field}：{document['error']['sentence']}\n"
    assert plain.stderr.endswith("。\n")


DAY = {"name": "元旦", "date": "2027-01-01", "isOffDay": True}
PLAIN = {"year": 2027, "papers": ["通知"], "days": [DAY]}
BASIC = ["--from", "2026-03-02", "--days", "5"]


@pytest.mark.parametrize(
    ("document", "field", "rule"),
    [
        pytest.param(
            PLAIN | {"year": 2029, "days": [DAY | {"date": "2029-01-01"}]},
            "calendar",
            "no_missing_year",
            id="gap after the shipped years",
        ),
        pytest.param(
            [PLAIN | {"year": 2024, "days": []}, PLAIN],
            "calendar[0].days",
            "complete_notice",
            id="no days",
        ),
        pytest.param(
            [{"year": 2024, "papers": [], "days": []}, PLAIN],
            "calendar.year",
            "no_missing_year",
            id="gap inside the list",
        ),
        pytest.param([PLAIN, PLAIN], "calendar.year", "no_repeated_year", id="a year twice"),
        pytest.param(
            PLAIN | {"days": [DAY, DAY]}, "calendar.days", "no_repeated_day", id="a day twice"
        ),
        pytest.param(
            PLAIN | {"days": [DAY | {"date": "2028-01-01"}]},
            "calendar.days[0].date",
            "day_of_its_year",
            id="a day outside its year",
        ),
        pytest.param({"papers": [], "days": []}, "calendar.year", "format", id="no year"),
        pytest.param(PLAIN | {"year": "2027"}, "calendar.year", "format", id="year a text"),
        pytest.param(PLAIN | {"year": 2006}, "calendar.year", "year_range", id="before 2007"),
        pytest.param(7, "calendar", "file_shape", id="a number"),
        pytest.param([], "calendar", "file_shape", id="an empty list"),
        pytest.param([7], "calendar", "file_shape", id="a list of numbers"),
    ],
)
def test_a_bad_calendar_is_refused_by_field_and_rule(
    tmp_path: Path, document: object, field: str, rule: str
) -> None:
    path = written(tmp_path, "notice.json", document)

    check_refusal([*BASIC, "--calendar", str(path)], field, rule)


def test_a_file_named_after_another_year_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, "2028.json", PLAIN)

    check_refusal([*BASIC, "--calendar", str(path)], "calendar.year", "year_of_file_name")


def test_a_year_in_two_files_is_refused(tmp_path: Path) -> None:
    one, other = (written(tmp_path, name, PLAIN) for name in ("one.json", "other.json"))

    check_refusal(
        [*BASIC, "--calendar", str(one), "--calendar", str(other)], "calendar", "no_repeated_year"
    )


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        pytest.param(b'{"year": 2027,', "json", id="malformed"),
        pytest.param(b"", "json", id="empty"),
        pytest.param(b"[" * 100_000, "json", id="nested too deep"),
        pytest.param(b"1" * 5_000, "json", id="an endless number"),
        pytest.param('{"papers": ["放假通知"]}'.encode("gb18030"), "utf_8", id="GB 18030"),
        pytest.param(json.dumps(PLAIN).encode("utf-16"), "utf_8", id="UTF-16"),
        pytest.param(b" " * 1_000_001, "file_size", id="huge"),
    ],
)
@pytest.mark.parametrize("option", ["calendar", "overlay"])
def test_a_file_that_is_no_json_is_refused(
    tmp_path: Path, content: bytes, rule: str, option: str
) -> None:
    path = tmp_path / "file.json"
    path.write_bytes(content)

    check_refusal([*BASIC, f"--{option}", str(path)], option, rule)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "none.json", tmp_path):
        check_refusal([*BASIC, "--calendar", str(path)], "calendar", "readable_file")


def test_a_byte_order_mark_is_of_no_account(tmp_path: Path) -> None:
    path = tmp_path / "2027.json"
    path.write_text(json.dumps(NOTICE_2027), "utf-8-sig")

    assert ask("2026-12-31", 1, "--calendar", path)["due"] == "2027-01-03"


LOCAL = {"date": "2026-03-04", "kind": "local_off", "name": "三月街"}


@pytest.mark.parametrize(
    ("document", "field", "rule"),
    [
        pytest.param([LOCAL | {"kind": "off"}], "overlay.days[0].kind", "format", id="kind"),
        pytest.param(
            [LOCAL, LOCAL | {"date": "3月4日"}], "overlay.days[1].date", "format", id="date"
        ),
        pytest.param(
            [LOCAL | {"date": "2006-03-04"}], "overlay.days[0].date", "year_range", id="2006"
        ),
        pytest.param([LOCAL, LOCAL], "overlay", "no_repeated_day", id="a day twice"),
        pytest.param(LOCAL, "overlay.days", "file_shape", id="no list"),
        pytest.param([7], "overlay.days[0]", "format", id="a list of numbers"),
    ],
)
def test_a_bad_overlay_is_refused_by_field_and_rule(
    tmp_path: Path, document: object, field: str, rule: str
) -> None:
    path = written(tmp_path, "local.json", document)

    check_refusal([*BASIC, "--overlay", str(path)], field, rule)


def test_it_starts_without_database_and_window_libraries() -> None:
    program = (
        "import sys; from window_desk.tools.command_line import command\n"
        "command(['due', '--from', '2026-03-02', '--days', '5', '--json'], standalone_mode=False)\n"
        "heavy = {'sqlalchemy', 'PySide6', 'msgspec', 'httpx', 'starlette', 'reportlab'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert ended.stdout.splitlines()[-1] == "[]"
