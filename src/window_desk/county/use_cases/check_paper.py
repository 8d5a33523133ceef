"""Check a paper by its QR code: did one of the county's desks make it, and does it still stand?"""

from datetime import date

from window_desk.casework.acts import local_day
from window_desk.casework.fold import fold
from window_desk.county.store import archived_cases, journal
from window_desk.county.store.archived_cases import ArchivedPaper
from window_desk.county.store.database import Connection
from window_desk.county.store.journal import KeptAct
from window_desk.county.use_cases.context import CountyContext
from window_desk.county.use_cases.paper_records import paper_record
from window_desk.protocol.act_codec import decode_act
from window_desk.protocol.messages import ActStatus, PaperCheckReply, PaperCheckRequest
from window_desk.protocol.paper_code import PaperCodeError, read_paper_code


def check_paper(context: CountyContext, request: PaperCheckRequest) -> PaperCheckReply:
    """What the county knows of the paper; never names a person."""
    try:
        code = read_paper_code(request.code)
    except PaperCodeError:
        return _not_genuine("二维码不是本系统的文书，请核对后重新扫描。")
    if code.county != context.county:
        return _not_genuine("该文书不是本县出具，请向出具机关核对。")
    archived = False
    with context.database.reading() as connection:
        epoch = context.row(connection).epoch
        kept = journal.act_with_id(connection, context.county, code.act)
        if kept is None or kept.content:
            paper = _told(context, connection, epoch, kept) if kept is not None else None
        else:
            paper = archived_cases.paper_of(connection, context.county, code.act)
            archived = True
    if paper is None or paper.hash_start != code.hash_start:
        return _not_genuine("县级服务器没有该文书的有效记录；如为离线窗口刚出具，请稍后再查。")
    stands, sentence = _standing(paper, local_day(context.now()))
    return PaperCheckReply(
        genuine=True,
        stands=stands,
        sentence=f"{sentence}办件保存期限已满，原件已归档。" if archived else sentence,
        kind=paper.name,
        number=paper.number,
        issued_on=paper.issued_on.isoformat(),
    )


def _told(
    context: CountyContext, connection: Connection, epoch: str, kept: KeptAct
) -> ArchivedPaper:
    knowledge = context.shelf.up_to_date(connection, epoch)
    act = decode_act(kept.content)
    acts = [
        decode_act(each.content)
        for each in journal.acts_of_cases(connection, context.county, [act.case])
        if each.status is ActStatus.APPLIED
    ]
    case = fold(acts, knowledge.calendar, context.now(), knowledge.rules)
    return paper_record(act, kept.content, kept.status, case)


def _standing(paper: ArchivedPaper, today: date) -> tuple[bool, str]:
    if not paper.applied:
        return False, "该文书由本县窗口出具，但未被县级服务器接受，不作数，请向窗口核实。"
    if paper.voided:
        return False, "该文书已作废，请向出具窗口核实。"
    if paper.valid_until is not None and paper.valid_until < today:
        return False, f"该证书已于{paper.valid_until}到期。"
    return True, "该文书由本县窗口出具，现行有效。"


def _not_genuine(sentence: str) -> PaperCheckReply:
    return PaperCheckReply(genuine=False, stands=False, sentence=sentence)
