"""The QR part of a virtual printer: GS ( k functions 65, 67, 69, 80 and 81 (cn 49)."""

from typing import Final

import segno
from PIL import Image

_LEVELS: Final = {48: "l", 49: "m", 50: "q", 51: "h"}


class QrSymbol:
    """Settings and stored data of the next symbol."""

    def __init__(self) -> None:
        """Start as after ESC @: modules of 3 dots, level L, no data."""
        self._module_dots = 3
        self._level = "l"
        self._data = b""

    def function(self, arguments: bytes) -> Image.Image | None:
        """Do one function (cn fn …); returns the picture when it prints. Raises ValueError on
        rubbish.
        """
        if len(arguments) < 3 or arguments[0] != 49:
            raise ValueError(f"unknown GS ( k: {arguments[:8].hex(' ')}")
        match arguments[1]:
            case 65 if arguments[2] in {49, 50}:
                return None
            case 67 if 1 <= arguments[2] <= 16:
                self._module_dots = arguments[2]
                return None
            case 69 if arguments[2] in _LEVELS:
                self._level = _LEVELS[arguments[2]]
                return None
            case 80 if arguments[2] == 48:
                self._data = arguments[3:]
                return None
            case 81 if arguments[2] == 48:
                return self._picture()
        raise ValueError(f"unknown GS ( k: {arguments[:8].hex(' ')}")

    def _picture(self) -> Image.Image:
        if not self._data:
            raise ValueError("a QR symbol without data")
        symbol = segno.make(
            self._data, error=self._level, boost_error=False, micro=False, mode="byte"
        )
        side = len(symbol.matrix)
        picture = Image.new("L", (side, side), 255)
        for row, modules in enumerate(symbol.matrix):
            for column, dark in enumerate(modules):
                if dark:
                    picture.putpixel((column, row), 0)
        size = side * self._module_dots
        return picture.resize((size, size), Image.Resampling.NEAREST)
