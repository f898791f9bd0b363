"""The routes of the workbench's API, one module a subject."""

from shotlog.server.routes import about, bins, captions, changes, clip, exports, progress, viewing

ROUTERS = (
    about.router,
    bins.router,
    clip.router,
    viewing.router,
    captions.router,
    progress.router,
    exports.router,
    changes.router,
)
"""All of them."""
