import { useState } from "react";
import type { FacetShape } from "../api/schema";
import { answering, spokenOf } from "./choice";
import styles from "./Palette.module.css";
import { type About, say } from "./saying";
import { standing } from "./standing";

/** A number that is said as it is typed. */
export function NumberField({ on, facet, onFocus }: { on: About; facet: FacetShape; onFocus: () => void }) {
  const { suggestion } = standing(on.shots, facet.id);
  const value = spokenOf(on.shots, facet);
  const [typed, setTyped] = useState<string | null>(null);
  const said = typeof value === "number" ? String(value) : "";
  function type(text: string) {
    const digits = text.replace(/\D/g, "").slice(0, 6);
    setTyped(digits);
    const key = `number ${facet.id} ${on.shots.map((shot) => shot.id).join(" ")}`;
    if (digits !== "") say(on, answering(on.shots, facet, Number(digits)), key);
  }
  return (
    <input
      className={styles.number}
      inputMode="numeric"
      autoComplete="off"
      data-role="value"
      aria-label={facet.label}
      placeholder={typeof suggestion?.value === "number" ? `‹${suggestion.value}›` : "number"}
      value={typed ?? said}
      onChange={(event) => type(event.target.value)}
      onFocus={(event) => {
        event.target.select();
        onFocus();
      }}
      onBlur={() => setTyped(null)}
    />
  );
}
