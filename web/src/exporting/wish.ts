/** What is to be exported, and the file that comes of it. */

import { api, got, refusal, Unreachable } from "../api/client";
import type { FormatShape, Preflight, Wish } from "../api/schema";

/** All formats, those in most use first. */
export async function formats(): Promise<FormatShape[]> {
  const found = await got<FormatShape[]>(api.GET("/api/formats"));
  const place = (format: FormatShape) => (USUAL.indexOf(format.name) + USUAL.length + 1) % (USUAL.length + 1);
  return [...found].sort((one, other) => place(one) - place(other));
}

const USUAL = [
  "fcpxml",
  "xmeml",
  "edl",
  "ale",
  "otio",
  "avid-markers",
  "resolve-markers",
  "pdf",
  "csv",
  "html",
];

/** What a format would lose. */
export function preflight(name: string, wish: Wish): Promise<Preflight> {
  return got<Preflight>(
    api.POST("/api/exports/{name}/preflight", { params: { path: { name } }, body: wish }),
  );
}

/** Have the file made, and save it where the browser saves files. */
export async function download(name: string, wish: Wish): Promise<void> {
  const response = await asked(name, wish);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await response.blob());
  link.download = fileName(response.headers.get("content-disposition")) ?? name;
  link.click();
  URL.revokeObjectURL(link.href);
}

async function asked(name: string, wish: Wish): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(`/api/exports/${encodeURIComponent(name)}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(wish),
    });
  } catch {
    throw new Unreachable("the server cannot be reached");
  }
  if (!response.ok) throw await refusal(response);
  return response;
}

/** The name in a `Content-Disposition` header (RFC 6266), the encoded one first. */
export function fileName(header: string | null): string | null {
  const encoded = header?.match(/filename\*=utf-8''([^;]+)/i)?.[1];
  return encoded ? decodeURIComponent(encoded) : (header?.match(/filename="([^"]+)"/)?.[1] ?? null);
}
