"""Dates, clock bar, fixed sentences and certificate templates on their own."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import get_type_hints

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.casework.builders import ANSWERS, ORGANISATION, PERSON, CaseStory
from tests.papers.layouts.stories import FORMS, facts, template

from window_desk.casework.acts import (
    ActKind,
)
from window_desk.casework.limits import DayUnit, Limit
from window_desk.papers.escpos.encoding import for_ticket
from window_desk.papers.facts import WrongActError
from window_desk.papers.layouts.applicant_rows import masked_phone
from window_desk.papers.layouts.certificate import certificate
from window_desk.papers.layouts.certificate_template import TemplateError, read_template
from window_desk.papers.layouts.clock_line import CELLS, clock_line
from window_desk.papers.layouts.dates import chinese_date, chinese_time, days_left_words
from window_desk.papers.layouts.sentences import copies_words, ended, fee_words, limit_words
from window_desk.papers.layouts.wording import Wording, paper_wording, read_wording
from window_desk.papers.text_width import text_width

DAYS = st.dates(date(2020, 1, 1), date(2030, 1, 1))
CERTIFICATES = sorted((FORMS / "certificates").glob("*.json"))


def test_dates_are_written_as_official_papers_do() -> None:
    assert chinese_date(date(2026, 3, 11)) == "2026年3月11日（星期三）"
    assert chinese_date(date(2026, 3, 8)) == "2026年3月8日（星期日）"
    # The local date of an instant, not the date in UTC.
    assert chinese_time(datetime(2026, 3, 1, 16, 5, tzinfo=UTC)) == "2026年3月2日（星期一）00:05"
    assert [days_left_words(days) for days in (3, 0, -2)] == [
        "还有3个工作日",
        "今天到期",
        "已超过2个工作日",
    ]


def test_numbers_in_words() -> None:
    assert [fee_words(fen) for fen in (0, 1000, 1205)] == ["不收费", "10元", "12.05元"]
    assert limit_words(Limit(0)) == "当日办结"
    assert limit_words(Limit(60, DayUnit.NATURAL)) == "60日"
    assert copies_words(1, 2) == "原件1份、复印件2份"
    assert copies_words(0, 0) == ""
    assert ended("内容有误；") == ended(" 内容有误") == "内容有误。"
    assert [masked_phone(number) for number in ("13800135678", "123456")] == [
        "138****5678",
        "****56",
    ]


@given(start=DAYS, promised=st.integers(0, 90), more=st.integers(0, 90), gone=st.integers(-5, 200))
def test_the_clock_bar_is_in_order_and_fits_a_narrow_roll(
    start: date, promised: int, more: int, gone: int
) -> None:
    due = start + timedelta(days=promised)
    line = clock_line(start, due, due + timedelta(days=more), start + timedelta(days=gone))
    assert 1 <= len(line.signs) <= CELLS
    assert line.signs == "".join(sorted(line.signs, key="●○◇".index))
    assert all(sign in line.legend for sign in set(line.signs))
    assert text_width(line.legend) <= 32
    if gone > promised + more:
        assert set(line.signs) == {"●"}
    if gone <= 0:
        assert "●" not in line.signs


@given(
    start=DAYS,
    promised=st.integers(1, 90),
    begin=st.integers(0, 89),
    days=st.none() | st.integers(1, 60),
    gone=st.integers(1, 200),
)
def test_a_stop_is_seen_on_the_bar_however_short_it_is(
    start: date, promised: int, begin: int, days: int | None, gone: int
) -> None:
    begin = min(begin, promised - 1, gone - 1)
    stopped = start + timedelta(days=begin)
    end = None if days is None else stopped + timedelta(days=days)
    due, today = start + timedelta(days=promised), start + timedelta(days=gone)
    line = clock_line(start, due, None, today, [(stopped, end)])
    assert len(line.signs) == CELLS
    assert "≡" in line.signs
    assert "≡暂停" in line.legend
    assert text_width(line.legend) <= 32
    assert "≡" not in clock_line(start, due, None, today, [(stopped, stopped)]).signs
    assert "≡" not in clock_line(start, due, None, today).signs


def test_every_sign_of_the_bar_is_in_the_oldest_chinese_rom() -> None:
    day = date(2026, 3, 2)
    line = clock_line(
        day,
        day + timedelta(days=20),
        day + timedelta(days=40),
        day + timedelta(days=10),
        [(day + timedelta(days=4), day + timedelta(days=6))],
    )
    assert set(line.signs) == set("●≡○◇")
    assert all(for_ticket(sign) == sign and sign.encode("gb2312") for sign in line.signs)


def test_the_shipped_wording_keeps_to_its_schema() -> None:
    schema = json.loads((FORMS / "papers.schema.json").read_text("utf-8"))
    wording = json.loads((FORMS / "papers" / "wording.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(wording, schema)
    assert set(wording) == set(get_type_hints(Wording)) == set(schema["properties"])
    assert paper_wording().remedy == wording["remedy"]


@pytest.mark.parametrize(
    ("field", "sentence", "complaint"),
    [
        ("remedy", "请向{county}和{mayor}反映。", "“remedy”中的{mayor}不能使用"),
        ("remedy", "请向{county反映。", "“remedy”花括号不成对"),
        ("receipt_keep", " ", "“receipt_keep”为空"),
        ("unheard_of", "一句话。", "unheard_of"),
    ],
)
def test_wrong_wording_is_found_when_it_is_read(
    tmp_path: Path, field: str, sentence: str, complaint: str
) -> None:
    wording = json.loads((FORMS / "papers" / "wording.json").read_text("utf-8"))
    file = tmp_path / "wording.json"
    file.write_text(json.dumps(wording | {field: sentence}), "utf-8")
    with pytest.raises(ValueError, match=r"wording\.json") as error:
        read_wording(file)
    assert complaint in str(error.value)


@pytest.mark.parametrize("path", CERTIFICATES, ids=lambda path: path.stem)
def test_every_shipped_template_reads(path: Path) -> None:
    read = read_template(json.loads(path.read_text("utf-8")))
    assert read.key == path.stem
    assert str(12).zfill(read.number.digits) in read.number_for(2026, 12)


def issued(story: CaseStory | None = None) -> CaseStory:
    told = story or CaseStory().received()
    return told.granted().certificate_issued(valid_until=date(2027, 3, 2))


def test_a_certificate_takes_its_rows_from_case_and_form() -> None:
    made = certificate(facts(issued(), ActKind.CERTIFICATE_ISSUED), template())
    assert dict(made.rows) == {
        "采伐人": "王秀兰",
        "身份证号": "110***002X",
        "采伐地点": "石桥村后山03小班",
        "树种": "杉木",
        "采伐面积（亩）": "3.2",
        "采伐蓄积（立方米）": "12.5",
        "采伐方式": "择伐",
        "更新措施": "—",
        "有效期至": "2027年3月2日",
        "办件编号": CaseStory().number,
    }
    assert "准予王秀兰按照本证" in made.paragraphs[0]
    assert made.date_line == "2026年3月2日"
    assert made.number == "青禾采字〔2026〕0001号"


def test_a_certificate_without_expiry_and_for_an_organisation() -> None:
    story = CaseStory().received(ORGANISATION).granted().certificate_issued()
    rows = dict(certificate(facts(story, ActKind.CERTIFICATE_ISSUED), template()).rows)
    assert rows["身份证号"] == ORGANISATION.uscc
    assert rows["有效期至"] == "长期"


def test_a_provisional_number_marks_the_whole_sheet() -> None:
    story = CaseStory().received().granted().certificate_issued("青禾采字〔2026〕0001号（临时）")
    assert certificate(facts(story, ActKind.CERTIFICATE_ISSUED), template()).mark == "临时"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"paragraphs": ["准予{applicant.nickname}采伐。"]}, "paragraphs[0]"),
        ({"paragraphs": ["准予{applicant.name采伐。"]}, "paragraphs[0]"),
        ({"rows": [{"label": "证号", "source": "form.unheard_of"}]}, "rows[0].source"),
        ({"issuer": "{issuer}"}, "issuer"),
        ({"date_line": "{today}"}, "date_line"),
        ({"footer": "{}"}, "footer"),
        ({"rows": [{"label": "证号"}]}, "rows[0]"),
        ({"page": "A3"}, "page"),
        ({"colour": "red"}, "内容"),
    ],
)
def test_a_wrong_template_is_refused_naming_the_field(
    change: dict[str, object], field: str
) -> None:
    with pytest.raises(TemplateError) as error:
        certificate(facts(issued(), ActKind.CERTIFICATE_ISSUED), template() | change)
    assert error.value.field == field
    assert "timber-felling" in str(error.value)
    assert "请联系证照管理员" in str(error.value)


def test_a_number_pattern_may_name_nothing_else() -> None:
    number = {"series": "x", "prefix": "采", "pattern": "{prefix}{serial}{site}", "digits": 4}
    with pytest.raises(TemplateError, match=r"number\.pattern"):
        read_template(template() | {"number": number}).number_for(2026, 1)


def test_a_person_cannot_lack_what_the_template_asks_of_the_form() -> None:
    story = CaseStory().received(PERSON, answers=ANSWERS[:1])
    told = facts(issued(story), ActKind.CERTIFICATE_ISSUED)
    assert dict(certificate(told, template()).rows)["树种"] == "—"


def test_only_the_act_of_issue_makes_a_certificate() -> None:
    with pytest.raises(WrongActError):
        certificate(facts(CaseStory().received(), ActKind.RECEIVED), template())
