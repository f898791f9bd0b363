import type { FacetShape } from "../api/schema";
import { useBegun } from "../app/session";
import { keysOf, spelt, useOwnKeys } from "../keys/keymap";
import { FacetLine } from "./FacetLine";
import styles from "./GroupRow.module.css";
import type { Group } from "./groups";
import { openGroup, useInspecting } from "./inspecting";
import { Palette } from "./Palette";
import { unnamed } from "./rules";
import type { About } from "./saying";
import { valuesAt } from "./stretches";

/** A heading with its key, and beneath it those of its facets of which anything is said or suggested. */
export function GroupRow({ on, group }: { on: About; group: Group }) {
  const { facets } = useBegun();
  const isOpen = useInspecting((now) => now.open === group.action);
  const openings = useInspecting((now) => now.openings);
  const cursor = useInspecting((now) => now.cursor);
  const shown = group.facets
    .map((id) => facets.get(id))
    .filter((facet) => facet !== undefined && (facet.id === cursor || isSpokenOf(on, facet)));
  return (
    <section className={styles.group} aria-label={group.heading}>
      <Heading group={group} isOpen={isOpen} />
      <div className={styles.lines}>
        {shown.map(
          (facet) =>
            facet !== undefined && (
              <FacetLine key={facet.id} on={on} group={group} facet={facet} named={group.facets.length > 1} />
            ),
        )}
        <Silent on={on} group={group} />
      </div>
      {isOpen && (
        <div className={styles.open}>
          <Palette key={openings} on={on} group={group} />
        </div>
      )}
    </section>
  );
}

function Heading({ group, isOpen }: { group: Group; isOpen: boolean }) {
  const own = useOwnKeys((now) => now.own);
  const [key] = keysOf(group.action, own);
  return (
    <button
      type="button"
      className={styles.heading}
      aria-expanded={isOpen}
      onClick={() => openGroup(isOpen ? null : group.action, group.facets[0])}
    >
      {group.heading} {key !== undefined && <kbd>{spelt(key)}</kbd>}
    </button>
  );
}

const isSpokenOf = ({ shots }: About, facet: FacetShape) =>
  shots.some((shot) => shot.labels.some((label) => label.facet === facet.id));

/** What it means that a movement is not named, once the motion type says so. */
function Silent({ on, group }: { on: About; group: Group }) {
  const { gate, facets } = on.words;
  const [shot] = on.shots;
  if (shot === undefined || on.shots.length > 1 || !group.facets.includes(gate.facet)) return null;
  const sentence = unnamed(gate, valuesAt(facets, shot, shot.labels, null));
  return sentence === null ? null : <p className={styles.silent}>{sentence}</p>;
}
