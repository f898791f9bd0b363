import type { Preflight } from "../api/schema";
import styles from "./Losses.module.css";

/** What the format cannot carry, before anything is written. */
export function Losses({ checked, name }: { checked: Preflight | null; name: string }) {
  if (checked === null) return <p className="soft">Looking what {name} can carry …</p>;
  const shots = `${checked.shots} shots of ${checked.clips} clips`;
  if (checked.lost === 0) return <p>{shots}. Nothing is lost.</p>;
  return (
    <section aria-label="What is lost" className={styles.losses}>
      <p>
        {shots}. <b>{checked.lost} things are changed or lost:</b>
      </p>
      <ul className={styles.list}>
        {checked.losses.map((loss) => (
          <li key={`${loss.clip} ${loss.shot} ${loss.message}`}>
            {loss.clip}
            {loss.shot !== null && ` shot ${loss.shot}`}: {loss.message}
          </li>
        ))}
      </ul>
    </section>
  );
}
