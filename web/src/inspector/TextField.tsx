import { type KeyboardEvent, useState } from "react";
import type { FacetShape } from "../api/schema";
import { spokenOf } from "./choice";
import { keepsUndo } from "./nativeUndo";
import type { About } from "./saying";
import { standing } from "./standing";
import styles from "./TextField.module.css";
import { type } from "./typing";

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
  const { mixed, suggestion } = standing(on.shots, facet.id);
  const said = spokenOf(on.shots, facet);
  const text = writing?.text ?? (typeof said === "string" ? said : "");
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
      const done = event.key === "Escape" || (event.key === "Enter" && facet.one_line);
      if (done && !event.ctrlKey && !event.metaKey) event.currentTarget.blur();
    },
    onChange: (event: { target: { value: string } }) => {
      const about = writing?.on ?? on;
      setWriting({ on: about, text: event.target.value });
      type({ ...about, page: on.page, shots: newest(on, about) }, facet, event.target.value);
    },
  };
  return facet.one_line ? (
    <input maxLength={200} {...props} />
  ) : (
    <textarea rows={2} maxLength={10_000} {...props} />
  );
}

/** The shots that are written about as they stand now. */
function newest({ page }: About, { shots }: About) {
  const ids = new Set(shots.map((shot) => shot.id));
  return page.shots.filter((shot) => ids.has(shot.id));
}

function placeholder(mixed: boolean, suggested: unknown): string {
  if (mixed) return "mixed";
  return typeof suggested === "string" ? `‹${suggested}›` : "";
}
