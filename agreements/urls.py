from django.urls import path

from agreements.views import claims, details, lists, log

app_name = "agreements"

urlpatterns = [
    path("partnerships/", lists.PartnershipList.as_view(), name="partnerships"),
    path("partnerships/<slug:key>/", details.PartnershipDetail.as_view(), name="partnership"),
    path("agreements/", lists.AgreementList.as_view(), name="agreements"),
    path("agreements/log/", log.AgreementLog.as_view(), name="log"),
    path("agreements/log/partners/", log.PartnerOptions.as_view(), name="partner-options"),
    path("agreements/<slug:key>/", details.AgreementDetail.as_view(), name="agreement"),
    path("fields/", lists.CooperationFieldList.as_view(), name="fields"),
    path("fields/<slug:key>/", details.CooperationFieldDetail.as_view(), name="field"),
    path("claims/<slug:key>/use/", claims.ClaimUse.as_view(), name="claim-use"),
]
