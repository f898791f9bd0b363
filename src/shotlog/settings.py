"""What a user may set, through environment variables: one class, every field documented.

`docs/settings.md` has a row for each field; a test keeps the two in step.
"""

import getpass
import os
from functools import lru_cache
from pathlib import Path

from pydantic import AliasChoices, Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


def _login_name() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a user id without a name, as in some containers
        return "someone"


class Settings(BaseSettings):
    """Read once from environment variables named `SHOTLOG_` and the field in capitals."""

    model_config = SettingsConfigDict(env_prefix="SHOTLOG_", frozen=True)

    project: Path | None = Field(None, description="Project folder used where `--project` is not given.")
    author: str = Field(
        default_factory=_login_name,
        min_length=1,
        description="Name under which your labels and edits are recorded.",
    )
    jobs: int = Field(
        default_factory=lambda: os.cpu_count() or 1,
        ge=1,
        le=256,
        description="Clips measured at the same time by `ingest`.",
    )
    stall_seconds: float = Field(
        60.0, gt=0, description="A clip that gives no new frame for this long is given up."
    )
    clip_seconds: float = Field(
        6 * 3600.0, gt=0, description="The longest time that reading one clip may take."
    )
    memory_mb: int = Field(
        4096, ge=512, description="Memory that reading one clip may take, in MiB (not enforced on macOS)."
    )
    max_pixels: int = Field(
        16384 * 16384, ge=1, description="Largest picture, width times height, that is decoded."
    )
    busy_seconds: float = Field(
        30.0, gt=0, description="How long a write waits for another process that is writing."
    )
    judge_key: SecretStr | None = Field(
        None,
        validation_alias=AliasChoices("SHOTLOG_JUDGE_KEY", "OPENAI_API_KEY"),
        description="Key for the endpoint of `--judge`; never kept, logged or shown.",
    )
    judge_jobs: int = Field(4, ge=1, le=64, description="Questions put to a judge at the same time.")
    judge_seconds: float = Field(120.0, gt=0, description="How long to wait for each answer of a judge.")


@lru_cache(maxsize=1)
def settings() -> Settings:
    """The settings of this process, read from the environment once.

    Raises:
        pydantic.ValidationError: A variable holds a value outside its range.
    """
    return Settings()
