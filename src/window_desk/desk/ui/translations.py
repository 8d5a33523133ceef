"""The languages of the screen: Chinese is the source, English comes from ``resources/translations``.

How to add text: write it in Chinese where it is used, as a plain literal in ``self.tr("收件")`` (in a
class that is a ``QObject``) or ``QCoreApplication.translate("Topic", "收件")`` (anywhere), with
``{name}`` places filled by ``format`` afterwards, never an f-string. Then

1. ``make translations`` puts the new text into ``resources/translations/window_desk_en.ts``;
2. write the English between ``<translation>`` and ``</translation>`` and drop ``type="unfinished"``;
3. ``make translations`` again makes ``window_desk_en.qm``.

Both files are committed, so a desk needs no build step; ``check`` (part of ``make check``) and a test
hold source, ``.ts`` and ``.qm`` together. Text of rooms that know no Qt is found by syntax:
``translate("CaseState", STATE_NAMES[state])`` stands for the whole table ``STATE_NAMES``, sentences
of refusals stand in the context ``Refusal``, all others in ``Sentence`` (see ``sentences.py``).
Screen's thread, but for the three commands
``python -m window_desk.desk.ui.translations update|release|check``, which are run by hand.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication

from window_desk.desk.ui.sentences import TEMPLATES_FILE
from window_desk.resources import resource_path

if TYPE_CHECKING:
    from window_desk.desk.ui.source_texts import SourceText

LANGUAGES = ("zh", "en")
UI_FOLDER = Path(__file__).parent
_NAME = "window_desk_translator"
_SAY_REFUSALS = ("casework", "desk/use_cases", "desk/ui", "county/use_cases")
# county: what it answers a desk; the sentences of its own commands are not for a screen
_SAY_SENTENCES = (
    "casework/applicants.py",
    "casework/calendar_notices.py",
    "casework/calendar_publication.py",
    "casework/fold.py",
    "casework/folding.py",
    "casework/identifiers.py",
    "casework/stops.py",
    "desk/use_cases",
    "desk/store",
    "desk/sync",
    "desk/devices",
    "desk/bootstrap",
    "county/api",
    "county/use_cases/enrol.py",
    "county/use_cases/lease.py",
    "county/use_cases/open_session.py",
    "county/use_cases/problems.py",
    "county/use_cases/pull.py",
    "county/use_cases/push.py",
    "county/use_cases/push_envelope.py",
    "county/use_cases/submit_calendar.py",
    "county/use_cases/tokens.py",
)


def install(app: QApplication, language: str) -> None:
    """Speak ``zh`` or ``en`` from now on; widgets hear of it as a ``LanguageChange``.

    Raises ``FileNotFoundError`` where the file of the language is missing or broken.
    """
    for old in app.findChildren(QTranslator, _NAME):
        app.removeTranslator(old)
        old.setParent(None)
    if language == "zh":
        return
    file = resource_path(f"translations/window_desk_{language}.qm")
    translator = QTranslator(app)
    translator.setObjectName(_NAME)
    if not translator.load(str(file)):
        raise FileNotFoundError(file)
    app.installTranslator(translator)


def wanted() -> "set[SourceText]":
    """Return every text that the screens translate, those of the rooms below them included."""
    from window_desk.desk.ui.source_texts import (
        named_in,
        refusal_texts_of,
        sentences_of,
        tables_of,
        texts_of,
    )

    package = UI_FOLDER.parents[1]
    rooms = [package / room for room in _SAY_REFUSALS]
    tables = {name: texts for room in rooms for name, texts in tables_of(room).items()}
    return texts_of(UI_FOLDER, tables).union(
        *(refusal_texts_of(room) for room in rooms),
        *(sentences_of(package / room) for room in _SAY_SENTENCES),
        named_in(resource_path("printer_profiles"), "PrinterProfile"),
    )


def update() -> None:
    """Put new text of the source into the ``.ts`` file, with lupdate, and list the templates."""
    from window_desk.desk.ui.source_texts import as_source

    resource_path(TEMPLATES_FILE).write_text(_templates(), encoding="utf-8")
    options = ["-locations", "none", "-no-obsolete", "-source-language", "zh_CN"]
    with TemporaryDirectory() as folder:
        texts = Path(folder, "texts.py")
        texts.write_text(as_source(wanted()), encoding="utf-8")
        files = [str(texts), "-ts", str(_ts_file())]
        _run("pyside6-lupdate", *files, *options, "-target-language", "en")


def release() -> None:
    """Make the ``.qm`` file that a desk loads, with lrelease."""
    _run("pyside6-lrelease", str(_ts_file()), "-qm", str(_ts_file().with_suffix(".qm")))


def check() -> list[str]:
    """Return what is wrong with the English: one line a text, none where all is well."""
    from window_desk.desk.ui.source_texts import translations_in

    texts = wanted()
    held = translations_in(_ts_file())
    loaded = QTranslator()
    loaded.load(str(_ts_file().with_suffix(".qm")))
    found = []
    for key in sorted(texts | set(held)):
        place = f"{key.context}: {key.text!r}"
        english = held.get(key)
        if key not in held:
            found.append(f"not in the .ts file, run update: {place}")
        elif key not in texts:
            found.append(f"no longer in the source, run update: {place}")
        elif english is None:
            found.append(f"lacks its English: {place}")
        elif loaded.translate(key.context, key.text) != english:
            found.append(f"not in the .qm file, run release: {place}")
    if resource_path(TEMPLATES_FILE).read_text(encoding="utf-8") != _templates():
        found.append(f"not as in the source, run update: {TEMPLATES_FILE}")
    return found


def _templates() -> str:
    sentences = sorted(key.text for key in wanted() if key.context == "Sentence")
    return "".join(f"{text}\n" for text in sentences if "{" in text)


def _ts_file() -> Path:
    return resource_path("translations/window_desk_en.ts")


def _run(tool: str, *arguments: str) -> None:
    import subprocess

    beside = Path(sys.executable).parent / tool
    subprocess.run([str(beside), *arguments], check=True, stdout=subprocess.DEVNULL)


def main(command: str) -> int:
    """Do ``update``, ``release`` or ``check``; return the exit code."""
    if command == "check":
        found = check()
        sys.stdout.writelines(f"{line}\n" for line in found)
        return 1 if found else 0
    {"update": update, "release": release}[command]()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
