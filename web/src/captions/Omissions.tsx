import type { CaptionPage } from "../api/schema";
import { spelt } from "../log/words";
import type { Judged } from "./judging";
import styles from "./Omissions.module.css";
import { toggleInsertion } from "./open";

/** What the record is sure of and the caption does not say; each goes in with one key or press. */
export function Omissions({ page, judged }: { page: CaptionPage; judged: Judged }) {
  const { omissions } = page.checked;
  if (omissions.length === 0) return null;
  return (
    <section aria-label="Left out">
      <h2>Left out</h2>
      <ul className={styles.list}>
        {omissions.map((omission, place) => (
          <li key={`${omission.facet} ${omission.words}`} className={styles.omission}>
            <button
              type="button"
              aria-pressed={judged.inserted.has(place)}
              onClick={() => toggleInsertion(place)}
            >
              <u>I</u>nsert
            </button>
            <span>{omission.words}</span>
            <span className="soft">
              {spelt(omission.value)} · {omission.severity}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
