/** The small pictures of a clip: its overview at first, then tiles of all levels as they are needed. */

import { api, got } from "../api/client";
import type { SheetShape } from "../api/schema";

/** As the server draws them (`shotlog.media.filmstrip`): a tile has 32 pictures in rows of ten. */
const TILE = 32;
const COLUMNS = 10;

/** How many tiles are asked for at once: the server draws one at a time. */
const AT_ONCE = 2;
/** Tiles that are kept; each takes some megabytes once it is decoded. */
const KEPT = 40;
const TRY_AGAIN_AFTER = 5000;

/** A picture of a frame: where it lies in which image. */
export interface Cell {
  image: HTMLImageElement;
  x: number;
  y: number;
  width: number;
  height: number;
}

interface Tile {
  image: HTMLImageElement | null;
  failedAt: number;
}

/** The highest level of a clip: there, one tile shows all of it. */
export const topLevel = (frames: number): number =>
  Math.max(0, Math.ceil(Math.log2(Math.max(1, frames / TILE))));

/** Loads pictures of one clip and keeps the newest; `come` is called when one has come. */
export class Film {
  private readonly tiles = new Map<string, Tile>();
  private sheet: SheetShape | null = null;
  private overview: HTMLImageElement | null = null;
  private wanted: string[] = [];
  private loading = 0;
  private ended = false;

  constructor(
    readonly clip: string,
    private readonly frames: number,
    private readonly come: () => void,
  ) {
    void this.loadOverview();
  }

  /** Load nothing more. */
  end(): void {
    this.ended = true;
    this.wanted = [];
  }

  /** Pictures are asked for anew with each drawing: what is no longer seen is not loaded. */
  begin(): void {
    this.wanted = [];
  }

  /** The picture of a frame, at most one of 2**`level` frames before it; one near it until that has come. */
  at(frame: number, level: number): Cell | null {
    return this.drawn(frame, Math.min(level, topLevel(this.frames))) ?? this.near(frame);
  }

  /** The picture of exactly this frame; null until it has come. */
  exactly(frame: number): Cell | null {
    return this.drawn(frame, 0);
  }

  /** Begin to load what is missing. */
  load(): void {
    while (this.loading < AT_ONCE && this.wanted.length > 0)
      void this.loadTile(this.wanted.shift() as string);
  }

  private drawn(frame: number, level: number): Cell | null {
    const place = frame >> level;
    const tile = this.tile(`${level}/${Math.floor(place / TILE)}`);
    return tile === null ? null : this.cell(tile, place % TILE);
  }

  private tile(name: string): HTMLImageElement | null {
    const tile = this.tiles.get(name);
    if (tile?.image) {
      this.tiles.delete(name);
      this.tiles.set(name, tile);
      return tile.image;
    }
    const isDue = tile === undefined || (tile.failedAt > 0 && Date.now() - tile.failedAt > TRY_AGAIN_AFTER);
    if (isDue && !this.wanted.includes(name)) this.wanted.push(name);
    return null;
  }

  private cell(image: HTMLImageElement, place: number): Cell | null {
    if (this.sheet === null) return null;
    const { width, height } = this.sheet;
    return { image, x: (place % COLUMNS) * width, y: Math.floor(place / COLUMNS) * height, width, height };
  }

  private near(frame: number): Cell | null {
    if (this.overview === null || this.sheet === null) return null;
    const { frames, columns, width, height } = this.sheet;
    const place = Math.min(frames.length - 1, Math.floor((frame * frames.length) / this.frames));
    return {
      image: this.overview,
      x: (place % columns) * width,
      y: Math.floor(place / columns) * height,
      width,
      height,
    };
  }

  private async loadOverview(): Promise<void> {
    try {
      const path = { clip: this.clip };
      this.sheet = await got<SheetShape>(api.GET("/api/clips/{clip}/overview", { params: { path } }));
      this.overview = await loaded(`/api/clips/${this.clip}/overview.jpg`);
      if (!this.ended) this.come();
    } catch {
      // The strip stays empty where there are no pictures to be had.
    }
  }

  private async loadTile(name: string): Promise<void> {
    this.loading += 1;
    this.tiles.set(name, { image: null, failedAt: 0 });
    try {
      this.tiles.set(name, { image: await loaded(`/api/clips/${this.clip}/strip/${name}.jpg`), failedAt: 0 });
      this.forgetOldest();
    } catch {
      this.tiles.set(name, { image: null, failedAt: Date.now() });
    } finally {
      this.loading -= 1;
      if (!this.ended) this.come();
    }
  }

  private forgetOldest(): void {
    for (const [name, tile] of this.tiles) {
      if (this.tiles.size <= KEPT) return;
      if (tile.image !== null) this.tiles.delete(name);
    }
  }
}

async function loaded(address: string): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = address;
  await image.decode();
  return image;
}
