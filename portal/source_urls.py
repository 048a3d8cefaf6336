"""Addresses of sources, of what any record may have (citations, claims, versions, files), and of the data as such."""

from django.urls import include, path

from portal import cite_views, data_views, export_views, version_views
from portal import source_views as views
from portal.documents import views as documents
from portal.documents.lists import DocumentList

app_name = "portal"

urlpatterns = [
    path("imports/", include("portal.imports.urls")),
    path("sources/", views.SourceList.as_view(), name="sources"),
    path("sources/<slug:key>/", views.SourceDetail.as_view(), name="source"),
    path("data/", data_views.DataPage.as_view(), name="data"),
    path("data/dictionary/", data_views.DataDictionary.as_view(), name="data-dictionary"),
    path("data/package.zip", data_views.PackageFile.as_view(), name="data-package"),
    path("data/internal-package.zip", data_views.OwnPackageFile.as_view(), name="data-own-package"),
    path("data/release/", data_views.ReleaseAdd.as_view(), name="data-release-add"),
    path("data/versions/<slug:version>.zip", data_views.ReleaseFile.as_view(), name="data-release"),
    path("data/<slug:table>.csv", data_views.TableFile.as_view(), name="data-table"),
    path("records/<slug:kind>/<slug:key>/citation/", version_views.RecordCitation.as_view(), name="record-citation"),
    path("records/<slug:kind>/<slug:key>/v<int:number>/", version_views.RecordVersion.as_view(), name="record-version"),
    path(
        "records/<slug:kind>/<slug:key>/v<int:number>/citation/",
        version_views.RecordCitation.as_view(),
        name="record-version-citation",
    ),
    *(
        path(
            f"records/<slug:kind>/<slug:key>/v<int:number>/citation.{ending}",
            version_views.ReferenceFile.as_view(ending=ending),
            name=f"record-{ending}",
        )
        for ending in version_views.FORMATS
    ),
    path("records/<str:label>/<slug:key>/cite/", cite_views.Cite.as_view(), name="cite"),
    path("records/<str:label>/<slug:key>/claims/add/", cite_views.ClaimAdd.as_view(), name="claim-add"),
    path("records/<str:label>/<slug:key>/documents/add/", documents.DocumentAdd.as_view(), name="document-add"),
    path("exports/<slug:key>/", export_views.ExportDetail.as_view(), name="export"),
    path("documents/", DocumentList.as_view(), name="documents"),
    path("documents/<slug:key>/", documents.DocumentDetail.as_view(), name="document"),
    path("documents/<slug:key>/file/", documents.DocumentFile.as_view(), name="document-file"),
    path("documents/<slug:key>/succeed/", documents.DocumentSucceed.as_view(), name="document-succeed"),
    path("documents/<slug:key>/change/", documents.DocumentChange.as_view(), name="document-change"),
    path("documents/<slug:key>/remove/", documents.DocumentRemove.as_view(), name="document-remove"),
]
