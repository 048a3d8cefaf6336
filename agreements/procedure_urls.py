"""Addresses of the board, of the way of a partnership, and of the rules by which both are judged."""

from django.urls import path

from agreements.views import pipeline, procedure, stages, travel

PROCEDURE = [
    path("partnerships/<slug:key>/procedure/", procedure.PartnershipProcedure.as_view(), name="procedure"),
    path("pipeline/", pipeline.Pipeline.as_view(), name="pipeline"),
    path("stage-sets/", stages.StageSetList.as_view(), name="stage-sets"),
    path("stage-sets/<slug:key>/", stages.StageSetDetail.as_view(), name="stage-set"),
    path("governments/<slug:key>/stage-sets/add/", stages.StageSetAdd.as_view(), name="stage-set-add"),
    path("stage-sets/<slug:key>/change/", stages.StageSetChange.as_view(), name="stage-set-change"),
    path("stage-sets/<slug:key>/stages/add/", stages.StageAdd.as_view(), name="stage-add"),
    path("stages/<slug:key>/change/", stages.StageChange.as_view(), name="stage-change"),
    path("stages/<slug:key>/remove/", stages.StageRemove.as_view(), name="stage-remove"),
    path("travel-rules/", travel.TravelRuleList.as_view(), name="travel-rules"),
    path("travel-rules/<slug:key>/", travel.TravelRuleDetail.as_view(), name="travel-rule"),
    path("governments/<slug:key>/travel-rules/add/", travel.TravelRuleAdd.as_view(), name="travel-rule-add"),
    path("travel-rules/<slug:key>/change/", travel.TravelRuleChange.as_view(), name="travel-rule-change"),
]
