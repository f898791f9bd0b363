import type { FacetShape } from "../api/schema";
import type { LabelValue } from "../log/values";
import { endsOf, holds, short } from "./answers";
import { answering, spokenOf } from "./choice";
import type { Choice } from "./hotkeys";
import { pointAt, useInspecting } from "./inspecting";
import { NumberField } from "./NumberField";
import type { Looked } from "./Palette";
import styles from "./Palette.module.css";
import { Pictogram } from "./Pictogram";
import { type About, choose, say } from "./saying";
import { standing } from "./standing";
import { TextField } from "./TextField";

interface Props {
  on: About;
  facet: FacetShape;
  choices: readonly Choice[];
  /** Why terms cannot be said now, by facet and term. */
  reasons: ReadonlyMap<string, string>;
  look: (looked: Looked) => void;
  /** Whether it is the only facet of its group. */
  alone: boolean;
}

/** One question with its terms, or with a field for its number or text. */
export function PaletteFacet({ on, facet, choices, reasons, look, alone }: Props) {
  const { suggestion } = standing(on.shots, facet.id);
  const said = spokenOf(on.shots, facet);
  const attend = (term: string | null) => () => {
    pointAt(facet.id);
    look({ facet, term });
  };
  return (
    <section className={styles.facet} data-facet={facet.id} aria-label={facet.label}>
      <header className={styles.question}>
        {!alone && <h3>{facet.label}</h3>}
        <Answers on={on} facet={facet} said={said} attend={attend(null)} />
      </header>
      {facet.select === "number" && <NumberField on={on} facet={facet} onFocus={attend(null)} />}
      {facet.select === "text" && <TextField on={on} facet={facet} onFocus={attend(null)} />}
      <div className={styles.terms}>
        {choices.map((choice) => (
          <TermButton
            key={choice.term}
            on={on}
            choice={choice}
            said={said}
            suggested={holds(suggestion?.value, choice.term, "whole")}
            excluded={reasons.has(`${facet.id} ${choice.term}`)}
            attend={attend(choice.term)}
          />
        ))}
      </div>
    </section>
  );
}

interface TermProps {
  on: About;
  choice: Choice;
  said: LabelValue | undefined;
  suggested: boolean;
  excluded: boolean;
  attend: () => void;
}

function TermButton({ on, choice, said, suggested, excluded, attend }: TermProps) {
  const moment = useInspecting((now) => now.moment);
  const { facet, key } = choice;
  const term = facet.terms.find((one) => one.id === choice.term);
  if (term === undefined) return null;
  const differs = endsOf(said) !== null && holds(said, term.id, "whole");
  const end = differs ? (holds(said, term.id, "start") ? "start" : "end") : null;
  return (
    <button
      type="button"
      className={styles.term}
      data-term={term.id}
      data-choice
      data-suggested={suggested}
      aria-pressed={holds(said, term.id, "whole")}
      aria-disabled={excluded}
      onFocus={attend}
      onPointerEnter={attend}
      onClick={() => choose(on, facet, term.id, moment)}
    >
      {key !== null && (
        <span aria-hidden="true">
          <kbd>{key}</kbd>
        </span>
      )}
      <Pictogram facet={facet.id} value={term.id} />
      <span>{short(term)}</span>
      {end !== null && <small>{end}</small>}
    </button>
  );
}

/** The answers that name no term: none of several, certainly no text, and that it cannot be told. */
function Answers({
  on,
  facet,
  said,
  attend,
}: {
  on: About;
  facet: FacetShape;
  said: LabelValue | undefined;
  attend: () => void;
}) {
  const answers: [string, LabelValue][] = [];
  if (facet.select === "multi") answers.push(["none", []]);
  answers.push([facet.select === "text" ? "certainly none" : "cannot tell", null]);
  return answers.map(([words, value]) => (
    <button
      key={words}
      type="button"
      className={styles.answer}
      data-term={words}
      aria-pressed={said !== undefined && JSON.stringify(said) === JSON.stringify(value)}
      onFocus={attend}
      onClick={() => say(on, answering(on.shots, facet, value))}
    >
      {value === null && facet.select !== "text" && (
        <span aria-hidden="true">
          <kbd>-</kbd>
        </span>
      )}
      <span className="soft">{words}</span>
    </button>
  ));
}
