import styles from "./EvidenceBar.module.css";
import { showEvidence, useEvidence } from "./evidence";

/** What the open evidence speaks for, and its figures, over the rows that show it. */
export function EvidenceBar() {
  const evidence = useEvidence((now) => now.evidence);
  if (evidence === null) return null;
  return (
    <section className={styles.bar} aria-label="Evidence">
      <strong>{evidence.title}</strong>
      <span className={styles.figures} title={evidence.figures.join("\n")}>
        {evidence.figures.join(" · ")}
      </span>
      <button type="button" onClick={() => showEvidence(null)}>
        Put away
      </button>
    </section>
  );
}
