/** What a change makes of a clip, as far as the browser can tell before the log has it. */

import type { ClipPage, LabelShape, Marker, ShotShape } from "../api/schema";
import type { Deed } from "../sync/outbox";

/** The clip after a change. What only the server can tell stays as it is. */
export function applied(page: ClipPage, deed: Deed, author: string): ClipPage {
  switch (deed.kind) {
    case "label":
      return eachShot(page, (shot) =>
        deed.labels
          .filter((said) => said.shot === shot.id)
          .reduce((one, said) => labelled(one, said, author), shot),
      );
    case "unlabel":
      return eachShot(page, (shot) => ({
        ...shot,
        labels: shot.labels.filter(
          (label) =>
            label.by.kind === "machine" ||
            !deed.labels.some((unsaid) => unsaid.shot === shot.id && isAbout(label, unsaid)),
        ),
      }));
    case "decide":
      return eachShot(page, (shot) => (deed.shots.includes(shot.id) ? decided(shot, deed, author) : shot));
    case "shot_kind":
      return eachShot(page, (shot) => (shot.id === deed.shot ? { ...shot, kind: deed.to } : shot));
    case "marker":
      return { ...page, markers: [...without(page.markers, deed.id), marked(deed, author)].sort(byStart) };
    case "unmark":
      return { ...page, markers: without(page.markers, deed.id) };
    case "describe":
      return { ...page, captions: described(page, deed, author) };
    default:
      return page;
  }
}

type Of<Kind extends Deed["kind"]> = Extract<Deed, { kind: Kind }>;
type Said = Of<"label">["labels"][number];

const without = <Thing extends { id: string }>(things: readonly Thing[], id: string) =>
  things.filter((one) => one.id !== id);

const byStart = (one: Marker, other: Marker) => one.start - other.start || one.end - other.end;

function eachShot(page: ClipPage, change: (shot: ShotShape) => ShotShape): ClipPage {
  return { ...page, shots: page.shots.map(change) };
}

function isAbout(
  label: LabelShape,
  said: { facet: string; start?: number | null; end?: number | null },
): boolean {
  return (
    label.facet === said.facet && label.start === (said.start ?? null) && label.end === (said.end ?? null)
  );
}

function labelled(shot: ShotShape, said: Said, author: string): ShotShape {
  const label: LabelShape = {
    id: `unsent ${said.facet}`,
    facet: said.facet,
    value: said.value,
    start: said.start ?? null,
    end: said.end ?? null,
    by: { name: author, kind: "person" },
    confidence: 1,
    certainty: said.certainty ?? "sure",
    accepted: said.accepts ?? null,
  };
  const others = shot.labels.filter((one) => one.by.kind === "machine" || !isAbout(one, said));
  return { ...shot, labels: [...others, label] };
}

function decided(shot: ShotShape, deed: Of<"decide">, author: string): ShotShape {
  if (deed.progress === null) return { ...shot, decision: null };
  const decision = {
    id: `unsent ${shot.id}`,
    clip: deed.clip,
    shot: shot.id,
    progress: deed.progress,
    note: deed.note ?? "",
    author: { name: author, kind: "person" as const },
    made_at: new Date().toISOString(),
  };
  return { ...shot, decision };
}

function marked(deed: Of<"marker">, author: string): Marker {
  const { id, clip, start, end, colour = "green", name = "", note = "" } = deed;
  return {
    id,
    clip,
    start,
    end,
    colour,
    name,
    note,
    author: { name: author, kind: "person" },
    made_at: new Date().toISOString(),
  };
}

/** Sections as the server puts them together (`by_section`): each in a line of its own after its heading. */
function described(page: ClipPage, deed: Of<"describe">, author: string): ClipPage["captions"] {
  const others = without(page.captions, deed.id);
  let text = "";
  const sections = [];
  for (const part of deed.parts.filter((one) => one.text.trim() !== "")) {
    const said = part.text.trim();
    text += `${text === "" ? "" : "\n"}${part.name.charAt(0).toUpperCase()}${part.name.slice(1).toLowerCase()}: `;
    const start = [...text].length;
    text += said;
    sections.push({ name: part.name, start, end: start + [...said].length });
  }
  if (text === "") return others;
  const { id, clip, start, end } = deed;
  const caption = {
    id,
    name: null,
    clip,
    start,
    end,
    author: { name: author, kind: "person" as const, version: null, prompt: null },
    text,
    sections,
    revises: null,
    made_at: new Date().toISOString(),
  };
  return [...others, caption];
}
