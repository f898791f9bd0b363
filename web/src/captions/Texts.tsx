import type { CaptionPage } from "../api/schema";
import { type Judged, pieces, standing, text } from "./judging";
import { chooseClaim, useOpen, write } from "./open";
import styles from "./Texts.module.css";
import { stretches } from "./text";
import { NAMES, SIGNS } from "./verdicts";

interface Props {
  page: CaptionPage;
  judged: Judged;
}

/** The caption as it was written, each claim underlined by its verdict, and as it should read. */
export function Texts({ page, judged }: Props) {
  return (
    <div className={styles.texts}>
      <section aria-label="As written">
        <h2>As written</h2>
        <Written page={page} judged={judged} />
      </section>
      <section aria-label="As it should read">
        <h2>As it should read</h2>
        <Corrected page={page} judged={judged} />
      </section>
    </div>
  );
}

function Written({ page, judged }: Props) {
  const chosen = useOpen((now) => now.claim);
  const { claims } = page.checked;
  const parts = stretches(
    page.checked.text,
    claims.map((claim) => claim.span),
  );
  let at = 0;
  return (
    <p className={styles.text}>
      {parts.map((part) => {
        const key = `${at}`;
        at += part.text.length;
        const place = part.marks.at(-1);
        const claim = place === undefined ? undefined : claims[place];
        if (place === undefined || claim === undefined) return <span key={key}>{part.text}</span>;
        const now = standing(claim, judged.words.get(place));
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys reach each claim in the list below
          <span
            role="button"
            key={key}
            tabIndex={-1}
            className={styles.claim}
            data-ruling={now.ruling}
            data-said={now.said}
            data-chosen={place === chosen}
            aria-label={`${part.text}: ${NAMES[now.ruling]}`}
            onClick={() => chooseClaim(place)}
          >
            {part.text}
            <sup aria-hidden="true">{SIGNS[now.ruling]}</sup>
          </span>
        );
      })}
    </p>
  );
}

function Corrected({ page, judged }: Props) {
  const byHand = judged.written !== null;
  let at = 0;
  return (
    <>
      {!byHand && (
        <p className={styles.text}>
          {pieces(page, judged).map((piece) => {
            const key = `${at} ${piece.kind}`;
            at += piece.text.length;
            if (piece.kind === "removed") return <del key={key}>{piece.text}</del>;
            if (piece.kind === "added") return <ins key={key}>{piece.text}</ins>;
            return <span key={key}>{piece.text}</span>;
          })}
        </p>
      )}
      <textarea
        data-field="text"
        className={byHand ? styles.written : styles.waiting}
        aria-label="The text as it should read, by hand"
        value={text(page, judged)}
        onChange={(event) => write(event.target.value)}
        onKeyDown={(event) => event.key === "Escape" && event.currentTarget.blur()}
        rows={byHand ? 6 : 2}
      />
      {byHand && (
        <button type="button" onClick={() => write(null)}>
          Let it follow from the answers again
        </button>
      )}
    </>
  );
}
