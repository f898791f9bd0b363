import { useEffect, useRef } from "react";
import type { CaptionPage, ClaimShape } from "../api/schema";
import { useBegun } from "../app/session";
import { spelt } from "../log/words";
import styles from "./ClaimList.module.css";
import { type Judged, type Ruling, type Severity, standing } from "./judging";
import { toggleFix } from "./keys";
import { chooseClaim, say, useOpen } from "./open";
import { NAMES, SIGNS } from "./verdicts";

/** The claims of a caption, each with what the record says, the person's word, and what to say instead. */
export function ClaimList({ page, judged }: { page: CaptionPage; judged: Judged }) {
  const chosen = useOpen((now) => now.claim);
  if (page.checked.claims.length === 0) return <p>Nothing in this caption can be held against the log.</p>;
  return (
    <ol className={styles.list} aria-label="Claims">
      {page.checked.claims.map((claim, place) => (
        <Claim
          key={`${claim.span.join("-")} ${claim.facet} ${claim.value}`}
          claim={claim}
          place={place}
          judged={judged}
          chosen={place === chosen}
        />
      ))}
    </ol>
  );
}

interface ClaimProps {
  claim: ClaimShape;
  place: number;
  judged: Judged;
  chosen: boolean;
}

function Claim({ claim, place, judged, chosen }: ClaimProps) {
  const now = standing(claim, judged.words.get(place));
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (chosen) row.current?.scrollIntoView({ block: "nearest" });
  }, [chosen]);
  return (
    <li ref={row} className={styles.claim} data-chosen={chosen} data-ruling={now.ruling} data-said={now.said}>
      <button
        type="button"
        className={styles.words}
        aria-current={chosen}
        onClick={() => chooseClaim(place)}
        title={claim.reason}
      >
        <span aria-hidden="true">{SIGNS[now.ruling]}</span> {claim.words}
        <span className="hidden">: {NAMES[now.ruling]}</span>
      </button>
      <span className={styles.record}>{recordSays(claim)}</span>
      <Answers claim={claim} place={place} judged={judged} />
      {(now.ruling === "contradicted" || now.error !== null) && (
        <Mending claim={claim} place={place} judged={judged} />
      )}
    </li>
  );
}

/** What the record has in place of the claim, in a few words. */
function recordSays(claim: ClaimShape): string {
  if (claim.true_value !== null) return spelt(claim.true_value);
  const finding = claim.evidence[0];
  if (finding === undefined) return "nothing in the log bears on it";
  return `${spelt(finding.value)} ${finding.confidence.toFixed(2)}`;
}

const KEYS: readonly [Ruling, string][] = [
  ["supported", "True"],
  ["contradicted", "False"],
  ["cannot_tell", "Unsure"],
];

function Answers({ place, judged }: Omit<ClaimProps, "chosen">) {
  const said = judged.words.get(place)?.ruling;
  return (
    <span className={styles.answers}>
      {KEYS.map(([ruling, name]) => (
        <button
          type="button"
          key={ruling}
          aria-pressed={said === ruling}
          onClick={() => say(place, said === ruling ? null : { ruling })}
        >
          <u>{name[0]}</u>
          {name.slice(1)}
        </button>
      ))}
    </span>
  );
}

const SEVERITIES: readonly Severity[] = ["critical", "major", "minor", "style"];

/** What kind of error it is, how much it matters, and what to say instead. */
function Mending({ claim, place, judged }: Omit<ClaimProps, "chosen">) {
  const { facets } = useBegun();
  const now = standing(claim, judged.words.get(place));
  const fix = judged.words.get(place)?.fix;
  const errors = facets.get("caption_error")?.terms ?? [];
  return (
    <span className={styles.mending}>
      <select
        data-field="error"
        aria-label="Kind of error"
        value={now.error ?? ""}
        onChange={(event) => say(place, { ruling: "contradicted", error: event.target.value || null })}
        onKeyDown={leave}
      >
        <option value="">kind of error …</option>
        {errors.map((error) => (
          <option key={error.id} value={error.id}>
            {error.label}
          </option>
        ))}
      </select>
      <select
        aria-label="Severity"
        value={now.severity ?? ""}
        onChange={(event) => say(place, { ruling: "contradicted", severity: event.target.value as Severity })}
        onKeyDown={leave}
      >
        {SEVERITIES.map((severity) => (
          <option key={severity}>{severity}</option>
        ))}
      </select>
      <label>
        <input type="checkbox" checked={now.edit !== null} onChange={() => toggleFix(claim, place)} /> say
      </label>
      <input
        data-field="fix"
        className={styles.fix}
        aria-label="Words that make it true; empty to leave it out"
        value={fix ?? claim.fix ?? ""}
        placeholder={claim.fix === null ? "nothing to offer: write it" : "(left out)"}
        onChange={(event) => say(place, { ruling: "contradicted", fix: event.target.value })}
        onKeyDown={leave}
      />
    </span>
  );
}

/** Enter and Escape lead from a field back to the claims. */
function leave(event: React.KeyboardEvent<HTMLElement>) {
  if (event.key !== "Enter" && event.key !== "Escape") return;
  event.preventDefault();
  event.stopPropagation();
  event.currentTarget.blur();
}
