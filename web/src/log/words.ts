/** Things of the record in words, for lists and messages. */

import type { LabelValue } from "./values";

/** A value as people read it. */
export function spelt(value: LabelValue | undefined): string {
  if (value === null || value === undefined) return "cannot tell";
  if (Array.isArray(value)) return value.length === 0 ? "none" : value.map(plain).join(", ");
  if (typeof value === "object") {
    const { start, end } = value as { start?: LabelValue; end?: LabelValue };
    return `${spelt(start)} → ${spelt(end)}`;
  }
  return typeof value === "string" ? plain(value) : String(value);
}

/** A name as people read it. */
export const plain = (term: string) => term.replaceAll("_", " ");

/** What a change or a standing thing says, in a few words. */
export function said(kind: string, thing: Record<string, unknown> | null): string {
  if (thing === null) return "removed";
  switch (kind) {
    case "label":
      return `${plain(String(thing.facet))}: ${spelt(thing.value as LabelValue)}`;
    case "unlabel":
      return "taken back";
    case "caption":
      return String(thing.text);
    case "describe":
      return (thing.parts as { text: string }[]).map((part) => part.text).join(" ");
    case "marker":
      return `marker ${String(thing.name || thing.note || "")} at frame ${String(thing.start)}`;
    case "decision":
    case "decide":
      return String(thing.progress ?? "open");
    case "shot":
      return `frames ${String(thing.start)} to ${String(thing.end)}`;
    default:
      return plain(kind);
  }
}
