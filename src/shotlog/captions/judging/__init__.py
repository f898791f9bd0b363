"""A judge for the open world: any OpenAI-compatible vision endpoint, asked claim by claim."""

from shotlog.captions.judging.asking import Progress
from shotlog.captions.judging.endpoint import Endpoint
from shotlog.captions.judging.judge import Account, Case, judge
from shotlog.captions.judging.kept import FILE

__all__ = ["FILE", "Account", "Case", "Endpoint", "Progress", "judge"]
