from pathlib import Path

import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import checks
from schemathesis.core.result import Ok

from shotlog.server.openapi import description

SIGNED_IN = {"Authorization": "Bearer open sesame", "Host": "127.0.0.1"}
CHECKS = [checks.not_a_server_error, checks.response_schema_conformance, checks.content_type_conformance]


def test_the_pages_have_the_types_of_this_api():
    kept = Path(__file__).parents[2] / "web" / "openapi.json"
    assert kept.read_text() == description(), "run `script/pages types`"


def test_no_request_makes_the_server_fail(ann):
    schema = schemathesis.openapi.from_asgi("/api/openapi.json", ann.app, headers=SIGNED_IN)
    asked = [found.ok() for found in schema.get_all_operations() if isinstance(found, Ok)]
    assert len(asked) > 20
    for operation in asked:
        if operation.path.endswith(("/events", "/proxy")):  # one never ends, the other begins a long work
            continue

        @settings(max_examples=8, suppress_health_check=list(HealthCheck), derandomize=True)
        @given(case=operation.as_strategy())
        def ask(case):
            case.call_and_validate(checks=CHECKS, headers=SIGNED_IN)

        ask()
