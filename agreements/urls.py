from django.urls import path

from agreements.views import acts, changes, claims, details, invitations, lists, log, parts

app_name = "agreements"


def happenings(plural: str, name: str, shown, add, change, annul) -> list:
    """The pages of one kind of record under a partnership, beside its list."""
    return [
        path(f"{plural}/<slug:key>/", shown.as_view(), name=name),
        path(f"partnerships/<slug:key>/{plural}/add/", add.as_view(), name=f"{name}-add"),
        path(f"{plural}/<slug:key>/change/", change.as_view(), name=f"{name}-change"),
        path(f"{plural}/<slug:key>/annul/", annul.as_view(), name=f"{name}-annul"),
    ]


urlpatterns = [
    path("partnerships/", lists.PartnershipList.as_view(), name="partnerships"),
    path("partnerships/<slug:key>/", details.PartnershipDetail.as_view(), name="partnership"),
    path("partnerships/<slug:key>/change/", changes.PartnershipChange.as_view(), name="partnership-change"),
    path("partnerships/<slug:key>/publish/", acts.PartnershipPublish.as_view(), name="partnership-publish"),
    path("partnerships/<slug:key>/withdraw/", acts.PartnershipWithdraw.as_view(), name="partnership-withdraw"),
    path("partnerships/<slug:key>/annul/", acts.PartnershipAnnul.as_view(), name="partnership-annul"),
    path("partnerships/<slug:key>/umbrellas/add/", changes.UmbrellaAdd.as_view(), name="umbrella-add"),
    path("umbrellas/<slug:key>/remove/", changes.UmbrellaRemove.as_view(), name="umbrella-remove"),
    path("agreements/", lists.AgreementList.as_view(), name="agreements"),
    path("agreements/log/", log.AgreementLog.as_view(), name="log"),
    path("agreements/log/partners/", log.PartnerOptions.as_view(), name="partner-options"),
    path("agreements/<slug:key>/", details.AgreementDetail.as_view(), name="agreement"),
    path("agreements/<slug:key>/change/", changes.AgreementChange.as_view(), name="agreement-change"),
    path("agreements/<slug:key>/enter/", acts.AgreementEnter.as_view(), name="agreement-enter"),
    path("agreements/<slug:key>/confirm/", acts.AgreementConfirm.as_view(), name="agreement-confirm"),
    path("agreements/<slug:key>/renew/", acts.AgreementRenew.as_view(), name="agreement-renew"),
    path("agreements/<slug:key>/amend/", acts.AgreementAmend.as_view(), name="agreement-amend"),
    path("agreements/<slug:key>/terminate/", acts.AgreementTerminate.as_view(), name="agreement-terminate"),
    path("agreements/<slug:key>/annul/", acts.AgreementAnnul.as_view(), name="agreement-annul"),
    path("agreements/<slug:key>/delete/", acts.AgreementDelete.as_view(), name="agreement-delete"),
    path("fields/", lists.CooperationFieldList.as_view(), name="fields"),
    path("fields/<slug:key>/", details.CooperationFieldDetail.as_view(), name="field"),
    path("agreements/<slug:key>/texts/add/", parts.TextAdd.as_view(), name="text-add"),
    path("texts/<slug:key>/change/", parts.TextChange.as_view(), name="text-change"),
    path("texts/<slug:key>/remove/", parts.TextRemove.as_view(), name="text-remove"),
    path("agreements/<slug:key>/signings/add/", parts.SigningAdd.as_view(), name="signing-add"),
    path("signings/<slug:key>/change/", parts.SigningChange.as_view(), name="signing-change"),
    path("signings/<slug:key>/remove/", parts.SigningRemove.as_view(), name="signing-remove"),
    path("signings/<slug:key>/signatories/add/", parts.SignatoryAdd.as_view(), name="signatory-add"),
    path("signatories/<slug:key>/change/", parts.SignatoryChange.as_view(), name="signatory-change"),
    path("signatories/<slug:key>/remove/", parts.SignatoryRemove.as_view(), name="signatory-remove"),
    path("agreements/<slug:key>/fields/add/", parts.FieldAdd.as_view(), name="field-add"),
    path("fields/<slug:key>/change/", parts.FieldChange.as_view(), name="field-change"),
    path("fields/<slug:key>/remove/", parts.FieldRemove.as_view(), name="field-remove"),
    path("fields/<slug:key>/agencies/add/", parts.AssignmentAdd.as_view(), name="assignment-add"),
    path("assignments/<slug:key>/change/", parts.AssignmentChange.as_view(), name="assignment-change"),
    path("assignments/<slug:key>/remove/", parts.AssignmentRemove.as_view(), name="assignment-remove"),
    path("claims/<slug:key>/use/", claims.ClaimUse.as_view(), name="claim-use"),
    path("invitations/", invitations.InvitationList.as_view(), name="invitations"),
    *happenings(
        "invitations",
        "invitation",
        invitations.InvitationDetail,
        invitations.InvitationAdd,
        invitations.InvitationChange,
        invitations.InvitationAnnul,
    ),
]
