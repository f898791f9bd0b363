import type { FormatShape, OptionShape, Wish } from "../api/schema";
import styles from "./Choices.module.css";

type Options = NonNullable<Wish["options"]>;
type Value = Options[string];

interface Props {
  format: FormatShape;
  options: Options;
  choose: (options: Options) => void;
}

/** What may be chosen about a format. */
export function Choices({ format, options, choose }: Props) {
  return (
    <>
      {format.options.map((option) => (
        <div key={option.name} className={styles.choice}>
          <label htmlFor={`option-${option.name}`}>
            {option.description || option.name.replaceAll("_", " ")}
          </label>
          <Field
            option={option}
            value={options[option.name] ?? (option.default as Value)}
            choose={(value) => choose({ ...options, [option.name]: value })}
          />
        </div>
      ))}
    </>
  );
}

interface FieldProps {
  option: OptionShape;
  value: Value;
  choose: (value: Value) => void;
}

function Field({ option, value, choose }: FieldProps) {
  const id = `option-${option.name}`;
  if (option.kind === "boolean") {
    return (
      <input
        id={id}
        type="checkbox"
        checked={value === true}
        onChange={(event) => choose(event.target.checked)}
      />
    );
  }
  if (option.choices.length > 0) {
    return (
      <select id={id} value={String(value)} onChange={(event) => choose(event.target.value)}>
        {option.choices.map((choice) => (
          <option key={choice}>{choice}</option>
        ))}
      </select>
    );
  }
  const text = Array.isArray(value) ? value.join(", ") : String(value ?? "");
  return (
    <input
      id={id}
      key={option.name}
      defaultValue={text}
      onBlur={(event) => choose(option.kind === "words" ? words(event.target.value) : event.target.value)}
    />
  );
}

function words(text: string): string[] {
  return text
    .split(",")
    .map((word) => word.trim())
    .filter((word) => word !== "");
}
