/** The sections of a description and the one text that they make, as the log puts them together (`by_section`). */

import type { Caption } from "../api/schema";

/** A section as its person writes it. */
export interface Part {
  name: string;
  text: string;
}

/** Where a section stands in the text; offsets count Unicode code points. */
export interface Place {
  name: string;
  start: number;
  end: number;
  /** Code points of space that its person wrote before its first word. */
  lead: number;
}

export const lengthOf = (text: string) => Array.from(text).length;

/** The text of sections, with where each stands; empty ones are left out. */
export function composed(parts: readonly Part[]): { text: string; places: Place[] } {
  const places: Place[] = [];
  let text = "";
  for (const { name, text: written } of parts) {
    const said = written.trim();
    if (said === "") continue;
    text += `${text === "" ? "" : "\n"}${name.charAt(0).toUpperCase()}${name.slice(1).toLowerCase()}: `;
    const start = lengthOf(text);
    const lead = lengthOf(written) - lengthOf(written.trimStart());
    text += said;
    places.push({ name, start, end: start + lengthOf(said), lead });
  }
  return { text, places };
}

/** The sections of a description: all known ones in their order, then those of its writer's own. */
export function partsOf(
  caption: Pick<Caption, "text" | "sections"> | undefined,
  known: readonly string[],
): Part[] {
  const points = Array.from(caption?.text ?? "");
  const sections = caption?.sections ?? [];
  const written = new Map(sections.map(({ name, start, end }) => [name, points.slice(start, end).join("")]));
  if (sections.length === 0 && points.length > 0) written.set(WITHOUT_NAME, points.join(""));
  const own = [...written.keys()].filter((name) => !known.includes(name));
  return [...known, ...own].map((name) => ({ name, text: written.get(name) ?? "" }));
}

/** What a text without sections is called. */
const WITHOUT_NAME = "text";

/** The sections with one of them written anew; one that is new comes last. */
export function withPart(parts: readonly Part[], name: string, text: string): Part[] {
  if (!parts.some((one) => one.name === name)) return [...parts, { name, text }];
  return parts.map((one) => (one.name === name ? { name, text } : one));
}

/** The sections after words of the whole text are replaced; null where those are not within one section. */
export function mended(
  parts: readonly Part[],
  edit: { span: readonly [number, number]; words: string },
): Part[] | null {
  const [start, end] = edit.span;
  const place = composed(parts).places.find((one) => one.start <= start && end <= one.end);
  const part = parts.find((one) => one.name === place?.name);
  if (place === undefined || part === undefined) return null;
  const points = Array.from(part.text);
  const by = place.lead - place.start;
  points.splice(start + by, end - start, ...Array.from(edit.words));
  return withPart(parts, part.name, points.join(""));
}

/** Sections with those of another description put behind them. */
export function joined(parts: readonly Part[], others: readonly Part[]): Part[] {
  return others.reduce<Part[]>(
    (now, { name, text }) => {
      const before = now.find((one) => one.name === name)?.text.trimEnd() ?? "";
      return text.trim() === "" ? now : withPart(now, name, before === "" ? text : `${before} ${text}`);
    },
    [...parts],
  );
}

/** Words of a text. */
export function wordsIn(text: string): number {
  return text.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu)?.length ?? 0;
}
