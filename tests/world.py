"""One of everything, for tests that walk over all pages."""

from contextlib import contextmanager
from datetime import date

from django.db import connection, transaction

from tests import factories as make
from tests import life
from tests.life import evaluations


def small_world() -> dict:
    """One record of each kind under a published partnership, richly filled, and people who serve its government."""
    world = _cities()
    government, locality = world["government"], world["locality"]
    partnership = make.PartnershipFactory(
        key="semarang-jung-gu", government=government, partner=locality, published=True, began=make.when("2014")
    )
    agreement = make.AgreementFactory(key="semarang-jung-gu-mou-2016", partnership=partnership, confirmed=True)
    world |= {"partnership": partnership, "agreement": agreement} | _parts(agreement, world["agency"])
    world["draft"] = make.AgreementFactory(key="konsep", partnership=partnership, draft=True, unsigned=True)
    world["addendum"] = make.AgreementFactory(
        partnership=partnership,
        kind="addendum",
        parent=agreement,
        succeeds=agreement,
        signed=make.when("2018-10/2018-12"),
    )
    world["umbrella"] = make.PartnershipUmbrellaFactory(partnership=partnership)
    world["serving"] = life.OfficerFactory(assignment=world["assignment"])
    world["correction"] = life.CorrectionReportFactory(about=agreement, secret=life.SECRET)
    world["calendar"] = life.CalendarFeedFactory(user=world["coordinator"])
    world["asked"] = life.ReportFactory(
        agreement=agreement,
        agency=world["agency"],
        starts=date(2018, 1, 1),
        ends=date(2018, 12, 31),
        due=date(2019, 1, 31),
    )
    world["package"] = make.PackageReleaseFactory()
    world["import"] = make.ImportFactory(by=world["coordinator"])
    world["imported"] = make.ImportFactory(by=world["coordinator"], done=True)
    world["withdrawn"] = make.PartnershipFactory(government=government)
    life.PromiseFactory(activity__partnership=world["withdrawn"])
    world["export"] = make.ExportFactory(by=world["coordinator"])
    world |= _sources(agreement) | life.one_of_each(partnership, world["assignment"])
    return world | _evaluation(partnership, world["coordinator"])


def _cities() -> dict:
    government = make.GovernmentFactory(key="kota-semarang", name="Kota Semarang", code="3374")
    locality = make.LocalityFactory(key="jung-gu", name="Jung-gu", parent=make.LocalityFactory(name="Seoul"))
    make.LocalityNameFactory(locality=locality, name="Jongno-gu")
    agency = make.AgencyFactory(government=government, name="Dinas Bina Marga", dissolved=make.when("2016"))
    make.AgencySuccessionFactory(predecessor=agency, happened=make.when("2016"))
    membership = make.MembershipFactory(government=government)
    administrator = make.MembershipFactory(government=government, administrator=True).user
    return {
        "government": government,
        "locality": locality,
        "agency": agency,
        "membership": membership,
        "coordinator": membership.user,
        "administrator": administrator,
    }


def _parts(agreement, agency) -> dict:
    text = make.AgreementTextFactory(agreement=agreement, pages=4, articles=9, authoritative="yes")
    signing = make.SigningFactory(agreement=agreement, planned=make.when("2016-10"))
    signatory = make.SignatoryFactory(signing=signing)
    field = make.CooperationFieldFactory(
        agreement=agreement, text=text, wording="Pendidikan dan kebudayaan", sectors=[make.SectorFactory()]
    )
    assignment = make.AssignmentFactory(field=field, agency=agency, started=make.when("2017"))
    parts = {"text": text, "signing": signing, "signatory": signatory, "field": field, "assignment": assignment}
    return parts | _findings(text, field)


def _findings(text, field) -> dict:
    """What was found in the texts; the point stands in the text of the partner."""
    theirs = make.AgreementTextFactory(agreement=text.agreement, party="partner", points=1)
    point = make.TextPointFactory(text=theirs)
    return {
        "clause": make.ClauseFactory(text=text, article="pasal 11"),
        "point": point,
        "point_without_field": make.TextPointFactory(text=theirs),
        "match": make.FieldMatchFactory(field=field, text=theirs, point=point, wording="pendidikan"),
    }


def _evaluation(partnership, lead) -> dict:
    """A draft in which two have judged; others are submitted and final."""
    draft = evaluations.draft(partnership=partnership, lead=lead)
    evaluator = evaluations.EvaluatorFactory(evaluation=draft)
    evaluations.JudgementFactory(evaluation=draft, evaluator=evaluator)
    final = evaluations.final(partnership=partnership, lead=lead, follow_ups=1)
    return {
        "evaluation": draft,
        "evaluator": evaluator,
        "judgement_of_one": evaluator.judgements.get(),
        "verdict_of_lead": draft.verdicts.first(),
        "follow_up": evaluations.FollowUpFactory(evaluation=draft),
        "cited_document": evaluations.CitedDocumentFactory(evaluation=draft),
        "submitted": evaluations.draft("submitted", partnership=partnership, lead=lead),
        "final": final,
        "to_be_done": final.follow_ups.get(),
    }


def _sources(agreement) -> dict:
    citation = make.CitationFactory(about=agreement, attribute="signed", quote="Ditandatangani pada 25 November.")
    used = make.ClaimFactory(about=agreement, is_used=True, reason="Naskah asli.", wording="tahun 2016")
    make.ClaimFactory(about=agreement, value="2015")
    return {"source": citation.source, "citation": citation, "claim": used}


def settled(made):
    """What was made, with what the database asks of it at the end asked now: each test would ask it again."""
    connection.check_constraints()
    return made


@contextmanager
def kept_for_module(django_db_blocker):
    """Records made inside stay for all tests of a module, each of which undoes its own."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)
