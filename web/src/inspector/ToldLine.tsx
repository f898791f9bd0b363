import { useBegun } from "../app/session";
import { type Group, groupOf } from "./groups";
import { hush, openGroup, useInspecting } from "./inspecting";
import styles from "./ToldLine.module.css";

/** What came of the last key, where that is not plain to see; why something was not said, and what to change. */
export function ToldLine({ groups }: { groups: readonly Group[] }) {
  const told = useInspecting((now) => now.told);
  const { facets } = useBegun();
  return (
    <div role="status" className={styles.told} data-refused={told?.refused ?? false} hidden={told === null}>
      {told !== null && (
        <>
          <span className={styles.words}>{told.sentence}</span>
          {told.change.map((facet) => (
            <button
              key={facet}
              type="button"
              onClick={() => openGroup(groupOf(groups, facet)?.action ?? null, facet)}
            >
              Change {facets.get(facet)?.label ?? facet}
            </button>
          ))}
          <button type="button" onClick={hush} aria-label="Put this away">
            ×
          </button>
        </>
      )}
    </div>
  );
}
