"""Which model errs where: figures with intervals, the worst examples, and a page that shows them."""

from shotlog.captions.reporting.comparing import Comparison, compared
from shotlog.captions.reporting.figures import Case, Example, ModelReport, Rate, model_report
from shotlog.captions.reporting.page import write_page
from shotlog.captions.reporting.report import Report, report

__all__ = [
    "Case",
    "Comparison",
    "Example",
    "ModelReport",
    "Rate",
    "Report",
    "compared",
    "model_report",
    "report",
    "write_page",
]
