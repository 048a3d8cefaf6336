"""The register as a schema.org Dataset, by which search engines for data find it."""

from collections.abc import Callable

from django.urls import reverse

from portal.packages import texts
from portal.packages.scope import Scope
from portal.packages.vocabularies import LANGUAGES


def dataset(absolute: Callable[[str], str], scope: Scope) -> dict:
    """JSON-LD; `absolute` makes a full address of a path."""
    return {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": texts.title(),
        "description": texts.about(),
        "url": absolute(reverse("portal:data")),
        "license": texts.LICENCE_URL,
        "isAccessibleForFree": True,
        "inLanguage": list(LANGUAGES),
        "spatialCoverage": "Indonesia",
        "dateModified": scope.as_of.isoformat(),
        "creator": {"@type": "Organization", "name": texts.publisher()},
        "distribution": [
            {
                "@type": "DataDownload",
                "encodingFormat": "application/zip",
                "contentUrl": absolute(reverse("portal:data-package")),
            }
        ],
    }
