from agreements.models.agreements import Agreement
from agreements.models.fields import Assignment, CooperationField, FieldSector, Sector
from agreements.models.partnerships import Partnership, PartnershipUmbrella
from agreements.models.signings import Signatory, Signing
from agreements.models.texts import AgreementText

__all__ = [
    "Agreement",
    "AgreementText",
    "Assignment",
    "CooperationField",
    "FieldSector",
    "Partnership",
    "PartnershipUmbrella",
    "Sector",
    "Signatory",
    "Signing",
]
