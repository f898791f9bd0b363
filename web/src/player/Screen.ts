/** The video element under the playhead: shows the frame that is asked for, and plays as it is told to. */

import { appearsAt, type FrameTimes, frameCount } from "./frameTimes";
import { play, seek, showing, usePlayhead } from "./playhead";
import { Seeker } from "./Seeker";
import { Stepping } from "./Stepping";

/** Browsers play sound up to this speed; beyond it, and backwards, frames are sought by the clock. */
const FASTEST = 4;

type Now = ReturnType<typeof usePlayhead.getState>;

/** Puts a video under the playhead as long as `end` is not called. */
export class Screen {
  private readonly seeker: Seeker;
  private readonly stepping: Stepping;
  private readonly unsubscribe: () => void;
  private callback: number;
  private turning: number | undefined;

  constructor(
    private readonly video: HTMLVideoElement,
    private readonly times: FrameTimes,
  ) {
    this.seeker = new Seeker(video, times);
    this.stepping = new Stepping(times, (frame) => this.seeker.show(frame));
    this.callback = video.requestVideoFrameCallback(this.presented);
    video.addEventListener("seeked", this.seeked);
    video.addEventListener("ended", this.ended);
    this.unsubscribe = usePlayhead.subscribe((now, before) => this.follow(now, before));
    this.run(usePlayhead.getState());
  }

  /** Leave the video. */
  end(): void {
    this.unsubscribe();
    this.halt();
    this.seeker.release();
    this.video.cancelVideoFrameCallback(this.callback);
    this.video.removeEventListener("seeked", this.seeked);
    this.video.removeEventListener("ended", this.ended);
  }

  private follow(now: Now, before: Now): void {
    if (now.speed !== before.speed) this.run(now);
    else if (now.speed === 0 && now.frame !== before.frame) this.seeker.show(now.frame);
  }

  private run({ speed, frame }: Now): void {
    const plays = speed > 0 && speed <= FASTEST;
    if (!plays || this.video.paused) this.halt();
    if (plays) this.playFrom(frame, speed);
    else if (speed === 0) this.seeker.show(frame);
    else this.stepping.start(frame, speed);
  }

  private halt(): void {
    clearTimeout(this.turning);
    this.stepping.stop();
    this.video.pause();
  }

  private playFrom(frame: number, speed: number): void {
    this.video.playbackRate = speed;
    if (!this.video.paused) return;
    const from = startOf(frame, frameCount(this.times));
    if (this.seeker.busy || this.seeker.painted !== from) this.goTo(from);
    this.seeker.release();
    this.video.play().catch(() => {
      // Only playing that nobody stopped meanwhile was refused: the browser wants a gesture first.
      if (usePlayhead.getState().speed === speed) play(0);
    });
  }

  /** While it plays, sound goes on from where the frame begins. */
  private goTo(frame: number): void {
    this.video.currentTime = appearsAt(this.times, frame) + 1e-4;
  }

  private readonly presented = (_now: number, told: VideoFrameCallbackMetadata): void => {
    this.callback = this.video.requestVideoFrameCallback(this.presented);
    const frame = this.seeker.presented(told.mediaTime);
    showing(frame);
    if (!this.video.paused) this.turnAtEnd(frame, told.expectedDisplayTime);
    else this.holdTo(usePlayhead.getState());
  };

  /** A browser may show one more frame after it was told to stand. */
  private holdTo({ speed, frame }: Now): void {
    if (speed === 0 && !this.seeker.busy) this.seeker.show(frame);
  }

  /** Go round when the last frame of the range has been seen for as long as it lasts. */
  private turnAtEnd(frame: number, shownAt: number): void {
    const { loop, speed } = usePlayhead.getState();
    if (loop === null || frame < loop.end - 1) return;
    clearTimeout(this.turning);
    const lasts = (appearsAt(this.times, loop.end) - appearsAt(this.times, loop.end - 1)) * 1000;
    const left = frame >= loop.end ? 0 : shownAt + lasts / speed - performance.now();
    this.turning = window.setTimeout(() => this.goTo(loop.start), Math.max(0, left));
  }

  private readonly seeked = (): void => this.seeker.settle();

  private readonly ended = (): void => {
    const { loop, speed, frames } = usePlayhead.getState();
    if (loop === null) seek(frames - 1);
    if (loop === null || speed <= 0) return;
    clearTimeout(this.turning);
    this.goTo(loop.start);
    void this.video.play();
  };
}

/** Playing begins again at the first frame when it stands on the last, and in the range that it goes round in. */
function startOf(frame: number, frames: number): number {
  const { loop } = usePlayhead.getState();
  if (loop !== null) return frame >= loop.start && frame < loop.end - 1 ? frame : loop.start;
  return frame >= frames - 1 ? 0 : frame;
}
