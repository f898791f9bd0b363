import { type KeyboardEvent, useState } from "react";
import type { FacetShape } from "../api/schema";
import { keepsUndo } from "./nativeUndo";
import { type About, markedPart } from "./saying";
import { standing } from "./standing";
import styles from "./TextField.module.css";
import { type } from "./typing";

/** Texts of several lines. */
const LONG: ReadonlySet<string> = new Set(["note", "on_screen_text"]);

interface Props {
  on: About;
  facet: FacetShape;
  id?: string;
  onFocus?: () => void;
}

/**
 * A text that is saved at each keystroke. While somebody writes it goes on speaking of the shots that were
 * chosen when they began, wherever the playhead goes.
 */
export function TextField({ on, facet, id, onFocus }: Props) {
  const [writing, setWriting] = useState<{ on: About; text: string } | null>(null);
  const { label, mixed, suggestion } = standing(on.shots, facet.id);
  const said = typeof label?.value === "string" ? label.value : "";
  const text = writing?.text ?? partText(on, facet) ?? said;
  const props = {
    id,
    className: styles.text,
    "data-role": "value",
    "aria-label": facet.label,
    autoComplete: "off",
    placeholder: placeholder(mixed, suggestion?.value),
    value: text,
    onFocus: () => {
      setWriting({ on, text });
      onFocus?.();
    },
    onBlur: () => setWriting(null),
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      keepsUndo(event);
      const done = event.key === "Escape" || (event.key === "Enter" && !LONG.has(facet.id));
      if (done && !event.ctrlKey && !event.metaKey) event.currentTarget.blur();
    },
    onChange: (event: { target: { value: string } }) => {
      const about = writing?.on ?? on;
      setWriting({ on: about, text: event.target.value });
      type({ ...about, page: on.page, shots: newest(on, about) }, facet, event.target.value);
    },
  };
  return LONG.has(facet.id) ? (
    <textarea rows={2} maxLength={10_000} {...props} />
  ) : (
    <input maxLength={200} {...props} />
  );
}

/** The shots that are written about as they stand now. */
function newest({ page }: About, { shots }: About) {
  const ids = new Set(shots.map((shot) => shot.id));
  return page.shots.filter((shot) => ids.has(shot.id));
}

/** What is said of the marked part, where one part of one shot is spoken of. */
function partText({ shots }: About, facet: FacetShape): string | null {
  const [shot] = shots;
  const part = shot === undefined ? null : markedPart(shot, facet);
  if (shot === undefined || part === null) return null;
  const label = shot.labels.findLast(
    (one) =>
      one.facet === facet.id && one.by.kind === "person" && one.start === part.start && one.end === part.end,
  );
  return typeof label?.value === "string" ? label.value : "";
}

function placeholder(mixed: boolean, suggested: unknown): string {
  if (mixed) return "mixed";
  return typeof suggested === "string" ? `‹${suggested}›` : "";
}
