"""An agreement of which there is something to review, who reviews it, and what the document then says."""

from datetime import date
from io import BytesIO

import docx
import pytest
from django.urls import reverse

from tests import factories as make
from tests import life
from tests.factories import when

#: Three months before the last day for notice, which is 25 May 2021.
DAY = date(2021, 3, 1)
#: In their order.
HEADINGS = (
    "I. The question",
    "II. Assumptions",
    "III. Facts that bear on it",
    "IV. Analysis",
    "V. Conclusion",
    "VI. Advice",
)
#: What a word processor writes of a document that it shows.
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture
def agreement():
    """One field ran and one did not, and it is not known whether it did."""
    agreement = make.AgreementFactory(
        key="memorandum",
        partnership__government__name="Kota Alfa",
        partnership__partner__name="Beta",
        title="Nota kesepahaman",
        number_home="12/MoU/2016",
        renewal="written",
    )
    partnership = agreement.partnership
    roads = make.CooperationFieldFactory(agreement=agreement, position=1, wording="Jalan dan jembatan")
    make.CooperationFieldFactory(agreement=agreement, position=2, wording="Kesehatan", outcomes="not_stated")
    agency = make.AgencyFactory(government=agreement.government, name="Dinas Gama")
    held = make.AssignmentFactory(field=roads, agency=agency)
    life.AssignmentStatusFactory(assignment=held, state="running", happened=when("2018"))
    life.AcknowledgementFactory(assignment=held, state="aware", happened=when("2018"))
    life.OfficerFactory(assignment=held, post="Kepala Seksi Rahasia")
    life.ActivityFactory(partnership=partnership, title="Lokakarya 2018", happened=when("2018")).fields.set([roads])
    life.OutcomeFactory(partnership=partnership, title="Jembatan air", is_verified=True, field=roads)
    life.ObstacleFactory(partnership=partnership, description="Anggaran kurang", happened=when("2018"))
    return agreement


@pytest.fixture
def coordinator(client, agreement):
    person = make.MembershipFactory(government=agreement.government).user
    client.force_login(person)
    client.cookies["django_language"] = "en"
    return person


def page(client, agreement, on: date = DAY) -> str:
    return client.get(reverse("agreement-renewal-review", args=[agreement.key]), {"as_of": on}).content.decode()


def document(client, agreement, on: date = DAY):
    response = client.get(reverse("agreement-renewal-review-docx", args=[agreement.key]), {"as_of": on})
    assert response.status_code == 200
    return docx.Document(BytesIO(response.content))


def told(client, agreement, on: date = DAY) -> str:
    """All that the document says, links and cells too, a line for each paragraph."""
    body = document(client, agreement, on).element.body
    lines = ("".join(text.text or "" for text in each.iter(f"{WORD}t")) for each in body.iter(f"{WORD}p"))
    return "\n".join(lines)


def between(text: str, first: str, last: str) -> str:
    """What stands after one heading and before the next."""
    return text.partition(f"\n{first}\n")[2].partition(f"\n{last}\n")[0]
