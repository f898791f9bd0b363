import { useEffect, useState } from "react";
import { api, got } from "../api/client";
import type { SmartBin } from "../api/schema";
import { onHappened } from "../sync/events";
import { newId } from "../sync/names";
import { ask, onDone } from "../sync/outbox";
import { Dialog } from "../ui/Dialog";
import styles from "./SmartBins.module.css";
import { look } from "./view";

/** Searches that are kept: one is taken up, this one kept, another let go. */
export function SmartBins({ query }: { query: string }) {
  const bins = useSmartBins();
  const [keeping, setKeeping] = useState(false);
  const current = bins.find((bin) => bin.query === query);
  return (
    <>
      <select
        aria-label="Smart bins"
        value={current?.id ?? ""}
        onChange={(event) => look({ query: bins.find((bin) => bin.id === event.target.value)?.query ?? "" })}
      >
        <option value="">{bins.length === 0 ? "no smart bins" : "all clips"}</option>
        {bins.map((bin) => (
          <option key={bin.id} value={bin.id}>
            {bin.name}
          </option>
        ))}
      </select>
      {current === undefined ? (
        <button type="button" disabled={query === ""} onClick={() => setKeeping(true)}>
          Keep
        </button>
      ) : (
        <button type="button" onClick={() => void ask({ kind: "drop_smart_bin", id: current.id })}>
          Drop
        </button>
      )}
      {keeping && <Keep query={query} onClose={() => setKeeping(false)} />}
    </>
  );
}

function Keep({ query, onClose }: { query: string; onClose: () => void }) {
  return (
    <Dialog title="Keep this search as a smart bin" onClose={onClose}>
      <form
        className={styles.keep}
        onSubmit={(event) => {
          event.preventDefault();
          const name = String(new FormData(event.currentTarget).get("name")).trim();
          if (name !== "") void ask({ kind: "smart_bin", id: newId(), name, query });
          onClose();
        }}
      >
        <code>{query}</code>
        <input name="name" aria-label="Its name" placeholder="Its name" maxLength={200} required />
        <button type="submit">Keep</button>
      </form>
    </Dialog>
  );
}

function useSmartBins(): readonly SmartBin[] {
  const [bins, setBins] = useState<readonly SmartBin[]>([]);
  useEffect(() => {
    const load = () => void got<SmartBin[]>(api.GET("/api/smart-bins")).then(setBins, () => undefined);
    load();
    const ends = [
      onDone((asked) => asked.deed.kind.endsWith("smart_bin") && load()),
      onHappened((happened) => happened.kinds.includes("smart_bin") && load()),
    ];
    return () => {
      for (const end of ends) end();
    };
  }, []);
  return bins;
}
