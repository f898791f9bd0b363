/** Draws the timeline: all of it when what it shows changed, only the playhead when that moved. */

import type { ClipPage } from "../api/schema";
import { useTaken } from "../log/selection";
import { useFootage } from "../player/footage";
import { usePlayhead } from "../player/playhead";
import { Canvas } from "./Canvas";
import { type Colours, coloursNow, onTheme } from "./colours";
import { useEvidence } from "./evidence";
import { Film } from "./Film";
import type { Lane } from "./laneChoice";
import { useMeasured } from "./measured";
import { paintCaptions } from "./paint/captions";
import { paintLane } from "./paint/lanes";
import { paintMinimap } from "./paint/minimap";
import { paintOver } from "./paint/over";
import { paintRuler } from "./paint/ruler";
import { type Band, type Brush, type Scene, sceneOf } from "./paint/scene";
import { paintShots } from "./paint/shots";
import { paintStrip } from "./paint/strip";
import { paintWave } from "./paint/wave";
import { heightOf, type Row, type RowName, rowsOf } from "./rows";
import { picturesCame, reveal, setWidth, useTimeline } from "./state";
import { xOf } from "./view";

const PAINTERS: Record<RowName, (brush: Brush, scene: Scene, band: Band) => void> = {
  ruler: paintRuler,
  shots: paintShots,
  strip: paintStrip,
  sound: paintWave,
  captions: paintCaptions,
};

const MINIMAP = 16;
/** Pixels. */

/** What it draws on. */
export interface Elements {
  /** What is as wide as the rows. */
  area: HTMLElement;
  rows: HTMLCanvasElement;
  lanes: HTMLCanvasElement;
  minimap: HTMLCanvasElement;
  /** What is as wide as the minimap. */
  mini: HTMLElement;
  /** Line over rows and lanes; only moved, never drawn. */
  playhead: HTMLElement;
  /** The same over the minimap. */
  dot: HTMLElement;
}

/** Draws one clip as long as `end` is not called. */
export class Stage {
  private readonly film: Film;
  private readonly rows: Canvas;
  private readonly lanesCanvas: Canvas;
  private readonly minimap: Canvas;
  private colours: Colours = coloursNow();
  private lanes: readonly Lane[] = [];
  private request = 0;
  private isStale = true;
  private miniWidth = 0;
  private readonly sizes = new ResizeObserver(() => this.measure());
  private readonly leave: (() => void)[];

  constructor(
    private page: ClipPage,
    private readonly elements: Elements,
  ) {
    this.rows = new Canvas(elements.rows);
    this.lanesCanvas = new Canvas(elements.lanes);
    this.minimap = new Canvas(elements.minimap);
    this.film = new Film(page.clip.sha256, page.clip.frames, picturesCame);
    useTimeline.setState({ film: this.film });
    const stores = [useTimeline, useMeasured, useFootage, useEvidence, useTaken];
    this.leave = [
      ...stores.map((store) => store.subscribe(this.redraw)),
      usePlayhead.subscribe((now, before) => this.follow(now, before)),
      onTheme(() => {
        this.colours = coloursNow();
        this.redraw();
      }),
    ];
    this.sizes.observe(elements.area);
    this.sizes.observe(elements.mini);
    this.measure();
  }

  /** Draw nothing more. */
  end(): void {
    cancelAnimationFrame(this.request);
    this.film.end();
    this.sizes.disconnect();
    for (const one of this.leave) one();
  }

  /** Show the clip as it is now, and these lanes. */
  show(page: ClipPage, lanes: readonly Lane[]): void {
    this.page = page;
    this.lanes = lanes;
    this.redraw();
  }

  /** Draw all of it with the next frame of the screen. */
  readonly redraw = (): void => {
    this.isStale = true;
    this.schedule();
  };

  private measure(): void {
    this.miniWidth = this.elements.mini.clientWidth;
    setWidth(this.elements.area.clientWidth);
    this.redraw();
  }

  private follow(now: ReturnType<typeof usePlayhead.getState>, before: typeof now): void {
    if (now.frame !== before.frame) {
      reveal(now.frame);
      if (this.shotOf(now.frame) !== this.shotOf(before.frame)) this.redraw();
    }
    if (now.in !== before.in || now.out !== before.out) this.redraw();
    this.schedule();
  }

  private shotOf(frame: number): number {
    return this.page.shots.findLastIndex((shot) => shot.start <= frame);
  }

  private schedule(): void {
    cancelAnimationFrame(this.request);
    this.request = requestAnimationFrame(() => {
      if (this.isStale) this.draw();
      this.isStale = false;
      this.placePlayhead();
    });
  }

  private draw(): void {
    const scene = sceneOf(this.page, this.film, this.colours);
    this.film.begin();
    this.drawRows(scene, rowsOf(this.page));
    this.drawLanes(scene);
    const room = { frames: this.page.clip.frames, width: this.miniWidth };
    this.minimap.draw(room.width, MINIMAP, (brush) => paintMinimap(brush, scene, room, MINIMAP));
    this.film.load();
  }

  private drawRows(scene: Scene, rows: readonly Row[]): void {
    const height = heightOf(rows);
    this.rows.draw(scene.width, height, (brush) => {
      brush.fillStyle = scene.colours.ground;
      brush.fillRect(0, 0, scene.width, height);
      for (const row of rows) PAINTERS[row.name](brush, scene, row);
      const [ruler] = rows;
      const top = ruler?.height ?? 0;
      paintOver(brush, scene, { top, height: height - top });
    });
  }

  private drawLanes(scene: Scene): void {
    const height = heightOf(this.lanes.map((lane) => ({ top: 0, height: lane.height })));
    this.lanesCanvas.draw(scene.width, height, (brush) => {
      brush.fillStyle = scene.colours.ground;
      brush.fillRect(0, 0, scene.width, height);
      let top = 0;
      for (const lane of this.lanes) {
        paintLane(brush, scene, lane, { top, height: lane.height });
        top += lane.height;
      }
      paintOver(brush, scene, { top: 0, height });
    });
  }

  private placePlayhead(): void {
    const { frame, frames } = usePlayhead.getState();
    const { view, room } = useTimeline.getState();
    const { playhead, dot } = this.elements;
    const x = Math.round(xOf(view, frame));
    playhead.hidden = x < 0 || x > room.width;
    playhead.style.transform = `translateX(${x}px)`;
    playhead.style.setProperty("--frame", `${Math.max(1, 1 / view.perPixel)}px`);
    dot.style.transform = `translateX(${Math.round((frame / frames) * this.miniWidth)}px)`;
  }
}
