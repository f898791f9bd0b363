import { useCallback, useEffect, useState } from "react";
import { api, got } from "../api/client";
import type { ClipPage, Revision } from "../api/schema";
import { useBegun } from "../app/session";
import { inWords } from "../inspector/answers";
import type { LabelValue } from "../log/values";
import { said } from "../log/words";
import { ask, onDone } from "../sync/outbox";
import { Dialog } from "../ui/Dialog";
import styles from "./History.module.css";
import { type Step, stepsOf, type Thing } from "./steps";

const AT_ONCE = 50;

interface Props {
  page: ClipPage;
  shot: string;
  /** The facet; null for everything of the shot. */
  facet: string | null;
  onClose: () => void;
}

/** Who said what of a shot and when, what that replaced, and the way to take it back. */
export function History({ page, shot, facet, onClose }: Props) {
  const { facets } = useBegun();
  const { revisions, whole, error, more } = useRevisions(page.clip.sha256, shot, facet);
  const number = page.shots.find((one) => one.id === shot)?.number;
  const name = facet === null ? "Everything" : (facets.get(facet)?.label ?? facet);
  const steps = stepsOf(revisions, whole);
  return (
    <Dialog title={`${name} of shot ${number}: history`} wide onClose={onClose}>
      {error !== null && (
        <p role="alert">
          {error.message}{" "}
          <button type="button" onClick={more}>
            Try again
          </button>
        </p>
      )}
      {steps.length === 0 && error === null && <p className="soft">Nobody has changed this yet.</p>}
      <table className={styles.table}>
        <thead className={steps.length === 0 ? "hidden" : ""}>
          <tr>
            {["when", "who", "what", "from", "to", ""].map((heading) => (
              <th key={heading} scope="col">
                {heading || <span className="hidden">undo</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {steps.map((step) => (
            <Row key={step.id} step={step} />
          ))}
        </tbody>
      </table>
      {!whole && error === null && (
        <button type="button" onClick={more}>
          Earlier
        </button>
      )}
    </Dialog>
  );
}

function Row({ step }: { step: Step }) {
  const { revision, what, before, after } = step;
  const taken = revision.undoes != null;
  return (
    <tr>
      <td className="timecode">{new Date(revision.made_at).toLocaleString()}</td>
      <td>{revision.author.name}</td>
      <td>
        {what.replaceAll("_", " ")}
        {taken && <span className="soft"> undid {revision.undoes}</span>}
      </td>
      <td>{before === undefined ? "…" : <Said thing={before} />}</td>
      <td>
        <Said thing={after} />
      </td>
      <td>
        {revision.author.kind === "person" && (
          <button
            type="button"
            aria-label={`Undo: ${revision.note}`}
            onClick={() => void ask({ kind: "undo", number: revision.number })}
          >
            Undo
          </button>
        )}
      </td>
    </tr>
  );
}

function Said({ thing }: { thing: Thing | null }) {
  const { facets } = useBegun();
  if (thing === null) return <span className="soft">nothing</span>;
  const facet = facets.get(String(thing.facet));
  if (facet === undefined)
    return said("text" in thing ? "caption" : "progress" in thing ? "decision" : "shot", thing);
  const certainty = thing.certainty;
  if (certainty === "not_applicable") return "does not apply";
  return `${inWords(facet, thing.value as LabelValue)}${certainty === "unsure" ? " (unsure)" : ""}`;
}

/** The newest revisions, more at each call, and again once one of ours has changed them. */
function useRevisions(clip: string, shot: string, facet: string | null) {
  const [revisions, setRevisions] = useState<readonly Revision[]>([]);
  const [whole, setWhole] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  const load = useCallback(
    async (before: readonly Revision[]) => {
      const last = before.at(-1)?.number ?? null;
      try {
        const query = { shot, facet, limit: AT_ONCE, ...(last === null ? {} : { before: last }) };
        const found = await got<Revision[]>(
          api.GET("/api/clips/{clip}/history", { params: { path: { clip }, query } }),
        );
        setRevisions([...before, ...found]);
        setWhole(found.length < AT_ONCE);
        setError(null);
      } catch (reason) {
        setError(reason as Error);
      }
    },
    [clip, shot, facet],
  );
  useEffect(() => {
    void load([]);
    return onDone(() => void load([]));
  }, [load]);
  return { revisions, whole, error, more: () => void load(revisions) };
}
