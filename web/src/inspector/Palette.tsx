import { useEffect, useMemo, useRef, useState } from "react";
import type { FacetShape } from "../api/schema";
import { useBegun } from "../app/session";
import { usePlayhead } from "../player/playhead";
import { chosen } from "./choice";
import { Meaning } from "./Definition";
import type { Group } from "./groups";
import { choicesOf, fits } from "./hotkeys";
import { openGroup, useInspecting } from "./inspecting";
import { MomentChoice } from "./MomentChoice";
import styles from "./Palette.module.css";
import { PaletteFacet } from "./PaletteFacet";
import { paletteKeys } from "./paletteKeys";
import { type About, brokenBy } from "./saying";
import { representatives } from "./wishes";

/** A term, or a facet as such, that the person looks at. */
export interface Looked {
  facet: FacetShape;
  term: string | null;
}

/** The terms of a group, each with a key: one press sets it. */
export function Palette({ on, group }: { on: About; group: Group }) {
  const { facets } = useBegun();
  const [typed, setTyped] = useState("");
  const [looked, setLooked] = useState<Looked | null>(null);
  const panel = useRef<HTMLDivElement>(null);
  const shapes = useMemo(
    () => group.facets.map((id) => facets.get(id)).filter((one) => one !== undefined),
    [group, facets],
  );
  const choices = useMemo(() => choicesOf(shapes), [shapes]);
  const reasons = useReasons(on, shapes);
  useFocusInside(panel);
  return (
    <div
      ref={panel}
      className={styles.palette}
      role="dialog"
      aria-label={`Terms of ${group.heading}`}
      onKeyDown={paletteKeys({ on, choices, panel, typed, setTyped })}
    >
      <div className={styles.head}>
        <input
          type="search"
          data-role="filter"
          aria-label="Filter the terms"
          placeholder="/ filter"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        {shapes.some((one) => one.temporal === "start_end") && <MomentChoice />}
        <Marked facets={shapes} />
        <button type="button" onClick={() => openGroup(null)} aria-label="Close the terms">
          ×
        </button>
      </div>
      {shapes.map((facet) => (
        <PaletteFacet
          key={facet.id}
          on={on}
          facet={facet}
          choices={choices.filter((one) => one.facet === facet && fits(facet, one.term, typed))}
          reasons={reasons}
          look={setLooked}
          alone={shapes.length === 1}
        />
      ))}
      <div className={styles.meaning} aria-live="polite">
        {looked !== null && (
          <Meaning facet={looked.facet} terms={looked.term === null ? [] : [looked.term]} />
        )}
        {looked?.term != null && reasons.get(`${looked.facet.id} ${looked.term}`) !== undefined && (
          <p className={styles.reason}>
            Cannot be said here: {reasons.get(`${looked.facet.id} ${looked.term}`)}
          </p>
        )}
      </div>
    </div>
  );
}

/** Why terms cannot be said of the shots now, by facet and term. */
function useReasons(on: About, facets: readonly FacetShape[]): ReadonlyMap<string, string> {
  const moment = useInspecting((now) => now.moment);
  const first = usePlayhead((now) => now.in);
  const last = usePlayhead((now) => now.out);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the marked range decides what a term is said of
  return useMemo(() => {
    const shots = representatives(on.shots);
    const reasons = new Map<string, string>();
    for (const facet of facets) {
      for (const { id } of facet.terms) {
        const [broken] = brokenBy({ ...on, shots }, chosen(shots, facet, id, moment));
        if (broken !== undefined) reasons.set(`${facet.id} ${id}`, broken.because);
      }
    }
    return reasons;
  }, [on.shots, on.words, facets, moment, first, last]);
}

/** Says that a marked range is spoken of, where the group has facets of ranges. */
function Marked({ facets }: { facets: readonly FacetShape[] }) {
  const first = usePlayhead((now) => now.in);
  const last = usePlayhead((now) => now.out);
  if (first === null || last === null || !facets.some((one) => one.temporal === "interval")) return null;
  return (
    <span className="soft">
      for the marked frames {first}–{last - 1}
    </span>
  );
}

/** Take the focus to the facet under the cursor while the palette is open, and give it back afterwards. */
function useFocusInside(panel: React.RefObject<HTMLDivElement | null>): void {
  useEffect(() => {
    const before = document.activeElement;
    const cursor = useInspecting.getState().cursor;
    const section = panel.current?.querySelector(`[data-facet="${cursor}"]`) ?? panel.current;
    const first =
      section?.querySelector<HTMLElement>("[aria-pressed=true], input[data-role=value]") ??
      section?.querySelector<HTMLElement>("[data-choice]");
    first?.focus({ preventScroll: true });
    panel.current?.scrollIntoView({ block: "nearest" });
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, [panel]);
}
