"""Puts the sample catalogue, sites and clerks of ``forms/`` into a county; repeating changes nothing."""

from pathlib import Path

from window_desk.county.bootstrap import County
from window_desk.county.catalogue.item_files import load_forms
from window_desk.county.catalogue.sample_people import SampleSite, load_sample_people
from window_desk.county.identity import CountyIdentity
from window_desk.protocol.messages import SiteRecord


def sample_identity(forms: Path) -> CountyIdentity:
    """The fictional county of the sample; raises ``SamplePeopleError``."""
    people = load_sample_people(forms)
    return CountyIdentity(people.county_code, people.county_name)


def load_sample(county: County, forms: Path) -> None:
    """Publish sites, clerks (those not there yet), items, windows and certificate templates.

    Raises:
        SamplePeopleError, CatalogueFaultyError: a file of ``forms`` is missing or wrong.
        RecordError: an item was published before with the same version and another content.
    """
    people = load_sample_people(forms)
    catalogue = load_forms(forms)
    for site in people.sites:
        county.publish_site(_record(site))
    county.publish_catalogue(catalogue.items, catalogue.windows, catalogue.templates)
    for clerk in people.clerks:
        if not county.knows_clerk(clerk.number):
            county.add_clerk(clerk, people.password)


def _record(site: SampleSite) -> SiteRecord:
    return SiteRecord(site.code, site.name, site.level.value, site.area_code, site.agency_prefix)
