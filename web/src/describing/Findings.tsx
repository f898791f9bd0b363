import type { CheckedShape, ClaimShape, FlawShape, OmissionShape } from "../api/schema";
import { seek } from "../player/playhead";
import styles from "./Describing.module.css";
import { joined, mended, type Part } from "./parts";

interface Props {
  checked: CheckedShape;
  /** The text as it stands now; fixes wait until what was checked is this. */
  text: string;
  parts: readonly Part[];
  put: (parts: Part[]) => void;
}

/** What is wrong with a description and how to mend it: wording, contradicted claims, what it leaves out. */
export function Findings({ checked, text, parts, put }: Props) {
  const fresh = checked.text === text;
  const mend = (edit: { span: readonly [number, number]; words: string }) => {
    const next = mended(parts, edit);
    if (next !== null) put(next);
  };
  const doubtful = checked.claims.filter((one) => one.ruling === "contradicted");
  if (checked.flaws.length + doubtful.length + checked.omissions.length === 0) return null;
  return (
    <ul className={styles.findings} aria-label="What to mend" aria-busy={!fresh}>
      {doubtful.map((claim) => (
        <Claim key={`claim ${claim.span}`} claim={claim} fresh={fresh} mend={mend} />
      ))}
      {checked.flaws.map((flaw) => (
        <Flaw key={`${flaw.rule} ${flaw.span}`} flaw={flaw} fresh={fresh} mend={mend} />
      ))}
      {checked.omissions.map((omission) => (
        <Omission
          key={`${omission.facet} ${omission.frames}`}
          omission={omission}
          insert={() => put(joined(parts, [{ name: omission.section, text: omission.words }]))}
        />
      ))}
    </ul>
  );
}

type Mend = (edit: { span: readonly [number, number]; words: string }) => void;

function Claim({ claim, fresh, mend }: { claim: ClaimShape; fresh: boolean; mend: Mend }) {
  const { edit } = claim;
  return (
    <li className={styles.finding}>
      <span aria-hidden="true">✗</span>
      <button type="button" className={styles.link} onClick={() => seek(claim.frames[0])}>
        <q>{claim.words}</q>
      </button>
      <span>{claim.reason}</span>
      {edit !== null && (
        <button type="button" disabled={!fresh} onClick={() => mend(edit)}>
          Write “{edit.words}”
        </button>
      )}
    </li>
  );
}

function Flaw({ flaw, fresh, mend }: { flaw: FlawShape; fresh: boolean; mend: Mend }) {
  const { edit } = flaw;
  return (
    <li className={styles.finding}>
      <span aria-hidden="true">!</span>
      <q>{flaw.words}</q>
      <span>
        {flaw.why} {flaw.advice}
      </span>
      {edit !== null && (
        <button type="button" disabled={!fresh} onClick={() => mend(edit)}>
          {edit.words === "" ? "Leave it out" : `Write “${edit.words}”`}
        </button>
      )}
    </li>
  );
}

function Omission({ omission, insert }: { omission: OmissionShape; insert: () => void }) {
  return (
    <li className={styles.finding}>
      <span aria-hidden="true">+</span>
      <span>
        left out: <q>{omission.words}</q>
      </span>
      <button type="button" onClick={insert}>
        Insert
      </button>
    </li>
  );
}
