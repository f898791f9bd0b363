import type { FacetShape } from "../api/schema";
import styles from "./Why.module.css";
import { forgetWhy, useWhy } from "./why";

/** The figures that the suggestion on a facet rests on, in words; its curve stands on the timeline. */
export function Why({ facet }: { facet: FacetShape }) {
  const why = useWhy((now) => now.why);
  if (why === null || why.label.facet !== facet.id) return null;
  return (
    <section className={styles.why} aria-label={`Why: ${facet.label}`}>
      <p>
        By {why.label.by.name} from frames {why.frames.start} to {why.frames.end - 1}, confidence{" "}
        {why.label.confidence.toFixed(2)}.
      </p>
      <ul>
        {why.figures.map((figure) => (
          <li key={figure}>{figure}</li>
        ))}
      </ul>
      <button type="button" onClick={forgetWhy}>
        Put away
      </button>
    </section>
  );
}
