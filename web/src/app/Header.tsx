import { useState } from "react";
import { showKeyHelp } from "../keys/help";
import { useActions } from "../keys/keymap";
import { ask, useOutbox } from "../sync/outbox";
import styles from "./Header.module.css";
import { Link } from "./Link";
import type { Place } from "./place";
import { rename, useBegun } from "./session";
import { turnTheme } from "./theme";

/** Where one is, whether all is saved, and the way to every other page. */
export function Header({ place }: { place: Place }) {
  const { project } = useBegun();
  useActions({
    "help.show": () => showKeyHelp(true),
    "edit.undo": () => void ask({ kind: "undo", number: null }),
    "edit.redo": () => void ask({ kind: "redo" }),
    "edit.save": () => undefined,
  });
  return (
    <header className={styles.header}>
      <span className={styles.mark}>shotlog</span>
      <nav aria-label="Pages" className={styles.pages}>
        <Link to={{ page: "bin" }} current={place.page === "bin"}>
          {project.name}
        </Link>
        <Link to={{ page: "captions", caption: null }} current={place.page === "captions"}>
          Captions
        </Link>
        <Link to={{ page: "queue" }} current={place.page === "queue"}>
          Queue
        </Link>
      </nav>
      <div id="header-middle" className={styles.middle} />
      <SavingState />
      <Me />
      <button type="button" onClick={turnTheme} aria-label="Light or dark" title="Light or dark">
        ◐
      </button>
      <button type="button" onClick={() => showKeyHelp(true)} aria-label="Keys" title="Keys">
        ?
      </button>
    </header>
  );
}

const WORDS = {
  saved: "saved ✓",
  saving: "saving …",
  away: "kept here until the server is back",
  "signed out": "kept here: sign in by a new link",
} as const;

/** One line on what becomes of what one does. */
function SavingState() {
  const saving = useOutbox((now) => now.saving);
  const count = useOutbox((now) => now.waiting.filter((one) => one.refused === null).length);
  return (
    <span role="status" className={styles.saving} data-saving={saving}>
      {WORDS[saving]}
      {saving !== "saved" && count > 0 && ` (${count})`}
    </span>
  );
}

function Me() {
  const { project } = useBegun();
  const [writing, setWriting] = useState(false);
  if (!writing) {
    return (
      <button
        type="button"
        className={styles.me}
        onClick={() => setWriting(true)}
        title="Log under another name"
      >
        {project.author}
      </button>
    );
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const name = new FormData(event.currentTarget).get("name") as string;
        if (name.trim() !== "") void rename(name.trim());
        setWriting(false);
      }}
    >
      <input
        name="name"
        aria-label="Your name in the log"
        defaultValue={project.author}
        maxLength={200}
        onKeyDown={(event) => event.key === "Escape" && setWriting(false)}
        ref={(input) => input?.select()}
      />
    </form>
  );
}
