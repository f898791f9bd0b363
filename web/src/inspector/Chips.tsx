import type { FacetShape, LabelShape } from "../api/schema";
import { keysOf, spelt, useOwnKeys } from "../keys/keymap";
import { inWords, termsIn } from "./answers";
import styles from "./Chips.module.css";
import { explains } from "./definition";
import { pointAt } from "./inspecting";
import { Pictogram } from "./Pictogram";

/** What a person says: solid. */
export function Chip({ facet, label, open }: { facet: FacetShape; label: LabelShape; open: () => void }) {
  const help = explains(facet.id, termsIn(label.value));
  return (
    <button
      type="button"
      className={styles.chip}
      data-certainty={label.certainty}
      aria-label={`${facet.label}: ${spoken(facet, label)}, said by ${label.by.name}. Change it`}
      onClick={open}
      {...help}
      onFocus={(event) => {
        pointAt(facet.id);
        help.onFocus(event);
      }}
    >
      <Pictogram facet={facet.id} value={label.value} />
      {spoken(facet, label)}
    </button>
  );
}

interface GhostProps {
  facet: FacetShape;
  label: LabelShape;
  /** Whether a person says something else. */
  differs: boolean;
  take: () => void;
  isCursor: boolean;
}

/** What a machine suggests: a ghost with its confidence; a press takes it over. */
export function Ghost({ facet, label, differs, take, isCursor }: GhostProps) {
  const own = useOwnKeys((now) => now.own);
  const [key] = keysOf("label.accept", own);
  const help = explains(facet.id, termsIn(label.value));
  const words = inWords(facet, label.value);
  return (
    <button
      type="button"
      className={styles.ghost}
      aria-label={`Take over ${facet.label}: ${words}, suggested with confidence ${label.confidence.toFixed(2)}`}
      onClick={take}
      {...help}
      onFocus={(event) => {
        pointAt(facet.id);
        help.onFocus(event);
      }}
    >
      <Pictogram facet={facet.id} value={label.value} />
      {differs && <span aria-hidden="true">≠</span>}‹{words} <b>{label.confidence.toFixed(2)}</b>›
      {isCursor && key !== undefined && (
        <span aria-hidden="true">
          <kbd>{spelt(key)}</kbd>
        </span>
      )}
    </button>
  );
}

/** A label in words, with how its person stands by it. */
export function spoken(facet: FacetShape, label: LabelShape): string {
  if (label.certainty === "not_applicable") return "does not apply";
  const words = inWords(facet, label.value);
  return label.certainty === "unsure" ? `${words} (unsure)` : words;
}
