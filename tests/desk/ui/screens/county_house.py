"""A real county with the sample catalogue, whose HTTP service goes away and comes back on one port."""

from contextlib import ExitStack
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from tests.desk.ui.screens import gate_words

from window_desk.casework.duties import Clerk, Duty
from window_desk.casework.items import ApplicationForm, CoAgency, FormField, ServiceItem
from window_desk.county.bootstrap import open_county
from window_desk.county.catalogue.item_files import load_forms
from window_desk.county.catalogue.sample_people import load_sample_people
from window_desk.county.sample import load_sample, sample_identity
from window_desk.county.serving import serving
from window_desk.county.use_cases.context import Clock, system_clock
from window_desk.resources import forms_path, resource_path

PASSWORD = gate_words.PASSWORD
SITE = "519999101"
RECEIVER = gate_words.RECEIVER
OTHER_RECEIVER = "1002"
EXAMINER = "1003"
SIGNATORY = "1004"
SUPERVISOR = "1005"
BOTH_OPINIONS = "1011"
TO_BE_WITHDRAWN = "1012"

ALLOWANCE = "80周岁以上老年人高龄津贴申领"
PLAIN_ITEM = "高龄津贴现场申领"
WITHDRAWN_ITEM = "停办事项甲"
INCOMPLETE_ITEM = "资料不全事项乙"
JOINT_ITEM = "联合踏勘事项丙"
RENEWAL_ITEM = "证照延续事项丁"
CO_AGENCIES = ("青禾县自然资源局", "青禾县水利局")


class CountyHouse:
    """Owns the county and its server; use it as a context manager."""

    def __init__(self, folder: Path, clock: Clock = system_clock) -> None:
        self._sample = load_sample_people(forms_path())
        self.database = f"sqlite:///{folder / 'county.db'}"
        self.county = open_county(
            self.database, identity=sample_identity(forms_path()), clock=clock
        )
        self.county.publish_calendars(resource_path("calendars"))
        load_sample(self.county, forms_path())
        self._publish_more()
        self._server = ExitStack()
        self.address = ""
        self.start()

    def close(self) -> None:
        """Stop serving and close the database."""
        self.stop()
        self.county.close()

    def start(self) -> None:
        """Answer calls, on the port of the first time."""
        if not self.is_serving:
            port = int(self.address.rpartition(":")[2]) if self.address else 0
            self.address = self._server.enter_context(serving(self.county, port=port))
            self.is_serving = True

    def stop(self) -> None:
        """Answer no calls: to the desks the line is down."""
        self._server.close()
        self.is_serving = False

    is_serving = False

    def code(self) -> str:
        """A one-time code for a desk of the township."""
        return self.county.create_enrolment_code(SITE)

    def clerk(self, number: str) -> Clerk:
        """A clerk of the sample."""
        return next(clerk for clerk in self._sample.clerks if clerk.number == number)

    def _publish_more(self) -> None:
        """Items in every bad state, and clerks that the sample has no use for."""
        allowance = next(i for i in load_forms(forms_path()).items if i.name == ALLOWANCE)
        yesterday = date.today() - timedelta(days=1)  # noqa: DTZ011 - the machine's own day will do
        items = (
            _like(allowance, 1, PLAIN_ITEM, "xcsl"),
            replace(
                _like(allowance, 2, WITHDRAWN_ITEM, "tbsxj"),
                effective_from=date(2025, 1, 1),
                effective_until=yesterday,
            ),
            replace(_like(allowance, 3, INCOMPLETE_ITEM, "zlbqy"), materials=()),
            replace(
                _like(allowance, 4, JOINT_ITEM, "lhtk"),
                co_agencies=tuple(CoAgency(name) for name in CO_AGENCIES),
                inspection_by_law=True,
            ),
            replace(
                _like(allowance, 5, RENEWAL_ITEM, "zzyx"),
                renewal=True,
                application_form=ApplicationForm(
                    "延续申请书",
                    (FormField("certificate_expires_on", "原证有效期至", required=True),),
                ),
            ),
        )
        self.county.publish_catalogue(items, (), {})
        receiver = self.clerk(RECEIVER)
        for number, name, duties in (
            (BOTH_OPINIONS, "万能手", frozenset(Duty)),
            (TO_BE_WITHDRAWN, "将停用", receiver.duties),
        ):
            self.county.add_clerk(
                replace(receiver, number=number, name=name, duties=duties), PASSWORD
            )


def _like(item: ServiceItem, place: int, name: str, initials: str) -> ServiceItem:
    """Another item without questions of its own."""
    stem, _, tail = item.implementation_code.partition("-")
    return replace(
        item,
        implementation_code=f"{stem[:-2]}{90 + place}-{tail}",
        name=name,
        pinyin_initials=initials,
        application_form=None,
    )
