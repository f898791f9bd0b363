import { useEffect, useRef, useState } from "react";
import { api, got } from "../api/client";
import type { CaptionRow, CaptionRows } from "../api/schema";
import { Link } from "../app/Link";
import { go } from "../app/place";
import { Player } from "../player/Player";
import { load } from "../player/playhead";
import styles from "./Captions.module.css";
import { ClaimList } from "./ClaimList";
import { Evidence } from "./Evidence";
import { useCaptionKeys } from "./keys";
import { Omissions } from "./Omissions";
import { chooseClaim, open, submit, useOpen } from "./open";
import { Rating } from "./Rating";
import { Texts } from "./Texts";

/** The Captions page: what a model wrote, claim by claim against the log. */
export function Captions({ caption }: { caption: string | null }) {
  const list = useCaptions();
  const first = list?.rows.find((row) => !row.judged) ?? list?.rows[0];
  useEffect(() => {
    if (caption === null && first !== undefined) go({ page: "captions", caption: first.id });
  }, [caption, first]);
  if (list !== null && list.rows.length === 0) {
    return (
      <p className={styles.none}>
        No captions by models are in the log. They come in by <code>shotlog captions import FILE</code>.
      </p>
    );
  }
  return caption === null ? null : <Caption id={caption} rows={list?.rows ?? []} />;
}

function useCaptions(): CaptionRows | null {
  const [list, setList] = useState<CaptionRows | null>(null);
  useEffect(() => {
    const query = { limit: 500 };
    got<CaptionRows>(api.GET("/api/captions", { params: { query } })).then(setList, () => undefined);
  }, []);
  return list;
}

function Caption({ id, rows }: { id: string; rows: readonly CaptionRow[] }) {
  const { page, judged, error } = useOpen();
  const [unrated, setUnrated] = useState(false);
  const whole = useRef<HTMLElement>(null);
  useEffect(() => void open(id), [id]);
  const start = page?.caption.start;
  const frames = page?.clip.frames;
  useEffect(() => {
    if (frames === undefined) return;
    load(frames, start);
    chooseClaim(0);
  }, [frames, start]);
  const place = rows.findIndex((row) => row.id === id);
  const step = (by: number) => {
    const next = rows[place + by];
    if (next !== undefined) go({ page: "captions", caption: next.id });
  };
  const focus = (selector: string) => whole.current?.querySelector<HTMLElement>(selector)?.focus();
  const send = () => {
    const sent = submit();
    setUnrated(!sent);
    if (sent) step(1);
  };
  useCaptionKeys({
    next: () => step(1),
    previous: () => step(-1),
    submit: send,
    editFix: () => focus("[data-chosen=true] [data-field=fix]"),
    editError: () => focus("[data-chosen=true] [data-field=error]"),
    editText: () => focus("[data-field=text]"),
  });
  if (error !== null) return <p className={styles.none}>{error.message}</p>;
  if (page === null || judged === null) return <p className={styles.none}>Loading …</p>;
  return (
    <section className={styles.page} ref={whole} aria-label="Caption">
      <header className={styles.head}>
        <Link to={{ page: "log", clip: page.caption.clip, frame: page.caption.start }}>{page.clip.name}</Link>
        <span className="soft">
          frames {page.caption.start}–{page.caption.end - 1}
        </span>
        <span className={styles.where}>
          {place >= 0 && `caption ${place + 1} of ${rows.length} · `}
          {page.caption.author.name}
          {page.caption.author.version != null && ` ${page.caption.author.version}`}
        </span>
        <button type="button" onClick={() => step(-1)} disabled={place <= 0} aria-label="Previous caption">
          ◂
        </button>
        <button
          type="button"
          onClick={() => step(1)}
          disabled={place < 0 || place + 1 >= rows.length}
          aria-label="Next caption"
        >
          ▸
        </button>
      </header>
      <div className={styles.picture}>
        <Player clip={page.clip} without={["player.in", "player.out"]} />
        <Evidence page={page} />
      </div>
      <div className={styles.words}>
        <Texts page={page} judged={judged} />
        <ClaimList page={page} judged={judged} />
        <Omissions page={page} judged={judged} />
        <Rating judged={judged} unrated={unrated && judged.rating === null} submit={send} />
      </div>
    </section>
  );
}
