"""Intake on one screen: item and guide, applicant and form, checklist and outcome. Screen's thread."""

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut

from window_desk.casework.acts import (
    Judgement,
)
from window_desk.casework.refusals import Refusal
from window_desk.desk.ui.desk_session import DeskSession, sentence_of
from window_desk.desk.ui.parts.field_edit import FieldEdit
from window_desk.desk.ui.parts.finder import Finder
from window_desk.desk.ui.parts.finder_delegate import FinderRow
from window_desk.desk.ui.parts.material_checklist import MaterialChecklist
from window_desk.desk.ui.parts.outcome_panel import Outcome, OutcomePanel
from window_desk.desk.ui.parts.tone import Tone
from window_desk.desk.ui.screens.hand_over_panel import HandOverPanel
from window_desk.desk.ui.screens.intake.actions import IntakeKeys, intake_actions
from window_desk.desk.ui.screens.intake.answers_form import AnswersForm, ChoiceEdit
from window_desk.desk.ui.screens.intake.applicant_form import ApplicantForm
from window_desk.desk.ui.screens.intake.columns import lay_out_columns
from window_desk.desk.ui.screens.intake.item_guide import ItemGuide
from window_desk.desk.ui.screens.intake.material_rows import material_rows
from window_desk.desk.ui.screens.intake.notice_submission import NoticeSubmission
from window_desk.desk.ui.screens.intake.outcome_words import done_words, outcome_words
from window_desk.desk.ui.screens.intake.presenter import (
    ACCEPT,
    CONCLUDE,
    NOTIFY,
    IntakePresenter,
)
from window_desk.desk.ui.screens.paper_hand_over import PaperHandOver, handing_over_notice
from window_desk.desk.ui.screens.refuse_panel import RefusePanel
from window_desk.desk.ui.screens.take_focus import take_focus
from window_desk.desk.ui.shell.action import Action
from window_desk.desk.ui.shell.screen import Screen
from window_desk.desk.use_cases.device_values import IdCard
from window_desk.desk.use_cases.intake_draft import KEPT_DRAFT
from window_desk.desk.use_cases.receive import FollowUp, Receipt

DRAFT_DELAY_MS = 250


class IntakeScreen(Screen):
    """F5 reads the card, 1 to 4 judge, F8 F9 F10 F6 give the outcome; every key press is kept."""

    key = "intake"

    def __init__(self, session: DeskSession) -> None:
        super().__init__()
        self._session = session
        self.presenter = IntakePresenter(session)
        self._restored_for = ""
        self._busy = False
        self.finder = Finder(self.presenter.find, self.tr("事项：拼音首字母或名称"))
        self.guide = ItemGuide()
        self.applicant = ApplicantForm()
        self.answers = AnswersForm()
        self.checklist = MaterialChecklist()
        self.outcome = OutcomePanel()
        self.refuse_panel = RefusePanel()
        self.submission = NoticeSubmission(session, self.presenter)
        self.hand_over_panel = HandOverPanel()
        self._hand_over = PaperHandOver(session, self.hand_over_panel)
        self._keep_timer = QTimer(self)
        self._keep_timer.setSingleShot(True)
        self._keep_timer.setInterval(DRAFT_DELAY_MS)
        self._keep_timer.timeout.connect(self.presenter.keep)
        lay_out_columns(
            self,
            ((self.finder, 3), (self.guide, 4)),
            (self.applicant, self.answers),
            (
                (self.checklist, 1),
                (self.outcome, 0),
                (self.submission, 0),
                (self.refuse_panel, 0),
                (self.hand_over_panel, 0),
            ),
        )
        self._connect()

    def title(self) -> str:
        """Name of the page."""
        return self.tr("收件")

    def help_text(self) -> str:
        """What F1 says."""
        return self.tr(
            "**收件**：左边选事项，中间填申请人(F5 读身份证),右边逐项核对材料。\n\n"
            "- 1 合格，2 缺，3 不合要求，4 不适用，0 全部合格\n"
            "- 材料齐全:F8 收件并受理；即办件 F6 当场办结\n"
            "- 缺材料:F9 一次性告知。须在收件后 5 个工作日内**一次**告知**全部**内容，"
            "申请人签收才算告知；逾期不告知，自收到材料之日起即为受理。\n"
            "- 不予受理:F10，须写明理由；不属于本机关职权的，须写明应向哪个机关申请。\n\n"
            "依据:《中华人民共和国行政许可法》第三十二条。"
        )

    def on_shown(self) -> None:
        """Take up the clerk's kept draft and put the cursor where work goes on."""
        clerk = self._session.clerk.number
        if self._restored_for != clerk:
            self._restored_for = clerk
            restored = self.presenter.restore()
            self._show_draft()
            if restored:
                self.said.emit(self.tr("已恢复上次未提交的收件内容"))
        if self.hand_over_panel.asks:
            self.hand_over_panel.setFocus()
        elif self.presenter.item is None:
            self.finder.refresh()
            self.finder.focus_search()
        else:
            self._advance("")

    def open_key(self, key: str) -> None:
        """Take the item with this implementation code, or the draft that another screen kept."""
        if key == KEPT_DRAFT:
            self._restored_for = ""
            self.on_shown()
        else:
            self._take_item(key)

    def on_hidden(self) -> None:
        """Keep what was typed at once."""
        self._keep_timer.stop()
        self.presenter.keep()

    def screen_actions(self) -> list[Action]:
        """What can be done with the intake as it stands."""
        return intake_actions(
            self.presenter,
            IntakeKeys(
                read_card=self._on_read_card,
                materials_list=self._on_materials_list,
                refuse=self._on_refuse,
                clear=self._on_clear,
                submit=self._submit,
            ),
            busy=self._busy,
        )

    def _connect(self) -> None:
        self._session.troubled.connect(self._on_troubled)
        self.finder.chosen.connect(self._on_item_chosen)
        self.applicant.edited.connect(self._on_field_edited)
        self.applicant.committed.connect(self._on_field_committed)
        self.applicant.entered.connect(self._advance)
        self.applicant.organisation_toggled.connect(self._on_organisation_toggled)
        self.applicant.agent_toggled.connect(self._on_agent_toggled)
        self.answers.edited.connect(self._on_answer_edited)
        self.answers.entered.connect(self._on_answer_entered)
        self.checklist.judged.connect(self._on_material_judged)
        self.refuse_panel.confirmed.connect(self._on_refusal_confirmed)
        self.refuse_panel.cancelled.connect(self._on_refusal_cancelled)
        self.submission.edited.connect(self._changed)
        self._hand_over.said.connect(self.said)
        self._hand_over.closed.connect(self._on_hand_over_closed)
        for key, slot in (
            ("Alt+O", self._on_organisation_toggled),
            ("Alt+G", self._on_agent_toggled),
            ("Alt+F", self.finder.focus_search),
            ("Alt+M", self.checklist.setFocus),
            ("Alt+N", self.submission.setFocus),
        ):
            QShortcut(
                QKeySequence(key), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
            ).activated.connect(slot)

    def _show_draft(self) -> None:
        draft = self.presenter.draft
        self.applicant.show_parts(organisation=draft.organisation, with_agent=draft.with_agent)
        self.applicant.set_values(draft.fields)
        self._show_item()

    def _show_item(self) -> None:
        item = self.presenter.item
        self.guide.show_item(item)
        draft = self.presenter.draft
        self.answers.show_form(item.application_form if item is not None else None, draft.answers)
        self.checklist.set_rows(material_rows(item, draft.judgements))
        self._refresh()

    def _refresh(self) -> None:
        bar = self.presenter.bar_to_acceptance()
        preview = self.presenter.preview()
        self.outcome.show_outcome(outcome_words(preview, self._session.today(), bar))
        self.submission.show_for(preview)
        self.actions_changed.emit()

    def _changed(self) -> None:
        self._keep_timer.start()
        self._refresh()

    def _advance(self, after: str) -> None:
        """Put the cursor into the next empty mandatory field, else on the checklist."""
        names = self.applicant.shown_fields()
        start = names.index(after) + 1 if after in names else 0
        for name in names[start:]:
            if not self.applicant.fields[name].text() and name != "address":
                take_focus(self.applicant.fields[name], Qt.FocusReason.TabFocusReason)
                return
        self._on_answer_entered("")

    def _on_answer_entered(self, after: str) -> None:
        item = self.presenter.item
        form = item.application_form if item is not None else None
        asked = [field for field in form.fields if field.required] if form is not None else []
        keys = [field.key for field in asked]
        start = keys.index(after) + 1 if after in keys else 0
        for key in keys[start:]:
            if not self.presenter.draft.answers.get(key, "").strip():
                take_focus(self.answers.fields[key], Qt.FocusReason.TabFocusReason)
                return
        take_focus(self.checklist, Qt.FocusReason.TabFocusReason)

    def _on_item_chosen(self, row: object) -> None:
        if isinstance(row, FinderRow):
            self._take_item(row.key)

    def _take_item(self, code: str) -> None:
        self.presenter.choose_item(code)
        self._show_draft()
        self._changed()
        self._advance("")

    def _on_field_edited(self, name: str, text: str) -> None:
        self.presenter.set_field(name, text)
        self.applicant.fields[name].differs_from(self.presenter.card_says(name))
        self._changed()

    def _on_field_committed(self, name: str) -> None:
        edit = self.applicant.fields[name]
        mended, changed = self.presenter.set_field(name, edit.text())
        edit.set_text(mended)
        edit.differs_from(self.presenter.card_says(name))
        troubles = [t for t in self.presenter.troubles() if t.field == name and mended]
        faults = [t.sentence for t in troubles if t.bars_acceptance]
        advice = [t.sentence for t in troubles if not t.bars_acceptance]
        hint = self.tr("已统一为间隔号“·”") if changed else "".join(advice[:1])
        edit.set_hint(hint)
        if mended:
            edit.set_error(faults[0] if faults else None)

    def _on_answer_edited(self, key: str, text: str) -> None:
        self.presenter.draft.answers[key] = text
        self.answers.fields[key].set_error(None)
        self._changed()

    def _on_material_judged(self, index: object, judgement: object, reason: object) -> None:
        if isinstance(index, int) and (judgement is None or isinstance(judgement, Judgement)):
            if judgement is Judgement.NOT_APPLICABLE and self.presenter.is_mandatory(index):
                judgement, reason = None, ""
                self.checklist.set_judgement(index, None)
                self.checklist.set_error(
                    index, self.tr("必备材料不能标为不适用，缺少的请按 2，不合要求的请按 3")
                )
            self.presenter.judge(index, judgement, str(reason))
            self._changed()

    def _on_organisation_toggled(self) -> None:
        draft = self.presenter.draft
        draft.organisation = not draft.organisation
        self.applicant.show_parts(organisation=draft.organisation, with_agent=draft.with_agent)
        self._changed()
        self._advance("")

    def _on_agent_toggled(self) -> None:
        draft = self.presenter.draft
        draft.with_agent = not draft.with_agent
        self.applicant.show_parts(organisation=draft.organisation, with_agent=draft.with_agent)
        self._changed()
        self._advance("")

    def _on_read_card(self) -> None:
        self._session.card_reading.read(self._on_card_read, self.said.emit)

    def _on_card_read(self, card: IdCard) -> None:
        self.presenter.read_card(card)
        draft = self.presenter.draft
        self.applicant.show_parts(organisation=False, with_agent=draft.with_agent)
        self.applicant.set_values(draft.fields)
        for name in ("name", "id_number", "address"):
            self._on_field_committed(name)
        if card.name_may_be_cut:
            self.applicant.fields["name"].set_hint(self.tr("卡内姓名可能不全，请对照证件补全"))
        self._changed()
        self._advance("")

    def _on_materials_list(self) -> None:
        if self.presenter.item is not None:
            self._session.printing.print_materials_list(self.presenter.item.implementation_code)
            self.said.emit(self.tr("正在打印申请材料清单"))

    def _on_refuse(self) -> None:
        if self._show_troubles(accepting=False):
            return
        self.outcome.hide()
        self.submission.hide()
        self.refuse_panel.open()

    def _on_refusal_confirmed(self, follow_up: object) -> None:
        self._on_refusal_cancelled()
        if callable(follow_up):
            self._submit(follow_up)

    def _on_refusal_cancelled(self) -> None:
        self.refuse_panel.hide()
        self.outcome.show()
        self._refresh()
        self.checklist.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_clear(self) -> None:
        before = self.presenter.draft
        self.presenter.clear()
        self._show_draft()
        self.finder.focus_search()
        if not before.is_empty:
            self.said.emit(self.tr("已清空"))

    def _show_troubles(self, *, accepting: bool) -> bool:
        """Say each trouble that stops this at its field; the first of them gets the cursor."""
        troubles = [
            t for t in self.presenter.troubles() if t.blocking or (accepting and t.bars_acceptance)
        ]
        for trouble in reversed(troubles):
            edit = self._edit_at(trouble.field)
            if edit is not None:
                edit.set_error(trouble.sentence)
        first = self._edit_at(troubles[0].field) if troubles else None
        if first is not None:
            take_focus(first)
        return bool(troubles)

    def _edit_at(self, field: str) -> FieldEdit | ChoiceEdit | None:
        key = field.removeprefix("form.")
        return self.applicant.fields.get(field) or self.answers.fields.get(key)

    def _submit(self, then: FollowUp | None) -> None:
        if self._busy or self._show_troubles(accepting=then in {ACCEPT, CONCLUDE}):
            return
        follow_up = self.submission.notifying() if then is NOTIFY else then
        if then is NOTIFY and follow_up is None:
            return
        self._busy = True
        self._keep_timer.stop()
        self.actions_changed.emit()
        self.presenter.submit(follow_up, partial(self._on_received, then), self._on_refused)

    def _on_refused(self, refusal: Refusal) -> None:
        self._busy = False
        sentence = sentence_of(refusal)
        self.outcome.show_outcome(Outcome(self.tr("没有保存"), sentence, Tone.TROUBLE))
        self.actions_changed.emit()
        edit = self._edit_at(refusal.field)
        if edit is not None:
            edit.set_error(sentence)
            take_focus(edit)

    def _on_troubled(self, _sentence: str) -> None:
        """The disk refused: nothing was saved, the key may be tried again."""
        self._busy = False
        self.actions_changed.emit()

    def _on_received(self, then: FollowUp | None, receipt: Receipt) -> None:
        self._busy = False
        item = self.presenter.item
        applicant = self.presenter.draft.text("name")
        promise = self.presenter.preview()
        self.presenter.clear()
        self._show_draft()
        if then is NOTIFY:
            self._ask_hand_over(receipt, applicant)
            return
        due = promise.promise.promised_due if promise is not None and promise.promise else None
        self.said.emit(done_words(then, receipt, due, self._session.today()))
        certificate = item is not None and bool(item.result.template)
        if then is CONCLUDE and certificate:
            self._session.go_to("papers", receipt.case)
        elif self.isVisible():
            self.finder.focus_search()

    def _ask_hand_over(self, receipt: Receipt, applicant: str) -> None:
        self.outcome.hide()
        self._hand_over.ask(
            self.tr("告知书已出：请申请人签收"),
            self.tr("{name} 签收后才算已告知({number})。").format(
                name=applicant, number=receipt.number
            ),
            applicant,
            handing_over_notice(receipt.case),
            self.tr("已记录送达：一次性告知完成"),
        )

    def _on_hand_over_closed(self) -> None:
        self.outcome.show()
        self.finder.focus_search()
