#!/usr/bin/env python3
"""Writes the yearly notice files beside this script from the dates that ``chinesecalendar`` knows.

Run it by hand with the development requirements when a new notice is out; see README.md. It only
gathers public facts: which days the State Council's notices call off days and make-up workdays.
"""

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from chinese_calendar.constants import Holiday, holidays, workdays

FIRST_YEAR = 2007
LAST_KNOWN_YEAR = 2026

NAMES = {
    Holiday.new_years_day.value: "元旦",
    Holiday.spring_festival.value: "春节",
    Holiday.tomb_sweeping_day.value: "清明节",
    Holiday.labour_day.value: "劳动节",
    Holiday.dragon_boat_festival.value: "端午节",
    Holiday.national_day.value: "国庆节",
    Holiday.mid_autumn_festival.value: "中秋节",
    Holiday.anti_fascist_70th_day.value: "抗战胜利70周年纪念日",
}

# Document numbers of the yearly notices that were seen on the document itself.
NUMBERS = {
    2020: "国办发明电〔2019〕16号",
    2025: "国办发明电〔2024〕12号",
    2026: "国办发明电〔2025〕7号",
}
AMENDMENTS = {
    2015: (
        "国务院关于中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日调休放假的通知"
        "（国发明电〔2015〕1号）"
    ),
    2019: "国务院办公厅关于调整2019年劳动节假期安排的通知（国办发明电〔2019〕3号）",
    2020: "国务院办公厅关于延长2020年春节假期的通知（国办发明电〔2020〕1号）",
}


def notice_year(day: date, name: str) -> int:
    """The year of the notice that names a day: New Year's days in December belong to the next."""
    return day.year + 1 if day.month == 12 and name == "元旦" else day.year


def papers_of(year: int) -> list[str]:
    """The notices that fixed the days of a year, none for a year whose notice is not out."""
    if year > LAST_KNOWN_YEAR:
        return []
    number = NUMBERS.get(year)
    yearly = f"国务院办公厅关于{year}年部分节假日安排的通知" + (f"（{number}）" if number else "")
    return [yearly, *([AMENDMENTS[year]] if year in AMENDMENTS else [])]


def days_of(year: int) -> Iterable[dict[str, object]]:
    """The off days and make-up workdays of a year's notice, by date."""
    named = [(day, NAMES[key], True) for day, key in holidays.items()]
    named += [(day, NAMES[key], False) for day, key in workdays.items()]
    for day, name, is_off_day in sorted(named):
        if notice_year(day, name) == year:
            yield {"name": name, "date": day.isoformat(), "isOffDay": is_off_day}


def notice_text(year: int) -> str:
    """One notice file: a line for each day, so that a change is easily read."""
    days = [json.dumps(day, ensure_ascii=False) for day in days_of(year)]
    block = "\n    " + ",\n    ".join(days) + "\n  " if days else ""
    return (
        f'{{\n  "year": {year},\n'
        f'  "papers": {json.dumps(papers_of(year), ensure_ascii=False)},\n'
        f'  "days": [{block}]\n}}\n'
    )


def main() -> None:
    """Write every year's file, the first unknown year's among them."""
    folder = Path(__file__).parent
    for year in range(FIRST_YEAR, LAST_KNOWN_YEAR + 2):
        (folder / f"{year}.json").write_text(notice_text(year), encoding="utf-8")


if __name__ == "__main__":
    main()
