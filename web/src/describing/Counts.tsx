import styles from "./Describing.module.css";
import type { countsOf } from "./marks";
import { wordsIn } from "./parts";

interface Props {
  text: string;
  counts: ReturnType<typeof countsOf>;
  error: Error | null;
}

/** How long the description is, and how its claims stand. */
export function Counts({ text, counts, error }: Props) {
  if (text === "") return null;
  const { characters, supported, contradicted, cannotTell } = counts;
  return (
    <span className={styles.counts}>
      {wordsIn(text)} words · {characters} characters ·{" "}
      {error === null ? (
        <span
          role="img"
          aria-label={`Claims: ${supported} supported, ${contradicted} contradicted, ${cannotTell} cannot be told`}
        >
          {supported}✓ {contradicted}✗ {cannotTell}?
        </span>
      ) : (
        `not checked: ${error.message}`
      )}
    </span>
  );
}
