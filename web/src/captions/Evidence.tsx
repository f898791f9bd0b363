import type { CaptionPage, FindingShape } from "../api/schema";
import { plain } from "../log/words";
import { seek } from "../player/playhead";
import { Curve } from "./Curve";
import styles from "./Evidence.module.css";
import { useOpen } from "./open";

/** What the verdict on the chosen claim rests on: in words, its frames, and the curve that shows it. */
export function Evidence({ page }: { page: CaptionPage }) {
  const chosen = useOpen((now) => now.claim);
  const claim = page.checked.claims[chosen];
  if (claim === undefined) return null;
  return (
    <section className={styles.evidence} aria-label="Evidence">
      <p className={styles.reason}>{plain(claim.reason)}</p>
      <ul className={styles.list}>
        {claim.evidence.slice(0, 3).map((finding) => (
          <Found
            key={`${finding.label} ${finding.says}`}
            finding={finding}
            isTold={claim.reason.toLowerCase().includes(finding.says.toLowerCase())}
          />
        ))}
      </ul>
      <Curve
        clip={page.clip}
        facet={claim.true_facet ?? claim.facet}
        frames={[claim.frames[0] as number, claim.frames[1] as number]}
      />
    </section>
  );
}

function Found({ finding, isTold }: { finding: FindingShape; isTold: boolean }) {
  const [start, end] = finding.frames as [number, number];
  const figures = Object.entries(finding.figures).filter(([, figure]) => typeof figure === "number");
  return (
    <li>
      <button type="button" className={styles.frames} onClick={() => seek(start)}>
        {end - start === 1 ? `frame ${start}` : `frames ${start}–${end - 1}`}
      </button>{" "}
      {!isTold && plain(finding.says)} <span className="soft">sure to {finding.confidence.toFixed(2)}</span>
      {figures.length > 0 && (
        <span className="soft">
          {" "}
          ·{" "}
          {figures
            .slice(0, 4)
            .map(([name, figure]) => `${plain(name)} ${short(figure as number)}`)
            .join(", ")}
        </span>
      )}
    </li>
  );
}

const short = (figure: number) => (Number.isInteger(figure) ? String(figure) : figure.toPrecision(3));
