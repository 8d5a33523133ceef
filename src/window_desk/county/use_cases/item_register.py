"""The county's published items, as the catalogue's importer wants to see them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from window_desk.casework.item_mapping import item_as_mapping
from window_desk.casework.items import ServiceItem
from window_desk.county.use_cases.context import CountyContext
from window_desk.county.use_cases.publish_reference import NewRecord, publish_reference
from window_desk.protocol.messages import ReferenceKind


@dataclass(frozen=True, slots=True)
class PublishedItems:
    """Every version of every item; a version in use is never changed, only followed."""

    context: CountyContext

    def current_items(self) -> Mapping[tuple[str, int], ServiceItem]:
        """All versions by implementation code and version."""
        with self.context.database.reading() as connection:
            epoch = self.context.row(connection).epoch
            knowledge = self.context.shelf.up_to_date(connection, epoch)
        return {key: published.item for key, published in knowledge.items.items()}

    def put(self, items: Iterable[ServiceItem]) -> None:
        """Publish these versions, all of them or none.

        Raises:
            RecordError: a version is published already with another content.
        """
        publish_reference(self.context, [item_record(item) for item in items])


def item_record(item: ServiceItem) -> NewRecord:
    """The reference record of one version of an item."""
    return NewRecord.of(
        ReferenceKind.SERVICE_ITEM,
        item.implementation_code,
        item_as_mapping(item),
        item.version,
    )
