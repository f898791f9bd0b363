import { type CSSProperties, useEffect, useRef, useState } from "react";
import type { ClipShape } from "../api/schema";
import { Drawing } from "./Drawing";
import { proxyAddress, useFootage } from "./footage";
import type { FrameTimes } from "./frameTimes";
import { Guides } from "./Guides";
import styles from "./Picture.module.css";
import { Screen } from "./Screen";
import { StepSound } from "./StepSound";
import { Stills } from "./Stills";
import { toggle } from "./shuttle";
import { useView } from "./viewing";

/** The picture, as large as there is room for, with all that lies over it. */
export function Picture({ clip }: { clip: ClipShape }) {
  const times = useFootage((now) => (now.clip === clip.sha256 ? now.times : null));
  const fit = useView((now) => now.fit);
  const width = useFootage((now) => now.proxy?.width ?? null);
  const [above, below] = clip.display_aspect;
  const shape = { "--aspect": above / below, "--pixels": `${width ?? 480}px` } as CSSProperties;
  return (
    <div className={styles.stage} data-fit={fit} tabIndex={fit ? undefined : 0}>
      <div className={styles.picture} style={shape}>
        {times === null ? <Still clip={clip} /> : <Moving clip={clip} times={times} />}
        <Guides />
        <Drawing clip={clip.sha256} />
      </div>
    </div>
  );
}

function Moving({ clip, times }: { clip: ClipShape; times: FrameTimes }) {
  const video = useRef<HTMLVideoElement>(null);
  const volume = useView((now) => now.volume);
  const muted = useView((now) => now.muted);
  useEffect(() => {
    if (video.current === null) return undefined;
    const screen = new Screen(video.current, times);
    return () => screen.end();
  }, [times]);
  useEffect(() => {
    if (!clip.has_sound) return undefined;
    const sound = new StepSound(proxyAddress(clip.sha256), times);
    return () => sound.end();
  }, [clip, times]);
  useEffect(() => {
    if (video.current === null) return;
    video.current.volume = volume;
    video.current.muted = muted;
  }, [volume, muted]);
  return (
    // biome-ignore lint/a11y/useMediaCaption: footage has none; what is said in it is logged beside it
    <video
      ref={video}
      className={styles.shown}
      src={proxyAddress(clip.sha256)}
      preload="auto"
      playsInline
      disablePictureInPicture
      aria-label={clip.name}
      onClick={toggle}
    />
  );
}

function Still({ clip }: { clip: ClipShape }) {
  const picture = useRef<HTMLImageElement>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    if (picture.current === null) return undefined;
    const stills = new Stills(picture.current, clip.sha256, setFailed);
    return () => stills.end();
  }, [clip.sha256]);
  return (
    <>
      <img ref={picture} className={styles.shown} alt={`A frame of ${clip.name}`} />
      {failed && <p className={styles.nothing}>This frame cannot be shown.</p>}
    </>
  );
}
