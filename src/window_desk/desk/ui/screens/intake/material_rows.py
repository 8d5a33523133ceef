"""The item's materials as rows of the checklist."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from window_desk.casework.acts import (
    MaterialJudgement,
)
from window_desk.casework.items import Necessity, ServiceItem
from window_desk.desk.ui.parts.judgement import MaterialRow


def material_rows(
    item: ServiceItem | None, judged: Mapping[str, MaterialJudgement]
) -> list[MaterialRow]:
    """One row a material, judged as in ``judged`` (by material key)."""
    mandatory = QCoreApplication.translate("MaterialRows", "必备")
    rows = []
    for material in item.materials if item is not None else ():
        mark = judged.get(material.key)
        rows.append(
            MaterialRow(
                name=material.name,
                originals=material.originals,
                copies=material.copies,
                necessity=(
                    mandatory if material.necessity is Necessity.MANDATORY else material.condition
                ),
                issuer=material.issuer,
                judgement=mark.judgement if mark is not None else None,
                reason=mark.reason if mark is not None else "",
                note=material.note,
            )
        )
    return rows
