"""What a catalogue may not say: contradictions in an item or between versions, and what is missing.

A contradiction (``problems_of``) keeps an item out of the catalogue. What is merely missing
(``missing_in``) lets it in, marked incomplete: the window cannot accept it yet. Pure.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from window_desk.casework.items import (
    ITEM_TYPE_NAMES,
    CaseType,
    CoAgency,
    Material,
    Necessity,
    ResultKind,
    ServiceItem,
)
from window_desk.casework.limits import DayUnit, Limit

NAME_LENGTH = 200
"""事项名称 and 材料名称, an..200 (GB/T 39046 table 4)."""
BASIC_CODE_LENGTH = 10
"""基本编码, an..10 (GB/T 39046 table 4)."""
IMPLEMENTATION_CODE_LENGTH = 64
"""实施编码 is an..24 in GB/T 39046, but the codes in use have 55 characters."""
SHEETS = 99
"""原件份数 and 复印件份数, n..2 (GB/T 39046 table 4)."""

CERTIFICATE_EXPIRES_ON = "certificate_expires_on"
"""Key of the form field that asks a renewal when its certificate expires (Art. 50); who applies for
the first time leaves it empty, unless it is mandatory."""

INCOMPLETE = "不完整：窗口暂不能受理"

_IMPLEMENTATION_CODE = re.compile(r"[0-9A-Za-z-]+")
_WORKDAYS_A_WEEK = 5
_DAYS_A_WEEK = 7
_JOINT_LIMIT = Limit(45)
_PERMIT_LAW = "行政许可法"


@dataclass(frozen=True, slots=True)
class ItemProblem:
    """What is wrong with one field of an item: one sentence that ends in the remedy."""

    field: str
    sentence: str


def problems_of(item: ServiceItem) -> tuple[ItemProblem, ...]:
    """Every contradiction inside one version of an item; empty if there is none."""
    return tuple(problem for rule in _RULES for problem in rule(item))


def missing_in(item: ServiceItem) -> tuple[ItemProblem, ...]:
    """Which of the eight disclosures (八公开) are still missing; empty if the item is full."""
    wanted: tuple[tuple[str, bool, str], ...] = (
        ("window", bool(item.window), "受理窗口"),
        ("legal_basis", bool(item.legal_basis), "设定依据（法律名称和条款）"),
        ("conditions", bool(item.conditions), "受理条件"),
        ("procedure", bool(item.procedure), "办理流程"),
        ("materials", bool(item.materials), "申请材料"),
        ("promised_limit", item.promised_limit is not None, "承诺办结时限"),
        (
            "statutory_limit",
            item.statutory_limit is not None or item.case_type is CaseType.ON_THE_SPOT,
            "法定办结时限",
        ),
        ("application_form", item.application_form is not None, "申请书"),
        ("result.name", bool(item.result.name), "办理结果"),
    )
    return tuple(
        ItemProblem(field, f"缺少{what}，{INCOMPLETE}，请补充。")
        for field, there, what in wanted
        if not there
    )


def problems_among(versions: Sequence[ServiceItem]) -> tuple[tuple[ServiceItem, ItemProblem], ...]:
    """Versions given twice, out of order, or in force on the same day, each with its item."""
    by_code: dict[str, list[ServiceItem]] = {}
    for version in versions:
        by_code.setdefault(version.implementation_code, []).append(version)
    return tuple(
        problem for same_code in by_code.values() for problem in _problems_of_line(same_code)
    )


def exceeds(promised: Limit, statutory: Limit) -> bool:
    """Whether a promise is longer than the law allows.

    Different units are compared in weeks of five workdays, public holidays apart: 5 workdays are
    7 days, 20 are 28.
    """
    if promised.unit is statutory.unit:
        return promised.days > statutory.days
    return _natural_days(promised) > _natural_days(statutory)


def limit_in_words(limit: Limit) -> str:
    """A limit as people write it: ``5个工作日``, ``60日`` or ``当场``."""
    if limit.days == 0:
        return "当场"
    return f"{limit.days}个工作日" if limit.unit is DayUnit.WORKDAY else f"{limit.days}日"


def _natural_days(limit: Limit) -> int:
    if limit.unit is DayUnit.NATURAL:
        return limit.days
    weeks, days = divmod(limit.days, _WORKDAYS_A_WEEK)
    return weeks * _DAYS_A_WEEK + days


def _problems_of_line(versions: list[ServiceItem]) -> Iterator[tuple[ServiceItem, ItemProblem]]:
    ordered = sorted(versions, key=lambda each: each.version)
    for earlier, later in pairwise(ordered):
        code = later.implementation_code
        if earlier.version == later.version:
            sentence = f"实施编码{code}的第{later.version}版重复，请删去一份或改版本号。"
            yield later, ItemProblem("version", sentence)
        elif later.effective_from < earlier.effective_from:
            sentence = f"第{later.version}版比第{earlier.version}版先生效，请核对两版的生效日期。"
            yield later, ItemProblem("effective_from", sentence)
        elif earlier.effective_until is None or earlier.effective_until > later.effective_from:
            sentence = (
                f"第{earlier.version}版与第{later.version}版同时有效，"
                f"请把第{earlier.version}版的失效日期设为{later.effective_from}或更早。"
            )
            yield earlier, ItemProblem("effective_until", sentence)


def _identity(item: ServiceItem) -> Iterator[ItemProblem]:
    code = item.implementation_code
    if not code:
        yield ItemProblem("implementation_code", "实施编码为空，请填写实施编码。")
    elif len(code) > IMPLEMENTATION_CODE_LENGTH or not _IMPLEMENTATION_CODE.fullmatch(code):
        sentence = (
            f"实施编码只能由不超过{IMPLEMENTATION_CODE_LENGTH}个字母、数字和短横线组成，请核对。"
        )
        yield ItemProblem("implementation_code", sentence)
    if len(item.basic_code) > BASIC_CODE_LENGTH:
        sentence = f"基本编码超过{BASIC_CODE_LENGTH}个字符，请按目录填写基本编码。"
        yield ItemProblem("basic_code", sentence)
    if not item.name.strip():
        yield ItemProblem("name", "事项名称为空，请填写事项名称。")
    elif len(item.name) > NAME_LENGTH:
        sentence = f"事项名称有{len(item.name)}个字，超过{NAME_LENGTH}个，请改用规范名称。"
        yield ItemProblem("name", sentence)
    if item.item_type not in ITEM_TYPE_NAMES:
        sentence = (
            f"事项类型代码“{item.item_type}”不在 GB/T 39046 A.1 中，"
            f"请改为{'、'.join(ITEM_TYPE_NAMES)}之一。"
        )
        yield ItemProblem("item_type", sentence)
    if not item.department:
        yield ItemProblem("department", "部门为空，请填写实施主体。")
    if not (item.serves_natural_persons or item.serves_legal_persons):
        sentence = "服务对象既无自然人也无法人，请至少选一种。"
        yield ItemProblem("serves_natural_persons", sentence)


def _version(item: ServiceItem) -> Iterator[ItemProblem]:
    if item.version < 1:
        yield ItemProblem("version", "版本号应从1开始，请改正。")
    if item.effective_until is not None and item.effective_until < item.effective_from:
        sentence = "失效日期早于生效日期，请核对两个日期。"
        yield ItemProblem("effective_until", sentence)


def _limits(item: ServiceItem) -> Iterator[ItemProblem]:
    promised, statutory = item.promised_limit, item.statutory_limit
    on_the_spot = item.case_type is CaseType.ON_THE_SPOT
    if on_the_spot and (promised is None or promised.days != 0):
        sentence = "即办件的承诺办结时限必须是0，请改为0，或把办件类型改为承诺件。"
        yield ItemProblem("promised_limit", sentence)
    if not on_the_spot and promised is not None and promised.days == 0:
        sentence = "承诺件的承诺办结时限不能是0，请填写天数，或把办件类型改为即办件；未知的请留空。"
        yield ItemProblem("promised_limit", sentence)
    if not on_the_spot and statutory is not None and statutory.days == 0:
        sentence = "承诺件的法定办结时限不能是0，请填写天数；未知的请留空。"
        yield ItemProblem("statutory_limit", sentence)
    if promised is not None and statutory is not None and exceeds(promised, statutory):
        sentence = (
            f"承诺办结时限（{limit_in_words(promised)}）超过法定办结时限"
            f"（{limit_in_words(statutory)}），请把承诺时限改到法定时限以内。"
        )
        yield ItemProblem("promised_limit", sentence)


def _materials(item: ServiceItem) -> Iterator[ItemProblem]:
    yield from _unique("materials", "材料编号", [each.key for each in item.materials])
    for index, material in enumerate(item.materials):
        yield from _material(f"materials[{index}]", material)


def _material(place: str, material: Material) -> Iterator[ItemProblem]:
    name = material.name
    if not name.strip():
        yield ItemProblem(f"{place}.name", "材料名称为空，请填写材料名称。")
    elif len(name) > NAME_LENGTH:
        sentence = f"材料名称有{len(name)}个字，超过{NAME_LENGTH}个，请缩短。"
        yield ItemProblem(f"{place}.name", sentence)
    for field, label, count in (
        ("originals", "原件份数", material.originals),
        ("copies", "复印件份数", material.copies),
    ):
        if not 0 <= count <= SHEETS:
            sentence = f"材料“{name}”的{label}{count}不在0到{SHEETS}之间，请改正。"
            yield ItemProblem(f"{place}.{field}", sentence)
    if material.originals == 0 and material.copies == 0 and not material.note:
        sentence = f"材料“{name}”原件和复印件都是0份，请填写份数，或在说明中写明免提交的理由。"
        yield ItemProblem(f"{place}.originals", sentence)
    if material.necessity is Necessity.CONDITIONAL and not material.condition.strip():
        sentence = f"材料“{name}”不是必备材料，请写明什么情况下需要。"
        yield ItemProblem(f"{place}.condition", sentence)


def _legal_basis(item: ServiceItem) -> Iterator[ItemProblem]:
    for index, basis in enumerate(item.legal_basis):
        if not (basis.law.strip() and basis.article.strip() and basis.text.strip()):
            sentence = "设定依据缺少法律名称、条款或条文，请补齐。"
            yield ItemProblem(f"legal_basis[{index}]", sentence)


def _fees(item: ServiceItem) -> Iterator[ItemProblem]:
    for index, fee in enumerate(item.fees):
        if fee.fee_fen <= 0:
            sentence = f"收费“{fee.name}”的金额必须大于0，请填写金额；不收费的请删去这一项。"
            yield ItemProblem(f"fees[{index}].fee_fen", sentence)
        if not fee.basis.strip():
            sentence = f"收费“{fee.name}”没有收费依据，请填写依据；没有依据的不得收费。"
            yield ItemProblem(f"fees[{index}].basis", sentence)


def _form(item: ServiceItem) -> Iterator[ItemProblem]:
    if item.application_form is None:
        return
    fields = item.application_form.fields
    yield from _unique("application_form.fields", "申请书字段", [each.key for each in fields])
    for index, field in enumerate(fields):
        place = f"application_form.fields[{index}].choices"
        yield from _unique(place, f"“{field.label}”的选项", field.choices)


def _result(item: ServiceItem) -> Iterator[ItemProblem]:
    result = item.result
    if result.kind is ResultKind.CERTIFICATE and not result.template:
        sentence = "办理结果是证照，但没有证照模板，请指定 forms/certificates 中的模板。"
        yield ItemProblem("result.template", sentence)
    if result.kind is not ResultKind.CERTIFICATE and result.template:
        sentence = "办理结果不是证照，请去掉证照模板，或把结果种类改为证照。"
        yield ItemProblem("result.template", sentence)
    if result.valid_months < 0:
        sentence = "有效期月数不能为负，长期有效的请填0。"
        yield ItemProblem("result.valid_months", sentence)


def _joint(item: ServiceItem) -> Iterator[ItemProblem]:
    """Co-agencies (共同实施部门) and the limit of a joint item (行政许可法 Art. 42)."""
    if not item.co_agencies:
        return
    if item.case_type is CaseType.ON_THE_SPOT:
        sentence = "即办件当场办结，不能有共同实施部门，请删去，或把办件类型改为承诺件。"
        yield ItemProblem("co_agencies", sentence)
    yield from _unique("co_agencies", "共同实施部门", [each.name for each in item.co_agencies])
    for index, agency in enumerate(item.co_agencies):
        yield from _co_agency(f"co_agencies[{index}]", agency, item.statutory_limit)
    statutory = item.statutory_limit
    own_law = any(
        each.law.strip().removeprefix("中华人民共和国") != _PERMIT_LAW for each in item.legal_basis
    )
    if statutory is not None and exceeds(statutory, _JOINT_LIMIT) and not own_law:
        sentence = (
            f"联合办理事项的法定办结时限（{limit_in_words(statutory)}）超过"
            f"{limit_in_words(_JOINT_LIMIT)}（行政许可法第四十二条），请改正，或在设定依据中写明另有规定的法律。"
        )
        yield ItemProblem("statutory_limit", sentence)


def _co_agency(place: str, agency: CoAgency, statutory: Limit | None) -> Iterator[ItemProblem]:
    if not agency.name.strip():
        yield ItemProblem(f"{place}.name", "共同实施部门的名称为空，请填写名称。")
    elif len(agency.name) > NAME_LENGTH:
        sentence = (
            f"共同实施部门的名称有{len(agency.name)}个字，超过{NAME_LENGTH}个，请改用规范名称。"
        )
        yield ItemProblem(f"{place}.name", sentence)
    limit = agency.feedback_limit
    if limit is None:
        return
    if limit.days == 0:
        sentence = f"“{agency.name}”的反馈时限不能是0，请填写天数；未定的请留空。"
        yield ItemProblem(f"{place}.feedback_limit", sentence)
    if statutory is not None and exceeds(limit, statutory):
        sentence = (
            f"“{agency.name}”的反馈时限（{limit_in_words(limit)}）超过法定办结时限"
            f"（{limit_in_words(statutory)}），请缩短反馈时限。"
        )
        yield ItemProblem(f"{place}.feedback_limit", sentence)


def _places_and_renewal(item: ServiceItem) -> Iterator[ItemProblem]:
    if item.quantity_limit is not None and item.quantity_limit < 1:
        sentence = "数量限制必须是1或更大的整数，请改正；没有数量限制的请留空。"
        yield ItemProblem("quantity_limit", sentence)
    form = item.application_form
    if item.renewal and not any(
        field.key == CERTIFICATE_EXPIRES_ON for field in (form.fields if form is not None else ())
    ):
        sentence = (
            f"可延续的事项，申请书必须有字段{CERTIFICATE_EXPIRES_ON}（原证有效期届满日），请补上。"
        )
        yield ItemProblem("application_form.fields", sentence)


def _unique(place: str, what: str, keys: Iterable[str]) -> Iterator[ItemProblem]:
    seen: set[str] = set()
    for key in keys:
        if key in seen:
            yield ItemProblem(place, f"{what}“{key}”重复，请删去或改名。")
        seen.add(key)


_RULES: tuple[Callable[[ServiceItem], Iterator[ItemProblem]], ...] = (
    _identity,
    _version,
    _limits,
    _materials,
    _legal_basis,
    _fees,
    _form,
    _result,
    _joint,
    _places_and_renewal,
)
