"""Records for tests: each factory makes a valid one; traits say more: `PartnershipFactory(published=True)`."""

from tests.factories.agreements import (
    AgreementFactory,
    AgreementTextFactory,
    AssignmentFactory,
    CooperationFieldFactory,
    PartnershipFactory,
    PartnershipUmbrellaFactory,
    SectorFactory,
    SignatoryFactory,
    SigningFactory,
)
from tests.factories.cities import (
    AgencyFactory,
    AgencySuccessionFactory,
    CountryFactory,
    GovernmentFactory,
    LocalityFactory,
    LocalityNameFactory,
    MembershipFactory,
    PlaceFactory,
)
from tests.factories.portal import (
    PASSWORD,
    CitationFactory,
    ClaimFactory,
    FormTokenFactory,
    SourceFactory,
    UserFactory,
    when,
)

__all__ = [
    "PASSWORD",
    "AgencyFactory",
    "AgencySuccessionFactory",
    "AgreementFactory",
    "AgreementTextFactory",
    "AssignmentFactory",
    "CitationFactory",
    "ClaimFactory",
    "CooperationFieldFactory",
    "CountryFactory",
    "FormTokenFactory",
    "GovernmentFactory",
    "LocalityFactory",
    "LocalityNameFactory",
    "MembershipFactory",
    "PartnershipFactory",
    "PartnershipUmbrellaFactory",
    "PlaceFactory",
    "SectorFactory",
    "SignatoryFactory",
    "SigningFactory",
    "SourceFactory",
    "UserFactory",
    "when",
]
