"""Screenshots of exact size, for the demo, the documents and the eye. Works offscreen."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from window_desk.desk.ui import theme


def grab(
    widget: QWidget,
    size: tuple[int, int],
    path: Path,
    theme_name: str | None = None,
    pixel_ratio: float = 1.0,
) -> Path:
    """Write ``widget`` as a PNG, ``size`` in device-independent pixels, and return ``path``.

    With ``theme_name`` the whole application is dressed in that theme first and stays so.
    ``pixel_ratio`` is the scaling of the screen to be imitated: 1.5 gives half as many pixels more.
    """
    app = QApplication.instance()
    if theme_name is not None and isinstance(app, QApplication):
        theme.apply(app, theme_name)
    widget.resize(*size)
    widget.show()
    for _ in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        QCoreApplication.processEvents()
    image = QImage(
        round(size[0] * pixel_ratio),
        round(size[1] * pixel_ratio),
        QImage.Format.Format_ARGB32_Premultiplied,
    )
    image.setDevicePixelRatio(pixel_ratio)
    image.fill(theme.current().color("window"))
    widget.render(image)
    path.parent.mkdir(parents=True, exist_ok=True)
    if not image.save(str(path)):
        raise OSError(f"cannot write {path}")
    return path
