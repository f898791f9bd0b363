import { useEffect, useState } from "react";
import type { FormatShape, Preflight, Wish } from "../api/schema";
import { Dialog } from "../ui/Dialog";
import { Choices } from "./Choices";
import styles from "./Exporting.module.css";
import { Losses } from "./Losses";
import { download, formats, preflight } from "./wish";

interface Props {
  /** The search whose clips are exported; empty for all. */
  query: string;
  onClose: () => void;
}

type Options = NonNullable<Wish["options"]>;

/** What goes to the cutting room: which format, what it cannot carry, then the file. */
export function Exporting({ query, onClose }: Props) {
  const [known, setKnown] = useState<FormatShape[]>([]);
  const [name, setName] = useState("");
  const [only, setOnly] = useState<NonNullable<Wish["only"]> | null>(null);
  const [options, setOptions] = useState<Options>({});
  const [checked, setChecked] = useState<Preflight | null>(null);
  const [error, setError] = useState<Error | null>(null);
  const [making, setMaking] = useState(false);
  useEffect(() => {
    formats().then((found) => {
      setKnown(found);
      setName(found[0]?.name ?? "");
    }, setError);
  }, []);
  useEffect(() => {
    if (name === "") return undefined;
    let gone = false;
    setChecked(null);
    preflight(name, { query, only, options }).then(
      (found) => {
        if (gone) return;
        setChecked(found);
        setError(null);
      },
      (failure: Error) => gone || setError(failure),
    );
    return () => {
      gone = true;
    };
  }, [name, query, only, options]);

  function save() {
    setMaking(true);
    download(name, { query, only, options }).then(
      () => onClose(),
      (failure: Error) => {
        setMaking(false);
        setError(failure);
      },
    );
  }

  const format = known.find((one) => one.name === name);
  return (
    <Dialog title="Export" wide onClose={onClose}>
      <div className={styles.export}>
        <fieldset className={styles.formats}>
          <legend>Format</legend>
          {known.map((one) => (
            <label key={one.name} className={styles.format}>
              <input
                type="radio"
                name="format"
                checked={one.name === name}
                onChange={() => {
                  setName(one.name);
                  setOptions({});
                }}
              />
              <b>{one.name}</b> <span className="soft">{one.description}</span>
            </label>
          ))}
        </fieldset>
        <div className={styles.rest}>
          <label>
            Shots{" "}
            <select
              value={only ?? ""}
              onChange={(event) => setOnly((event.target.value || null) as typeof only)}
            >
              <option value="">all</option>
              <option value="logged">logged</option>
              <option value="approved">approved</option>
            </select>
          </label>
          {query !== "" && (
            <p>
              Clips that fit <code>{query}</code>
            </p>
          )}
          {format !== undefined && <Choices format={format} options={options} choose={setOptions} />}
          {error !== null && <p role="alert">{error.message}</p>}
          {error === null && <Losses checked={checked} name={name} />}
          <button
            type="button"
            className={styles.save}
            disabled={checked === null || making || error !== null}
            onClick={save}
          >
            {making ? "Making the file …" : "Save the file"}
          </button>
        </div>
      </div>
    </Dialog>
  );
}
