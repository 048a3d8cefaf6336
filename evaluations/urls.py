from django.urls import path

from agreements.urls import happenings
from evaluations import (
    calendar_views,
    comparison_views,
    element_list,
    element_views,
    letter_views,
    paper_views,
    reminder_views,
    warning_views,
    work_views,
)
from evaluations.annual.views import AnnualReport, AnnualReportFile, AnnualReportNow
from evaluations.contents import Contents
from evaluations.corrections import report_views
from evaluations.corrections import views as corrections
from evaluations.evaluating.views import acts, documents, follow_ups, judging
from evaluations.evaluating.views.lists import EvaluationList
from evaluations.evaluating.views.pages import EvaluationDetail
from evaluations.evaluating.views.papers import EvaluationFile
from evaluations.judged import views as judged
from evaluations.published import views as published
from evaluations.renewal.views import RenewalReview, RenewalReviewFile
from evaluations.targets.views import GovernmentTargets, GovernmentTargetsYear
from evaluations.views import Dashboard, GovernmentDashboard

#: Acts on the evaluation of the address, by their names.
EVALUATION_ACTS = {
    "judge": judging.EvaluationJudge,
    "verdicts": judging.EvaluationVerdicts,
    "conclude": acts.EvaluationConclude,
    "name": judging.EvaluatorName,
    "follow": follow_ups.FollowUpAdd,
    "cite-document": documents.EvaluationCiteDocument,
    "submit": acts.EvaluationSubmit,
    "return": acts.EvaluationReturn,
    "finalise": acts.EvaluationFinalise,
    "succeed": acts.EvaluationSucceed,
    "discard": acts.EvaluationDiscard,
}

urlpatterns = [
    path("", Dashboard.as_view(), name="home"),
    path("governments/<slug:key>/dashboard/", GovernmentDashboard.as_view(), name="government-dashboard"),
    path("my-work/", work_views.Work.as_view(), name="work"),
    path("warnings/", warning_views.WarningList.as_view(), name="warnings"),
    path("partnerships/<slug:key>/warnings/respond/", warning_views.WarningRespond.as_view(), name="warning-respond"),
    path("partnerships/<slug:key>/elements/", element_views.PartnershipElements.as_view(), name="elements"),
    path("elements/", element_list.ElementList.as_view(), name="element-list"),
    path("compare/", comparison_views.Comparison.as_view(), name="comparison"),
    path("method/", element_views.Method.as_view(), name="method"),
    path("lists/", Contents.as_view(), name="contents"),
    path("published-verdicts/", published.PublishedVerdictList.as_view(), name="published-verdicts"),
    *happenings(
        "published-verdicts",
        "published-verdict",
        published.PublishedVerdictDetail,
        published.PublishedVerdictAdd,
        published.PublishedVerdictChange,
        published.PublishedVerdictAnnul,
    ),
    path("indicator-judgements/", judged.IndicatorJudgementList.as_view(), name="indicator-judgements"),
    *happenings(
        "indicator-judgements",
        "indicator-judgement",
        judged.IndicatorJudgementDetail,
        judged.IndicatorJudgementAdd,
        judged.IndicatorJudgementChange,
        judged.IndicatorJudgementAnnul,
    ),
    path("evaluations/", EvaluationList.as_view(), name="evaluations"),
    path("evaluations/<slug:key>/", EvaluationDetail.as_view(), name="evaluation"),
    path("evaluations/<slug:key>/evaluation.pdf", EvaluationFile.as_view(), name="evaluation-pdf"),
    path("partnerships/<slug:key>/evaluations/begin/", acts.EvaluationBegin.as_view(), name="evaluation-begin"),
    *(
        path(f"evaluations/<slug:key>/{name}/", view.as_view(), name=f"evaluation-{name}")
        for name, view in EVALUATION_ACTS.items()
    ),
    path("evaluators/<slug:key>/remove/", judging.EvaluatorRemove.as_view(), name="evaluator-remove"),
    path("evaluators/<slug:key>/lead/", judging.EvaluatorLead.as_view(), name="evaluator-lead"),
    path("cited-documents/<slug:key>/remove/", documents.CitedDocumentRemove.as_view(), name="cited-document-remove"),
    path("follow-ups/<slug:key>/change/", follow_ups.FollowUpChange.as_view(), name="followup-change"),
    path("follow-ups/<slug:key>/remove/", follow_ups.FollowUpRemove.as_view(), name="followup-remove"),
    path("follow-ups/<slug:key>/done/", follow_ups.FollowUpDone.as_view(), name="followup-done"),
    path("governments/<slug:key>/targets/", GovernmentTargets.as_view(), name="government-targets"),
    path("governments/<slug:key>/targets/<int:year>/", GovernmentTargetsYear.as_view(), name="government-targets-year"),
    path("governments/<slug:key>/annual/", AnnualReportNow.as_view(), name="annual-report-now"),
    path("governments/<slug:key>/annual/<int:year>/", AnnualReport.as_view(), name="annual-report"),
    *(
        path(
            f"governments/<slug:key>/annual/<int:year>/report.{suffix}",
            AnnualReportFile.as_view(suffix=suffix),
            name=f"annual-report-{suffix}",
        )
        for suffix in ("pdf", "docx", "xlsx")
    ),
    path("reminders/", reminder_views.Reminders.as_view(), name="reminders"),
    path(
        "governments/<slug:key>/reminders/release/",
        reminder_views.ReminderReleasePage.as_view(),
        name="reminder-release",
    ),
    path("corrections/", corrections.CorrectionList.as_view(), name="corrections"),
    path("corrections/report/", report_views.ReportError.as_view(), name="report-error"),
    path("corrections/status/<slug:secret>/", report_views.ReportStatus.as_view(), name="report-status"),
    path("corrections/<slug:key>/", corrections.CorrectionDetail.as_view(), name="correction"),
    path("corrections/<slug:key>/answer/", corrections.CorrectionAnswer.as_view(), name="correction-answer"),
    path("calendar/", calendar_views.CalendarPage.as_view(), name="calendar"),
    path("calendar/revoke/", calendar_views.CalendarRevoke.as_view(), name="calendar-revoke"),
    path("calendar/<str:secret>.ics", calendar_views.CalendarFile.as_view(), name="calendar-feed"),
    path("letters/<slug:key>/", letter_views.AgencyLetters.as_view(), name="letters"),
    path("letters/<slug:key>/nota-dinas.docx", letter_views.NotaDinas.as_view(), name="letters-note"),
    path("letters/<slug:key>/head.docx", letter_views.LetterToHead.as_view(), name="letters-head"),
    path(
        "partnerships/<slug:key>/papers/council-brief.pdf",
        paper_views.CouncilBriefFile.as_view(),
        name="papers-council-brief",
    ),
    path("partnerships/<slug:key>/papers/", paper_views.Papers.as_view(), name="papers"),
    *(
        path(
            f"partnerships/<slug:key>/papers/{name}.{suffix}",
            view.as_view(suffix=suffix),
            name=f"papers-{name}-{suffix}",
        )
        for name, view in (("visit-brief", paper_views.VisitBriefFile), ("partner-brief", paper_views.PartnerBriefFile))
        for suffix in ("pdf", "docx")
    ),
    path("agreements/<slug:key>/renewal-review/", RenewalReview.as_view(), name="agreement-renewal-review"),
    path(
        "agreements/<slug:key>/renewal-review/review.docx",
        RenewalReviewFile.as_view(),
        name="agreement-renewal-review-docx",
    ),
    path("governments/<slug:key>/hearing/", paper_views.Hearing.as_view(), name="hearing"),
    path("governments/<slug:key>/hearing/briefs.pdf", paper_views.HearingFile.as_view(), name="hearing-file"),
]
