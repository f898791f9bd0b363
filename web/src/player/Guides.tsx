import styles from "./Guides.module.css";
import { type GuidesShown, useView } from "./viewing";

/** Safe areas as shares of the picture's width and height (SMPTE ST 2046-1; EBU R 95 has 93 % and 90 %, too). */
const ACTION = 0.93;
const TITLE = 0.9;

/** Safe areas, centre and thirds over the picture. */
export function Guides() {
  const guides = useView((now) => now.guides);
  if (guides === "none") return null;
  return (
    <svg
      className={styles.guides}
      viewBox="0 0 1 1"
      preserveAspectRatio="none"
      role="img"
      aria-label={said(guides)}
    >
      {guides !== "thirds" && <SafeAreas />}
      {guides !== "safe" && <path d={THIRDS} />}
    </svg>
  );
}

const THIRDS = [1 / 3, 2 / 3].map((at) => `M${at} 0V1M0 ${at}H1`).join("");

function SafeAreas() {
  return (
    <>
      <Area share={ACTION} />
      <Area share={TITLE} />
      <path d="M.47 .5H.53M.5 .45V.55" />
    </>
  );
}

function Area({ share }: { share: number }) {
  const edge = (1 - share) / 2;
  return <rect x={edge} y={edge} width={share} height={share} />;
}

function said(guides: GuidesShown): string {
  const areas = "action-safe 93 %, title-safe 90 %, centre";
  return guides === "thirds" ? "Guides: thirds" : `Guides: ${areas}${guides === "both" ? ", thirds" : ""}`;
}
