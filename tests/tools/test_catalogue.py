"""``window-desk catalogue`` as a script and as a person see it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from window_desk.tools.catalogue import command

ROOT = Path(__file__).parents[2]
DISTRICT = ROOT / "tests" / "data" / "guangan-service-items.csv"


def _run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(command, [str(each) for each in arguments])


def _database(folder: Path) -> str:
    return f"sqlite:///{folder / 'county.db'}"


def test_the_districts_list_twice(tmp_path: Path) -> None:
    arguments = ("import", DISTRICT, "--json", "--database", _database(tmp_path))
    first, second = _run(*arguments), _run(*arguments)
    assert (first.exit_code, second.exit_code) == (0, 0)
    expected = {
        "departments": 34,
        "accepted": 1135,
        "added": 1135,
        "changed": 0,
        "unchanged": 0,
        "incomplete": 1135,
        "rejected": 0,
        "problems": [],
    }
    assert json.loads(first.stdout) == expected
    assert json.loads(second.stdout) == expected | {"added": 0, "unchanged": 1135}


def test_bad_rows_are_listed_and_the_exit_code_tells(tmp_path: Path) -> None:
    path = tmp_path / "items.csv"
    header = "部门,事项名称,实施编码,事项类型代码"
    path.write_text(f"{header}\n民政局,甲,A-1,5\n民政局,乙,A-2,77\n", "utf-8")
    result = _run("import", path, "--database", _database(tmp_path))
    assert result.exit_code == 1
    assert "第3行　事项类型代码“77”：" in result.stdout
    assert "未导入" in result.stdout
    result = _run("import", path, "--json", "--database", _database(tmp_path))
    document = json.loads(result.stdout)
    assert (document["unchanged"], document["rejected"]) == (1, 1)
    (problem,) = document["problems"]
    assert problem["row"] == 3
    assert problem["field"] == "事项类型代码"
    assert problem["value"] == "77"


def test_without_a_database_it_is_this_users(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in ("XDG_DATA_HOME", "HOME"):
        monkeypatch.setenv(variable, str(tmp_path))
    result = _run("import", DISTRICT, "--json", "--effective-from", "2026-03-01")
    assert result.exit_code == 0
    assert list(tmp_path.rglob("county.db"))


@pytest.mark.parametrize("address", ["nonsense", "mysql://host/county", "sqlite://"])
def test_a_database_address_that_is_none_is_a_sentence(address: str) -> None:
    result = _run("import", DISTRICT, "--database", address)
    assert result.exit_code == 1
    assert "sqlite:///" in result.stderr


def test_the_shipped_catalogue_is_in_order() -> None:
    result = _run("check", ROOT / "forms", "--json")
    assert result.exit_code == 0
    assert json.loads(result.stdout) == {
        "windows": 8,
        "items": 32,
        "versions": 39,
        "templates": 7,
        "problems": [],
    }
    assert "没有问题" in _run("check", ROOT / "forms").stdout


def test_a_faulty_catalogue_exits_with_one(tmp_path: Path) -> None:
    result = _run("check", tmp_path)
    assert result.exit_code == 1
    assert "请改正后再发布" in result.stdout
    assert json.loads(_run("check", tmp_path, "--json").stdout)["problems"]
