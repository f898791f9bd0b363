"""`shotlog serve`: the workbench in a browser."""

from typing import Annotated

import typer

from shotlog.cli.answers import err, plain
from shotlog.cli.app import AuthorOption, ProjectOption, app, open_project, person


@app.command()
def serve(
    context: typer.Context,
    host: Annotated[
        str, typer.Option("--host", help="Address to listen at; others need --token.")
    ] = "127.0.0.1",
    port: Annotated[
        int | None,
        typer.Option(
            "--port",
            min=0,
            max=65535,
            help="Port; 0 takes any that is free.",
            show_default="the project's own",
        ),
    ] = None,
    token: Annotated[
        str | None,
        typer.Option(
            "--token", envvar="SHOTLOG_TOKEN", help="Secret that lets programs and other machines in."
        ),
    ] = None,
    project: ProjectOption = None,
    author: AuthorOption = None,
) -> None:
    """Open the workbench: log, judge and correct in a browser."""
    from shotlog.server import serve as run  # noqa: PLC0415 - takes longer to load than most commands to run

    with open_project(context, project) as opened:
        run(
            opened,
            person(context, author).name,
            host=host,
            port=port,
            token=token,
            tell=lambda link: err.print(f"open [bold]{plain(link)}[/]  (works once)", soft_wrap=True),
        )
