"""Django in one file: `python django_app.py runserver`. In a project, `notify` is a view and the rest is there already."""

import os
import sys

from django.conf import settings
from django.core.management import execute_from_command_line
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from shop import notified

if not settings.configured:
    settings.configure(ROOT_URLCONF=__name__, ALLOWED_HOSTS=["127.0.0.1"], SECRET_KEY=os.urandom(32).hex())


# The gateway has no CSRF token; its signature is what proves the call.
@csrf_exempt
@require_http_methods(["GET", "POST"])
def notify(request: HttpRequest) -> HttpResponse:
    # Under WSGI the query is bytes that were read as Latin-1. `request.body` before anything asks for
    # `request.POST`.
    raw = request.META["QUERY_STRING"].encode("latin-1") if request.method == "GET" else request.body
    status, text = notified(raw)
    return HttpResponse(text, status=status, content_type="text/plain")


urlpatterns = [path("notify", notify)]
application = get_wsgi_application()

if __name__ == "__main__":
    arguments = sys.argv[1:] or ["runserver", "--noreload", f"127.0.0.1:{os.environ.get('PORT', '8000')}"]
    execute_from_command_line([sys.argv[0], *arguments])
