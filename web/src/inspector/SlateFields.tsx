import type { FacetShape } from "../api/schema";
import { useBegun } from "../app/session";
import { keysOf, spelt, useOwnKeys } from "../keys/keymap";
import type { Group } from "./groups";
import { pointAt, showHistory } from "./inspecting";
import styles from "./SlateFields.module.css";
import { type About, choose, takeBack } from "./saying";
import { standing } from "./standing";
import { TextField } from "./TextField";

/** A group that is filled in by writing: the slate, the note. */
export function SlateFields({ on, group }: { on: About; group: Group }) {
  const { facets } = useBegun();
  const own = useOwnKeys((now) => now.own);
  const [key] = keysOf(group.action, own);
  return (
    <section className={styles.group} aria-label={group.heading}>
      <h3 className={styles.heading}>
        {group.heading} {key !== undefined && <kbd>{spelt(key)}</kbd>}
      </h3>
      <div className={styles.fields}>
        {group.facets.map((id) => {
          const facet = facets.get(id);
          return facet === undefined ? null : (
            <Field key={id} on={on} facet={facet} wide={group.facets.length === 1} />
          );
        })}
      </div>
    </section>
  );
}

function Field({ on, facet, wide }: { on: About; facet: FacetShape; wide: boolean }) {
  const [shot] = on.shots;
  return (
    <div className={styles.field} data-wide={wide || facet.select !== "text"}>
      {!wide && <span className={styles.label}>{facet.label}</span>}
      {facet.select === "text" ? (
        <TextField on={on} facet={facet} id={`said-${facet.id}`} onFocus={() => pointAt(facet.id)} />
      ) : (
        <Terms on={on} facet={facet} />
      )}
      {shot !== undefined && (
        <button
          type="button"
          className={styles.clock}
          aria-label={`History of ${facet.label}`}
          onClick={() => showHistory({ shot: shot.id, facet: facet.id })}
        >
          ◷
        </button>
      )}
    </div>
  );
}

function Terms({ on, facet }: { on: About; facet: FacetShape }) {
  const { label } = standing(on.shots, facet.id);
  return (
    <span className={styles.terms}>
      {facet.terms.map((term) => (
        <button
          key={term.id}
          type="button"
          aria-pressed={label?.value === term.id}
          onFocus={() => pointAt(facet.id)}
          onClick={() =>
            label?.value === term.id ? takeBack(on, facet) : choose(on, facet, term.id, "whole")
          }
        >
          {term.label}
        </button>
      ))}
    </span>
  );
}
