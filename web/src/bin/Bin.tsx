import { useCallback, useState } from "react";
import { api, got } from "../api/client";
import type { BinClip, BinClips, BinShot, BinShots } from "../api/schema";
import { go } from "../app/place";
import { useBegun } from "../app/session";
import { Exporting } from "../exporting/Exporting";
import { useActions } from "../keys/keymap";
import styles from "./Bin.module.css";
import { Cards } from "./Cards";
import { ColumnChoice } from "./ColumnChoice";
import { CLIP_COLUMNS, shotColumns } from "./columns";
import { List } from "./List";
import { SearchBar } from "./SearchBar";
import { look, useView } from "./view";

const openClip = (row: BinClip) => go({ page: "log", clip: row.clip.sha256, frame: null });
const openShot = (row: BinShot) => go({ page: "log", clip: row.clip, frame: row.start });

/** Every clip and every shot: looked through, searched, sorted, opened. */
export function Bin() {
  const { facets } = useBegun();
  const { listed, manner, query, sort } = useView();
  const [total, setTotal] = useState<number | null>(null);
  const [exporting, setExporting] = useState(false);
  const order = sort[listed];
  const fetchClips = useCallback(
    (offset: number, limit: number) =>
      got<BinClips>(api.GET("/api/clips", { params: { query: { query, sort: order, offset, limit } } })),
    [query, order],
  );
  const fetchShots = useCallback(
    (offset: number, limit: number) =>
      got<BinShots>(api.GET("/api/shots", { params: { query: { query, sort: order, offset, limit } } })),
    [query, order],
  );
  useActions({
    "bin.cards": () => look({ manner: manner === "cards" ? "rows" : "cards", listed: "clips" }),
    "bin.shots": () => look({ listed: listed === "clips" ? "shots" : "clips", manner: "rows" }),
  });
  const columns = listed === "clips" ? CLIP_COLUMNS : shotColumns(facets.values());
  return (
    <div className={styles.bin}>
      <div className={styles.bar}>
        <SearchBar />
        <Choice
          label="List"
          chosen={listed}
          choices={["clips", "shots"]}
          choose={(next) => look(next === "shots" ? { listed: next, manner: "rows" } : { listed: next })}
        />
        <Choice
          label="Show as"
          chosen={manner}
          choices={["cards", "rows"]}
          choose={(next) => look(next === "cards" ? { manner: next, listed: "clips" } : { manner: next })}
        />
        {manner === "rows" && <ColumnChoice listed={listed} columns={columns} />}
        <button type="button" onClick={() => setExporting(true)}>
          Export …
        </button>
        <span className="soft" role="status">
          {total === null ? "" : `${total} ${listed}`}
        </span>
      </div>
      <div className={styles.list}>
        {manner === "cards" ? (
          <Cards about={`${query} ${order}`} fetch={fetchClips} open={openClip} onTotal={setTotal} />
        ) : listed === "clips" ? (
          <List
            listed="clips"
            about={query}
            columns={CLIP_COLUMNS}
            fetch={fetchClips}
            open={openClip}
            onTotal={setTotal}
          />
        ) : (
          <List
            listed="shots"
            about={query}
            columns={shotColumns(facets.values())}
            fetch={fetchShots}
            open={openShot}
            onTotal={setTotal}
          />
        )}
      </div>
      {exporting && <Exporting query={query} onClose={() => setExporting(false)} />}
    </div>
  );
}

interface ChoiceProps<Value extends string> {
  label: string;
  chosen: Value;
  choices: readonly Value[];
  choose: (value: Value) => void;
}

function Choice<Value extends string>({ label, chosen, choices, choose }: ChoiceProps<Value>) {
  return (
    <fieldset className={styles.choice} aria-label={label}>
      {choices.map((choice) => (
        <button type="button" key={choice} aria-pressed={choice === chosen} onClick={() => choose(choice)}>
          {choice}
        </button>
      ))}
    </fieldset>
  );
}
