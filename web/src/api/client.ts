/** Calls to the server: typed by its OpenAPI schema, with one kind of error. */

import createClient, { type Middleware } from "openapi-fetch";
import type { paths } from "./schema";

/** What an error of the server says: what happened, and what to do next. */
export interface Fault {
  code: string;
  message: string;
  hint: string;
  [more: string]: unknown;
}

/** An answer of the server that is an error. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly fault: Fault,
  ) {
    super(fault.message);
  }
}

/** The server could not be reached, or is not itself. */
export class Unreachable extends Error {}

const throwing: Middleware = {
  async onResponse({ response }) {
    if (response.ok) return undefined;
    throw await refusal(response);
  },
  onError() {
    return new Unreachable("the server cannot be reached");
  },
};

/** The error that an answer holds. */
export async function refusal(response: Response): Promise<Refused | Unreachable> {
  try {
    const { error } = (await response.json()) as { error: Fault };
    return new Refused(response.status, error);
  } catch {
    return new Unreachable(`the server answered ${response.status}`);
  }
}

export const api = createClient<paths>({ baseUrl: "/" });
api.use(throwing);

/** The data of an answer, as the schema names it; errors are thrown as `Refused` or `Unreachable`. */
export async function got<Data>(answer: Promise<{ data?: unknown }>): Promise<Data> {
  return (await answer).data as Data;
}

/** An answer that is numbers in bulk, or a picture; errors as above. */
export async function bytes(path: string): Promise<ArrayBuffer> {
  let response: Response;
  try {
    response = await fetch(path);
  } catch {
    throw new Unreachable("the server cannot be reached");
  }
  if (!response.ok) throw await refusal(response);
  return response.arrayBuffer();
}
