import { useEffect } from "react";
import type { FacetShape, HardPair, TermShape } from "../api/schema";
import { useBegun } from "../app/session";
import styles from "./Definition.module.css";
import { explainNoMore, explainSoon, holdOn, useDefinition } from "./definition";

/** The explanation that is asked for, beside the inspector; Escape puts it away. */
export function Definition() {
  const explained = useDefinition((now) => now.explained);
  const { facets } = useBegun();
  const facet = explained === null ? undefined : facets.get(explained.facet);
  useEffect(() => {
    if (explained === null) return undefined;
    const close = (event: KeyboardEvent) => event.key === "Escape" && explainNoMore();
    window.addEventListener("keydown", close);
    return () => window.removeEventListener("keydown", close);
  }, [explained]);
  if (explained === null || facet === undefined) return null;
  const { top, left } = explained.at;
  return (
    <div
      role="tooltip"
      id="definition"
      className={styles.popover}
      style={{ right: window.innerWidth - left + 8, top: Math.min(top, window.innerHeight - 260) }}
      onPointerEnter={holdOn}
      onPointerLeave={() => explainSoon(null)}
    >
      <Meaning facet={facet} terms={explained.terms} />
    </div>
  );
}

/** What a question or some of its terms mean: definitions, other names, what tells them from their like. */
export function Meaning({ facet, terms }: { facet: FacetShape; terms: readonly string[] }) {
  const { vocabulary } = useBegun();
  const meant = facet.terms.filter((term) => terms.includes(term.id));
  const pairs = vocabulary.hard_pairs.filter((pair) => terms.some((term) => isIn(pair, facet.id, term)));
  return (
    <>
      {meant.length === 0 && (
        <p>
          <b>{facet.label}</b> {facet.ask}
        </p>
      )}
      {meant.map((term) => (
        <Term key={term.id} term={term} />
      ))}
      {meant.length === 0 && facet.rule !== null && <p className="soft">{facet.rule}</p>}
      {pairs.map((pair) => (
        <p key={pair.id} className={styles.test}>
          <b>
            {pair.one.name} or {pair.other.name}?
          </b>{" "}
          {pair.test}
        </p>
      ))}
    </>
  );
}

function Term({ term }: { term: TermShape }) {
  return (
    <p>
      <b>{term.label}</b> {term.definition}
      {term.note !== null && <> {term.note}</>}
      {term.aliases.length > 0 && <span className="soft"> Also: {term.aliases.join(", ")}.</span>}
    </p>
  );
}

function isIn(pair: HardPair, facet: string, term: string): boolean {
  return [pair.one, pair.other].some((side) => side.terms[facet]?.includes(term));
}
