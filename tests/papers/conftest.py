"""Papers with everything on them that papers can hold."""

import pytest

from window_desk.papers.certificate import Certificate
from window_desk.papers.letter import Fields, Letter, LetterTable, Paragraph, RecipientSignature
from window_desk.papers.page import QrMark
from window_desk.papers.ticket import (
    Align,
    Blank,
    Columns,
    Pair,
    Qr,
    Rule,
    SignatureLine,
    Text,
    Ticket,
)

NAMES = (
    "王小明",
    "买买提·吐尔逊",
    "𬭎𠮷䶮㐂〇",
    "𬱖𫖯",
    "欧阳㛃",
    "㐀𪛖𬺡",
    "𪨶",
    "古丽米热·阿卜杜热合曼",
)


@pytest.fixture(params=NAMES)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def ticket() -> Ticket:
    aligns = (Align.RIGHT, Align.LEFT, Align.LEFT)
    return Ticket(
        "补正材料一次性告知书",
        (
            Text("青田县行政服务中心", Align.CENTER),
            Rule(double=True),
            Pair("办件编号", "QT20261123W03000127"),
            Pair("申请人", "买买提·吐尔逊（𬭎𠮷䶮㐂〇）"),
            Pair("收费", "¥25.00"),
            Blank(),
            Columns(("序号", "材料", "结果"), (4, 0, 8), aligns, bold=True),
            Columns(("1", "经营场所使用证明（房屋租赁合同）", "缺"), (4, 0, 8), aligns),
            Qr("https://example.cn/q/QT20261123W03000127", "扫码查询办理进度"),
            SignatureLine("申请人签字"),
        ),
        mark="补打 第2次",
    )


@pytest.fixture
def letter() -> Letter:
    return Letter(
        "受理通知书",
        (
            Paragraph("你于2026年11月23日提出的申请，申请材料齐全，符合法定形式，现决定予以受理。"),
            Fields((("申请人", "王小明"), ("承诺办结日期", "2026年12月2日（暂定）"))),
            LetterTable(
                ("序号", "材料名称", "结果"), (("1", "居民身份证", "合格"),), (1, 6, 2), "材料"
            ),
        ),
        number="青政服受〔2026〕127号",
        letterhead="青田县行政服务中心",
        addressee="王小明",
        issuer="青田县行政服务中心",
        date_line="2026年11月23日",
        recipient=RecipientSignature("以上文书已收到。", ("签收人", "签收时间")),
        qr=QrMark("HC1:NCF" + "ABCDEFGH0123456789$%*+-./:" * 9, "扫码核验"),
        footer="本文书一式两份，一份交申请人，一份存档。",
    )


@pytest.fixture
def certificate() -> Certificate:
    return Certificate(
        "个体工商户营业执照",
        "2026-QT-000127",
        rows=(
            ("名称", "青田县鹤城街道小明烤馕店"),
            ("经营者", "王小明"),
            ("注册日期", "2026年11月23日"),
        ),
        paragraphs=("本执照依法核发。",),
        issuer="青田县行政审批局",
        date_line="2026年11月23日",
        qr=QrMark("https://example.cn/v/2026QT000127?s=" + "A1B2C3D4" * 20, "扫码核验证照"),
        mark="样本",
        footer="青田县行政审批局监制",
    )
