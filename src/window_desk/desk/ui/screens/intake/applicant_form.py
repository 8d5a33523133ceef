"""The applicant at intake: person or organisation, and the agent if there is one. Screen's thread."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from window_desk.desk.ui.parts.field_edit import FieldEdit

PERSON_FIELDS = ("name", "id_number", "phone", "address")
ORGANISATION_FIELDS = ("name", "uscc", "legal_representative", "phone", "address")
AGENT_FIELDS = (
    "agent_name",
    "agent_id_number",
    "agent_phone",
    "agent_relation",
    "agent_authorization",
)
ALL_FIELDS = (
    "name",
    "id_number",
    "uscc",
    "legal_representative",
    "phone",
    "address",
    *AGENT_FIELDS,
)
OPTIONAL = frozenset({"address"})


class ApplicantForm(QWidget):
    """Fields by name; ``edited(name, text)`` at each change, ``committed(name)`` when left."""

    edited = Signal(str, str)
    committed = Signal(str)
    entered = Signal(str)
    organisation_toggled = Signal()
    agent_toggled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = QLabel(self)
        self._heading.setProperty("role", "heading")
        self._kind = QPushButton(self)
        self._kind.setProperty("role", "quiet")
        self._kind.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._kind.clicked.connect(self.organisation_toggled)
        self._agent = QPushButton(self)
        self._agent.setProperty("role", "quiet")
        self._agent.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._agent.clicked.connect(self.agent_toggled)
        head = QHBoxLayout()
        head.addWidget(self._heading, 1)
        head.addWidget(self._kind)
        head.addWidget(self._agent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        self.fields: dict[str, FieldEdit] = {}
        for name in ALL_FIELDS:
            edit = FieldEdit("", required=name not in OPTIONAL, label_width=92, parent=self)
            edit.edited.connect(partial(self.edited.emit, name))
            edit.line.editingFinished.connect(partial(self.committed.emit, name))
            edit.line.returnPressed.connect(partial(self.entered.emit, name))
            self.fields[name] = edit
            column.addWidget(edit)
        self._organisation = False
        self._with_agent = False
        self._retranslate()
        self.show_parts(organisation=False, with_agent=False)

    def show_parts(self, *, organisation: bool, with_agent: bool) -> None:
        """Show the fields of a person or an organisation, with or without an agent."""
        self._organisation, self._with_agent = organisation, with_agent
        shown = set(self.shown_fields())
        for name, edit in self.fields.items():
            edit.setVisible(name in shown)
        self._retranslate()

    def shown_fields(self) -> tuple[str, ...]:
        """Names of the fields on the screen, in their order."""
        own = ORGANISATION_FIELDS if self._organisation else PERSON_FIELDS
        return own + (AGENT_FIELDS if self._with_agent else ())

    def set_values(self, values: Mapping[str, str]) -> None:
        """Put values into the lines; the others are emptied."""
        for name, edit in self.fields.items():
            edit.set_text(values.get(name, ""))
            edit.set_error(None)
            edit.differs_from(None)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._heading.setText(
            self.tr("申请人(单位)") if self._organisation else self.tr("申请人(个人)")
        )
        self._kind.setText(
            self.tr("改为个人 Alt+O") if self._organisation else self.tr("改为单位 Alt+O")
        )
        self._agent.setText(
            self.tr("取消代理 Alt+G") if self._with_agent else self.tr("有代理人 Alt+G")
        )
        labels = {
            "name": self.tr("单位名称") if self._organisation else self.tr("姓名"),
            "id_number": self.tr("身份证号"),
            "uscc": self.tr("信用代码"),
            "legal_representative": self.tr("法定代表人"),
            "phone": self.tr("联系电话"),
            "address": self.tr("住址"),
            "agent_name": self.tr("代理人"),
            "agent_id_number": self.tr("代理人证号"),
            "agent_phone": self.tr("代理人电话"),
            "agent_relation": self.tr("与申请人关系"),
            "agent_authorization": self.tr("授权材料"),
        }
        for name, label in labels.items():
            self.fields[name].set_label(label)
