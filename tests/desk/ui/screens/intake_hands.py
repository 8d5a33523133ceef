"""What a clerk does at intake, by keys."""

from PySide6.QtCore import Qt
from tests.desk.ui.screens.counter_world import CounterWorld

from window_desk.desk.ui.screens.intake.answers_form import ChoiceEdit
from window_desk.desk.ui.screens.intake.view import IntakeScreen
from window_desk.tools.demo_shift.people import Person
from window_desk.tools.emulators.card_record import VirtualCard

Key = Qt.Key


def choose_item(counter: CounterWorld, initials: str, name: str) -> IntakeScreen:
    """Find an item by its initials and take it."""
    desk = counter.desk
    desk.go("intake")
    screen = desk.screen(IntakeScreen)
    desk.wait(screen.finder.line.hasFocus, "no cursor in the finder")
    desk.hands.type(initials)
    desk.hands.enter()
    assert screen.presenter.item is not None
    assert screen.presenter.item.name == name
    return screen


def read_card(counter: CounterWorld, card: VirtualCard) -> None:
    """Lay a card on the reader and press F5."""
    desk = counter.desk
    screen = desk.screen(IntakeScreen)
    counter.reader.place(card)
    desk.press(Key.Key_F5)
    number = screen.applicant.fields["id_number"]
    desk.wait(lambda: number.text() == card.id_number, "no card")


def card_of(person: Person) -> VirtualCard:
    """The person's ID card."""
    return VirtualCard.from_json(person.card())


def type_person(counter: CounterWorld, person: Person) -> None:
    """Type name, number and phone, from the name on."""
    desk = counter.desk
    screen = desk.screen(IntakeScreen)
    for name, text in (
        ("name", person.name),
        ("id_number", person.id_number),
        ("phone", person.phone),
    ):
        desk.wait(screen.applicant.fields[name].line.hasFocus, f"no cursor at {name}")
        desk.hands.type(text)
        desk.hands.enter()


def answer(counter: CounterWorld, *answers: str) -> None:
    """Answer the mandatory questions one after the other."""
    desk = counter.desk
    screen = desk.screen(IntakeScreen)
    for text in answers:
        edit = next(e for e in screen.answers.fields.values() if _has_cursor(e))
        if isinstance(edit, ChoiceEdit):
            while edit.box.currentText() != text:
                before = edit.box.currentIndex()
                desk.press(Key.Key_Down)
                assert edit.box.currentIndex() != before, f"no choice {text}"
        else:
            desk.hands.type(text)
        desk.hands.enter()


def applicant_ready(
    counter: CounterWorld, initials: str, item: str, person: Person
) -> IntakeScreen:
    """Item, card and phone; the cursor stands on the first question or on the checklist."""
    screen = choose_item(counter, initials, item)
    read_card(counter, card_of(person))
    counter.desk.wait(screen.applicant.fields["phone"].line.hasFocus, "no cursor at the phone")
    counter.desk.hands.type(person.phone)
    counter.desk.hands.enter()
    return screen


def _has_cursor(edit: object) -> bool:
    line = edit.box if isinstance(edit, ChoiceEdit) else getattr(edit, "line", None)
    return line is not None and bool(line.hasFocus())
