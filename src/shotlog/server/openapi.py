"""The description of the API, as `web/openapi.json` holds it for the pages' types."""

import json

from fastapi import FastAPI

from shotlog.server.app import api


def description() -> str:
    """OpenAPI of all routes, as JSON; the same for the same routes."""
    app = FastAPI(title="shotlog", version="1", separate_input_output_schemas=False)
    app.include_router(api())
    return json.dumps(app.openapi(), indent=1, sort_keys=True, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    print(description(), end="")  # noqa: T201 - it is a command then
