"""The language of the page, and that pages of people signed in are kept by no cache."""

from django.conf import settings
from django.utils import translation
from django.utils.cache import add_never_cache_headers, patch_vary_headers


class LanguageMiddleware:
    """Indonesian unless the person chose English: by cookie, or in the account.

    The browser's own list is not asked: an Indonesian office with an English Windows would get English pages.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        translation.activate(self._chosen(request))
        request.LANGUAGE_CODE = translation.get_language()
        response = self.get_response(request)
        response.headers.setdefault("Content-Language", request.LANGUAGE_CODE)
        patch_vary_headers(response, ("Cookie",))
        return response

    @staticmethod
    def _chosen(request) -> str:
        cookie = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
        if cookie in dict(settings.LANGUAGES):
            return cookie
        return request.user.language if request.user.is_authenticated else settings.LANGUAGE_CODE


class SignedInPagesStayPrivate:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if request.user.is_authenticated:
            add_never_cache_headers(response)
        return response
