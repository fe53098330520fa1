"""
Requests for public information in Django, kept as events in a JSON column.

    pip install layanan django
    python examples/django_app.py

One file, so that it runs as it stands. In a project of yours the parts go to
`settings.py`, `models.py`, `views.py` and `urls.py`.
"""

import json
import sys
from collections.abc import Callable
from datetime import datetime
from typing import Any

import django
from django.conf import settings
from django.utils import timezone

# --- settings.py --------------------------------------------------------------

if not settings.configured:
    settings.configure(
        DEBUG=True,
        SECRET_KEY="only for this example",  # noqa: S106 - there is nothing to protect
        ALLOWED_HOSTS=["localhost", "127.0.0.1", "testserver"],
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
        INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes"],
        MIDDLEWARE=[
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.middleware.common.CommonMiddleware",
            "django.middleware.csrf.CsrfViewMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
            f"{__name__}.RefusalMiddleware",
        ],
        SESSION_ENGINE="django.contrib.sessions.backends.signed_cookies",
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        ROOT_URLCONF=__name__,
        USE_TZ=True,  # so that every instant has a zone
        # The application's clock; the library has none. A test sets another.
        CLOCK=timezone.now,
    )
    django.setup()

# Everything below needs the settings.
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import Group, User
from django.core.management import call_command
from django.db import IntegrityError, connection, models, transaction
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.test import Client
from django.urls import path
from django.views.decorators.http import require_GET, require_POST

from layanan import Actor, Catalogue, LayananError, Office, Request
from layanan.lifecycle import UnknownTransitionError
from layanan.request import (
    ConflictError,
    InvalidReferenceError,
    KeyReusedError,
    Refused,
    dump_event,
    load_event,
    replay,
)

CATALOGUE = Catalogue.kemenag()
OFFICES = {
    office.code: office
    for office in [
        Office(
            code="kankemenag.3374",
            name="Kankemenag Kota Semarang",
            region="ID-JT",
            level="kankemenag",
        ),
    ]
}

# --- models.py ----------------------------------------------------------------


class Case(models.Model):
    """
    One request: its number, and what its history does not say.
    """

    number = models.CharField(max_length=40, primary_key=True)
    office = models.CharField(max_length=40)
    applicant = models.CharField(max_length=40)

    class Meta:
        app_label = "permohonan"

    def __str__(self) -> str:
        return self.number

    def request(self) -> Request:
        """
        Return the request that the events lead to.
        """
        office = OFFICES[self.office]
        events = [load_event(one.body) for one in self.events.all()]
        service = CATALOGUE.get(events[0].code, on=office.local_date(events[0].at))
        return replay(service.rules, self.number, events, office=office, applicant=self.applicant)

    def append(self, request: Request, *, already: int) -> None:
        """
        Write the events after the first `already` ones, or nothing at all.

        Call it in a transaction.
        """
        rows = [
            StoredEvent(case=self, seq=event.seq, body=dump_event(event))
            for event in request.history[already:]
        ]
        try:
            StoredEvent.objects.bulk_create(rows)
        except IntegrityError as taken:
            raise ConflictError(
                request=self.number, expected=already, actual=already + 1
            ) from taken


class StoredEvent(models.Model):
    """
    One event, as plain data. It is added and read, never changed.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="events")
    seq = models.PositiveIntegerField()
    body = models.JSONField()

    class Meta:
        app_label = "permohonan"
        ordering = ("seq",)
        constraints = (
            # Two people cannot both write event 5.
            models.UniqueConstraint(fields=("case", "seq"), name="one_event_a_number"),
        )

    def __str__(self) -> str:
        return f"{self.case_id} #{self.seq}"


# --- middleware.py ------------------------------------------------------------

# What is no fault of the caller is left out: it is a 500, and ours to mend.
STATUS: dict[type[LayananError], int] = {
    Refused: 409,
    ConflictError: 409,
    KeyReusedError: 409,
    InvalidReferenceError: 422,
    UnknownTransitionError: 404,
}


class RefusalMiddleware:
    """
    Answer a refusal in words, in the language that was asked for.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, http: HttpRequest) -> HttpResponse:
        """
        Let every request pass.
        """
        return self.get_response(http)

    def process_exception(self, http: HttpRequest, error: Exception) -> HttpResponse | None:
        """
        Return the refusal; None lets Django handle every other error.
        """
        status = STATUS.get(type(error))
        if status is None or not isinstance(error, LayananError):
            return None
        words = language(http)
        answer: dict[str, Any] = {"error": error.describe(words)}
        if isinstance(error, Refused):
            check = error.check
            answer = {
                "error": check.explain(words),
                "unmet": [{"code": one.code, "text": one.text(words)} for one in check.unmet],
                "possible": check.possible,
            }
        return JsonResponse(answer, status=status)


# --- views.py -----------------------------------------------------------------


def language(http: HttpRequest) -> str:
    """
    Return the language to answer in.
    """
    return "en" if http.GET.get("language") == "en" else "id"


def now() -> datetime:
    """
    Return the present instant by the application's clock.
    """
    return settings.CLOCK()


def actor(http: HttpRequest, applicant: str) -> Actor:
    """
    Return who is asking, with the roles they have for this request.

    Staff roles are Django groups. An applicant is `pemohon` of their own
    request and of no other; others do not learn that it exists.
    """
    who = f"U-{http.user.pk}"  # opaque: no name, no NIK
    roles = set(http.user.groups.values_list("name", flat=True))
    if who == applicant:
        roles.add("pemohon")
    if not roles:
        raise Http404
    return Actor(who, roles=roles)


def show(request: Request, *, at: datetime, words: str) -> dict[str, Any]:
    """
    Return a request as it stands at an instant, each deadline with its reasons.
    """
    state = request.rules.lifecycle.states[request.state]
    return {
        "number": request.id,
        "seq": request.seq,
        "state": request.state,
        "plain": state.plain.text(words),
        "clocks": {
            name: {
                "status": reading.status,
                "due": reading.due and reading.due.at,
                "certainty": reading.due and reading.due.certainty,
                "explanation": reading.explain(words).splitlines(),
            }
            for name, reading in request.clocks(at=at).items()
        },
        "timeline": request.timeline(words).splitlines(),
    }


@require_POST
@login_required
def begin(http: HttpRequest, number: str) -> JsonResponse:
    """
    Open a request for whoever is logged in.
    """
    office = OFFICES.get(http.POST.get("office", ""))
    if office is None:
        return JsonResponse({"error": "kantor tidak dikenal / unknown office"}, status=422)
    at, who = now(), f"U-{http.user.pk}"
    ppid = CATALOGUE.get("info.ppid", on=office.local_date(at))
    request = ppid.open(number, office=office, applicant=who, at=at)
    try:
        with transaction.atomic():
            case = Case.objects.create(number=number, office=office.code, applicant=who)
            case.append(request, already=0)
    except IntegrityError:
        return JsonResponse({"error": "nomor sudah dipakai / number already taken"}, status=409)
    return JsonResponse(show(request, at=at, words=language(http)), status=201)


@require_GET
@login_required
def read(http: HttpRequest, number: str) -> JsonResponse:
    """
    Show a request, and what whoever asks may do with it now.
    """
    case = get_object_or_404(Case, pk=number)
    who, request, at, words = actor(http, case.applicant), case.request(), now(), language(http)
    options = [
        {"name": one.name, "label": one.label.text(words), "note_required": one.note_required}
        for one in request.options(by=who, at=at)
    ]
    return JsonResponse(show(request, at=at, words=words) | {"options": options})


@require_POST
@login_required
def take_step(http: HttpRequest, number: str, name: str) -> JsonResponse:
    """
    Take a step: one event more, or a refusal and nothing at all.
    """
    seen = http.POST.get("expect_seq", "")
    with transaction.atomic():
        # Whoever comes second waits here, then sees the first one's event.
        case = get_object_or_404(Case.objects.select_for_update(), pk=number)
        who, request, at = actor(http, case.applicant), case.request(), now()
        # What is due by then comes first, as if the timer had rung in time.
        after = request.advance(at=at).fire(
            name,
            by=who,
            at=at,
            note=http.POST.get("note"),
            key=http.headers.get("Idempotency-Key"),
            expect_seq=int(seen) if seen.isdecimal() else None,
        )
        case.append(after, already=request.seq)
    return JsonResponse(show(after, at=at, words=language(http)))


# --- urls.py ------------------------------------------------------------------

urlpatterns = [
    path("requests/<str:number>/begin", begin),
    path("requests/<str:number>", read),
    path("requests/<str:number>/steps/<slug:name>", take_step),
]

# --- only so that one file runs by itself -------------------------------------


def create_tables() -> None:
    """
    Create the tables, in place of a project's migrations.
    """
    call_command("migrate", verbosity=0)
    with connection.schema_editor() as editor:
        editor.create_model(Case)
        editor.create_model(StoredEvent)


def main() -> None:
    """
    Let a citizen ask and an officer answer, and print what they see.
    """
    create_tables()
    citizen, officer = Client(), Client()
    citizen.force_login(User.objects.create_user("pemohon"))
    staff = User.objects.create_user("petugas")
    staff.groups.add(Group.objects.create(name="front_office"))
    officer.force_login(staff)

    citizen.post("/requests/REQ-1/begin", {"office": "kankemenag.3374"})
    citizen.post("/requests/REQ-1/steps/ajukan")
    for answer in (
        officer.get("/requests/REQ-1"),
        officer.post("/requests/REQ-1/steps/setujui"),
    ):
        sys.stdout.write(f"{answer.status_code}\n")
        sys.stdout.write(json.dumps(answer.json(), indent=2, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
