import { memo } from "react";
import type { FacetShape, LabelShape } from "../api/schema";
import { Chip, Ghost } from "./Chips";
import { explains } from "./definition";
import styles from "./FacetLine.module.css";
import type { Group } from "./groups";
import { openGroup, pointAt, showHistory, useInspecting } from "./inspecting";
import { Parts } from "./Parts";
import { type About, accept } from "./saying";
import { partsOf, standing } from "./standing";
import { Why } from "./Why";
import { explainWhy } from "./why";

interface Props {
  on: About;
  group: Group;
  facet: FacetShape;
  /** Whether the facet is named: where a group has but one, its heading does that. */
  named: boolean;
}

/** What is said of one facet, and beside it what is suggested. */
export const FacetLine = memo(function FacetLine({ on, group, facet, named }: Props) {
  const isCursor = useInspecting((now) => now.cursor === facet.id);
  const { label, mixed, suggestion, suggested } = standing(on.shots, facet.id);
  const parts = partsOf(on.shots, facet.id);
  const [shot] = on.shots;
  return (
    <div className={styles.line} data-cursor={isCursor} data-line={facet.id}>
      {named && (
        <button
          type="button"
          className={styles.name}
          onClick={() => openGroup(group.action, facet.id)}
          {...explains(facet.id, [])}
        >
          {facet.label}
        </button>
      )}
      {label !== undefined && (
        <Chip facet={facet} label={label} open={() => openGroup(group.action, facet.id)} />
      )}
      {mixed && (
        <button type="button" className={styles.mixed} onClick={() => openGroup(group.action, facet.id)}>
          mixed
        </button>
      )}
      {suggestion !== undefined && (
        <Ghost
          facet={facet}
          label={suggestion}
          differs={label !== undefined || mixed}
          take={() => accept(on, facet.id)}
          isCursor={isCursor}
        />
      )}
      {suggestion === undefined && suggested > 0 && (
        <Several count={suggested} take={() => accept(on, facet.id)} />
      )}
      <Parts on={on} facet={facet} parts={parts} />
      <span className={styles.tools}>
        {hasMachine(on, facet) && (
          <button
            type="button"
            aria-label={`Why is this suggested: ${facet.label}`}
            onFocus={() => pointAt(facet.id)}
            onClick={() => void explainWhy(on, facet.id)}
          >
            why?
          </button>
        )}
        {shot !== undefined && (
          <button
            type="button"
            aria-label={`History of ${facet.label}`}
            onFocus={() => pointAt(facet.id)}
            onClick={() => showHistory({ shot: shot.id, facet: facet.id })}
          >
            ◷
          </button>
        )}
      </span>
      <Why facet={facet} />
    </div>
  );
});

function Several({ count, take }: { count: number; take: () => void }) {
  return (
    <button type="button" className={styles.several} onClick={take}>
      ‹{count} suggestions›
    </button>
  );
}

const hasMachine = ({ shots }: About, facet: FacetShape) =>
  shots.length === 1 &&
  shots[0]?.labels.some((one: LabelShape) => one.facet === facet.id && one.by.kind === "machine");
