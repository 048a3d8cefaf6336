from django.apps import AppConfig
from django.db.models.signals import pre_delete
from django.utils.translation import gettext_lazy as _


class PortalConfig(AppConfig):
    name = "portal"
    verbose_name = _("Portal")

    def ready(self):
        from portal.documents.keeping import keep_what_documents_stand_beside

        pre_delete.connect(keep_what_documents_stand_beside)
