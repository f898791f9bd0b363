/** Texts that are said at each keystroke, without one being lost or said twice. */

import type { FacetShape } from "../api/schema";
import { newId } from "../sync/names";
import { ask } from "../sync/outbox";
import { answering, markedPart, wordOf } from "./choice";
import type { About } from "./saying";

/**
 * Names under which the keystrokes of one text replace each other on their way. After a text is taken back it
 * goes on under another name, so that what is typed next cannot slip in before that.
 */
const names = new Map<string, string>();

function nameOf(on: About, facet: FacetShape): { place: string; name: string } {
  const place = `${facet.id} ${on.shots.map((shot) => shot.id + JSON.stringify(markedPart(shot, facet))).join(" ")}`;
  const name = names.get(place) ?? newId();
  names.set(place, name);
  return { place, name };
}

/** Say a text of the shots as it stands after a keystroke; an empty one takes it back. */
export function type(on: About, facet: FacetShape, text: string): void {
  const { place, name } = nameOf(on, facet);
  const { clip } = on.page;
  if (text.trim() !== "") {
    void ask({ kind: "label", clip: clip.sha256, labels: answering(on.shots, facet, text) }, `text ${name}`);
    return;
  }
  const labels = on.shots
    .filter((shot) => wordOf(shot, facet)?.by.name === on.me)
    .map((shot) => ({
      shot: shot.id,
      facet: facet.id,
      ...(markedPart(shot, facet) ?? { start: null, end: null }),
    }));
  names.delete(place);
  if (labels.length > 0) void ask({ kind: "unlabel", clip: clip.sha256, labels });
}
