"""The page is the vocabulary, and nothing else."""

from pathlib import Path

from shotlog.vocabulary import as_markdown, cinema, extended

PAGE = Path(__file__).resolve().parents[2] / "docs" / "vocabulary.md"


def test_the_page_in_docs_is_in_step_with_the_vocabulary():
    assert PAGE.read_text(encoding="utf-8") == as_markdown(cinema()), "run script/vocabulary-docs"


def test_every_facet_and_term_is_on_the_page():
    page = as_markdown(cinema())
    for facet in cinema().facets.values():
        section = page.split(f"### `{facet.id}`")[1].split("\n### ")[0]
        assert all(f"| `{term}` |" in section for term in facet.terms), facet.id


def test_the_example_on_the_page_works(tmp_path):
    example = as_markdown(cinema()).split("```yaml\n")[1].split("```")[0]
    path = tmp_path / "vocabulary.yaml"
    path.write_text(example, encoding="utf-8")
    assert extended(cinema(), path).check("part", "cold open") == "teaser"


def test_what_a_project_writes_cannot_break_the_page(tmp_path):
    path = tmp_path / "vocabulary.yaml"
    path.write_text(
        "facets: {shot_size: {terms: {odd: {definition: 'a | b <script>x</script> `c` [d](e).'}}}}",
        encoding="utf-8",
    )
    (row,) = [
        line for line in as_markdown(extended(cinema(), path)).splitlines() if line.startswith("| `odd`")
    ]
    assert r"a \| b \<script\>x\</script\> \`c\` \[d\](e)." in row
    assert row.replace(r"\|", "").count("|") == 4
