import { useEffect, useRef, useState } from "react";
import { useBegun } from "../app/session";
import { useActions } from "../keys/keymap";
import styles from "./SearchBar.module.css";
import { SmartBins } from "./SmartBins";
import { look, useView } from "./view";

const TYPED = 250;

/** The search: words, `size:CU`, a facet and a term out of lists, or one that was kept. */
export function SearchBar() {
  const query = useView((view) => view.query);
  const [text, setText] = useState(query);
  const field = useRef<HTMLInputElement>(null);
  useActions({ "search.focus": () => field.current?.select() });
  useEffect(() => setText(query), [query]);
  useEffect(() => {
    const timer = setTimeout(() => look({ query: text.trim() }), TYPED);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <search className={styles.search}>
      <input
        ref={field}
        type="search"
        className={styles.field}
        value={text}
        onChange={(event) => setText(event.target.value)}
        placeholder="size:CU -move:static rain"
        aria-label="Search"
        spellCheck={false}
      />
      <Filter add={(condition) => look({ query: `${query} ${condition}`.trim() })} />
      <SmartBins query={query} />
    </search>
  );
}

/** A condition out of lists: which facet, which term. */
function Filter({ add }: { add: (condition: string) => void }) {
  const { vocabulary } = useBegun();
  const [facet, setFacet] = useState("");
  const asked = vocabulary.facets.filter((one) => one.applies_to === "shot" && one.terms.length > 0);
  const terms = asked.find((one) => one.id === facet)?.terms ?? [];
  return (
    <>
      <select aria-label="Filter by" value={facet} onChange={(event) => setFacet(event.target.value)}>
        <option value="">filter …</option>
        {asked.map((one) => (
          <option key={one.id} value={one.id}>
            {one.label}
          </option>
        ))}
      </select>
      {terms.length > 0 && (
        <select
          aria-label="that is"
          value=""
          onChange={(event) => {
            add(`${facet}:${event.target.value}`);
            setFacet("");
          }}
        >
          <option value="">is …</option>
          {terms.map((term) => (
            <option key={term.id} value={term.id}>
              {term.label}
            </option>
          ))}
        </select>
      )}
    </>
  );
}
