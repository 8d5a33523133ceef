"""The county's own grounds for refusing an act; those of the law are in ``casework.law``."""

from datetime import date

from window_desk.casework.refusals import Refusal
from window_desk.protocol.refusal_codes import (
    CASE_ARCHIVED,
    DEPENDS_ON_REFUSED,
    UNREADABLE,
    WITH_TRANSACTION,
)


def unreadable(field: str) -> Refusal:
    """The content is not an act."""
    return Refusal(
        UNREADABLE, field, "县级服务器读不懂该环节的内容，请更新本机程序后重新办理该环节"
    )


def act_id_used() -> Refusal:
    """Another act of the county has this id."""
    return Refusal("act_id_used", "id", "该环节的标识与已有环节重复，请重新办理该环节")


def depends_on_refused() -> Refusal:
    """An act before it was not applied, and the desk did not know yet."""
    return Refusal(
        DEPENDS_ON_REFUSED, "case", "该办件前一环节未被县级服务器接受，请先处理前一环节再重新办理"
    )


def with_transaction(code: str) -> Refusal:
    """An act saved together with it was not applied."""
    return Refusal(
        WITH_TRANSACTION,
        "transaction",
        "同一次保存的另一环节未被接受（{code}），本环节一并退回，请处理后重新办理",
        {"code": code},
    )


def case_out_of_scope() -> Refusal:
    """The case belongs to another site."""
    return Refusal("case_out_of_scope", "case", "该办件属于其他站点，请由受理站点或县级窗口办理")


def case_archived() -> Refusal:
    """The acts of the case were taken out into an archive."""
    return Refusal(
        CASE_ARCHIVED,
        "case",
        "该办件保存期限已满并已归档移出，不能再办理；如确需办理请重新收件，查阅原件请联系县中心档案管理员",
    )


def clerk_unknown(number: str) -> Refusal:
    """Nobody has this number."""
    return Refusal(
        "clerk_unknown",
        "clerk",
        "县级服务器没有工号{clerk}，请联系县中心管理员登记",
        {"clerk": number},
    )


def clerk_inactive(number: str) -> Refusal:
    """The clerk was not in service when he acted."""
    return Refusal(
        "clerk_inactive",
        "clerk",
        "工号{clerk}在办理时已停用，请由在岗人员重新办理",
        {"clerk": number},
    )


def item_unknown(code: str, version: int) -> Refusal:
    """No such item, or no such version of it."""
    return Refusal(
        "item_unknown",
        "terms",
        "县级服务器没有发布事项{item}第{version}版，请同步事项目录后重新收件",
        {"item": code, "version": str(version)},
    )


def item_not_in_force(name: str, day: date) -> Refusal:
    """The version may not be applied for on that day."""
    return Refusal(
        "item_not_in_force",
        "terms",
        "事项“{item}”的该版本在{day}不生效，请同步事项目录后按现行版本重新收件",
        {"item": name, "day": day.isoformat()},
    )


def item_terms_differ(name: str) -> Refusal:
    """The terms in the receipt are not those published."""
    return Refusal(
        "item_terms_differ",
        "terms",
        "事项“{item}”的材料、时限或收费与发布的不一致，请同步事项目录后重新收件",
        {"item": name},
    )


def number_malformed(field: str, number: str) -> Refusal:
    """The number is not of the agreed form."""
    return Refusal(
        "number_malformed", field, "编号{number}格式或校验不符，请重新取号", {"number": number}
    )


def number_not_leased(field: str, number: str) -> Refusal:
    """The number is in no lease of this desk."""
    return Refusal(
        "number_not_leased",
        field,
        "编号{number}不在本机领取的号段内，请重新取号",
        {"number": number},
    )


def number_used(field: str, number: str) -> Refusal:
    """The number is in the register already."""
    return Refusal(
        "number_used", field, "编号{number}已被使用，请重新取号并收回原文书", {"number": number}
    )
