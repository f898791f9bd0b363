/** Columns of the bin's lists: what each shows, and by which name the server sorts it. */

import type { ReactNode } from "react";
import type { BinClip, BinShot, FacetShape } from "../api/schema";
import { lengthOf, rateOf, timeOf } from "../log/times";
import { Score } from "./Score";

export interface Column<Row> {
  id: string;
  label: string;
  width: string;
  /** Name by which the server sorts; null where it does not. */
  sort: string | null;
  cell: (row: Row) => ReactNode;
}

function column<Row>(
  id: string,
  label: string,
  width: string,
  sort: string | null,
  cell: (row: Row) => ReactNode,
): Column<Row> {
  return { id, label, width, sort, cell };
}

const done = (row: BinClip) => row.logged + row.approved;

/** Columns of clips. */
export const CLIP_COLUMNS: readonly Column<BinClip>[] = [
  column("name", "name", "minmax(200px, 2fr)", "clip", (row) => row.clip.name),
  column("length", "length", "90px", "length", (row) => lengthOf(row.clip, row.clip.frames)),
  column("rate", "rate", "80px", null, (row) => rateOf(row.clip)),
  column("timecode", "timecode", "110px", null, (row) => (row.clip.has_timecode ? timeOf(row.clip, 0) : "–")),
  column("reel", "reel", "110px", null, (row) => row.clip.reel ?? "–"),
  column("shots", "shots", "64px", "shots", (row) => row.shots),
  column("progress", "done", "120px", "logged", (row) => (
    <>
      <progress max={row.shots} value={done(row)} aria-label={`${row.clip.name}: shots done`} /> {done(row)}
    </>
  )),
  column("returned", "returned", "80px", "returned", (row) => row.returned || ""),
  column("captions", "captions", "80px", "captions", (row) => `${row.critiques} of ${row.captions}`),
  column("score", "caption score", "96px", null, (row) =>
    row.captions === 0 ? "–" : <Score clip={row.clip.sha256} />,
  ),
  column("sound", "sound", "64px", null, (row) => (row.clip.has_sound ? "yes" : "no")),
  column("path", "path", "minmax(200px, 3fr)", null, (row) => row.clip.path),
];

const SHOT_COLUMNS: readonly Column<BinShot>[] = [
  column("name", "clip", "minmax(160px, 2fr)", "clip", (row) => row.name),
  column("number", "#", "52px", null, (row) => row.number),
  column("in", "in", "110px", "start", (row) => row.start_timecode ?? `f ${row.start}`),
  column("out", "out", "110px", null, (row) => row.end_timecode ?? `f ${row.end}`),
  column("length", "frames", "80px", "length", (row) => row.end - row.start),
  column("kind", "kind", "70px", "kind", (row) => row.kind),
  column("progress", "state", "90px", "progress", (row) => row.progress),
];

/** Columns of shots: those of their place, and one for each facet that is asked of shots. */
export function shotColumns(facets: Iterable<FacetShape>): readonly Column<BinShot>[] {
  const asked = [...facets].filter((facet) => facet.applies_to === "shot");
  return [...SHOT_COLUMNS, ...asked.map(facetColumn)];
}

function facetColumn(facet: FacetShape): Column<BinShot> {
  const labels = new Map(facet.terms.map((term) => [term.id, term.label]));
  return column(facet.id, facet.label, "120px", facet.id, (row) =>
    (row.terms[facet.id] ?? []).map((term) => labels.get(term) ?? term).join(", "),
  );
}
