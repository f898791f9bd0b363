import { Bin } from "../bin/Bin";
import { Captions } from "../captions/Captions";
import { KeyHelp } from "../keys/KeyHelp";
import { LogPage } from "../log/LogPage";
import { Queue } from "../queue/Queue";
import { Refusals } from "../sync/Refusals";
import styles from "./App.module.css";
import { Header } from "./Header";
import { type Place, usePlace } from "./place";

/** The workbench: a header over the page that the address names. */
export function App() {
  const place = usePlace((now) => now.place);
  return (
    <div className={styles.app}>
      <Header place={place} />
      <Refusals />
      <main className={styles.page}>{pageOf(place)}</main>
      <KeyHelp />
    </div>
  );
}

function pageOf(place: Place) {
  switch (place.page) {
    case "bin":
      return <Bin />;
    case "log":
      return <LogPage clip={place.clip} frame={place.frame} key={place.clip} />;
    case "captions":
      return <Captions caption={place.caption} />;
    case "queue":
      return <Queue />;
  }
}
