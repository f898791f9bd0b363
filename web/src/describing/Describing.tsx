import { useMemo, useState } from "react";
import type { ClipPage } from "../api/schema";
import { useBegun } from "../app/session";
import { useActions } from "../keys/keymap";
import { useClip } from "../log/clip";
import { useCurrentShot } from "../log/selection";
import { usePlayhead } from "../player/playhead";
import { useChecked, useDraft } from "./asked";
import { Counts } from "./Counts";
import { wordsOf } from "./completion";
import styles from "./Describing.module.css";
import { Findings } from "./Findings";
import { countsOf, marksOf } from "./marks";
import { Others } from "./Others";
import { composed, joined, partsOf, withPart } from "./parts";
import { SectionField } from "./SectionField";
import { byOthers, mine, type Scope, write } from "./writing";

/**
 * The description of the current shot, or of the marked range: by sections, each held against the log as it is
 * written. While somebody writes it stays with the frames that they began with.
 */
export function Describing({ page }: { page: ClipPage }) {
  const { facets, project } = useBegun();
  const [marked, setMarked] = useState(false);
  const [writing, setWriting] = useState<Writing | null>(null);
  const here = useScope(page, marked);
  const scope = writing?.scope ?? here;
  const newest = useClip((now) => now.base?.newest ?? 0);
  const known = useMemo(() => facets.get("caption_section")?.terms.map((one) => one.id) ?? [], [facets]);
  const words = useMemo(() => wordsOf(facets.values()), [facets]);
  const saved = partsOf(mine(page, scope, project.author), known);
  const parts = writing === null ? saved : withPart(saved, writing.name, writing.text);
  const { text, places } = composed(parts);
  const { checked, error } = useChecked(scope, text, newest);
  const draft = useDraft(scope, newest);
  const marks = checked === null || text === "" ? [] : marksOf(checked, text);
  const put = (next: typeof parts) => {
    if (writing !== null)
      setWriting({ ...writing, text: next.find((one) => one.name === writing.name)?.text ?? "" });
    write(page, scope, project.author, next);
  };
  useActions({
    "label.describe": () => focusSection(parts.find((one) => one.text === "")?.name ?? parts[0]?.name),
  });
  const drafted = (name: string) => draft.find((one) => one.name === name)?.text ?? "";
  const open = draft.filter((one) => parts.some((part) => part.name === one.name && part.text.trim() === ""));
  return (
    <section aria-label="Description" className={styles.describing}>
      <header className={styles.head}>
        <h2>Description</h2>
        <Range marked={marked} choose={setMarked} scope={scope} />
        {open.length > 0 && (
          <button type="button" onClick={() => put(joined(parts, open))}>
            Take over the draft
          </button>
        )}
        <Counts text={text} counts={countsOf(text, checked)} error={error} />
      </header>
      <div className={styles.sections}>
        {parts.map((part) => (
          <SectionField
            key={part.name}
            part={part}
            definition={facets.get("caption_section")?.terms.find((one) => one.id === part.name)?.definition}
            place={places.find((one) => one.name === part.name)}
            marks={marks}
            draft={drafted(part.name)}
            words={words}
            begin={() => setWriting({ scope, ...part })}
            end={() => setWriting(null)}
            type={(name, written) => {
              setWriting({ scope, name, text: written });
              write(page, scope, project.author, withPart(saved, name, written));
            }}
          />
        ))}
        <Others
          captions={byOthers(page, scope, project.author)}
          copy={(caption) => put(joined(parts, partsOf(caption, known)))}
        />
      </div>
      {checked !== null && text !== "" && <Findings checked={checked} text={text} parts={parts} put={put} />}
    </section>
  );
}

/** What is being written, as it is typed, and of which frames. */
interface Writing {
  scope: Scope;
  name: string;
  text: string;
}

/** The frames that are described: those of the shot at the playhead, or the marked ones. */
function useScope(page: ClipPage, marked: boolean): Scope {
  const shot = useCurrentShot();
  const first = usePlayhead((now) => now.in);
  const last = usePlayhead((now) => now.out);
  const clip = page.clip.sha256;
  const start = marked && first !== null && last !== null ? first : (shot?.start ?? 0);
  const end = marked && first !== null && last !== null ? last : (shot?.end ?? page.clip.frames);
  return useMemo(() => ({ clip, start, end }), [clip, start, end]);
}

function Range({
  marked,
  choose,
  scope,
}: {
  marked: boolean;
  choose: (marked: boolean) => void;
  scope: Scope;
}) {
  const isMarked = usePlayhead((now) => now.in !== null && now.out !== null);
  if (!isMarked) return null;
  return (
    <label>
      <input type="checkbox" checked={marked} onChange={(event) => choose(event.target.checked)} /> marked
      range
      {marked && (
        <span className="soft">
          {" "}
          {scope.start}–{scope.end - 1}
        </span>
      )}
    </label>
  );
}

function focusSection(name: string | undefined): void {
  document.getElementById(`section-${name}`)?.focus();
}
