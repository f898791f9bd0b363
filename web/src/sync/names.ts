/** Names for new things and for requests. */

const hexadecimal = (bytes: Uint8Array) =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");

/** A fresh id for a thing: the time in nanoseconds, then 64 random bits, as the log makes its own. */
export function newId(): string {
  const time = (BigInt(Date.now()) * 1_000_000n).toString(16).padStart(16, "0");
  return time + hexadecimal(crypto.getRandomValues(new Uint8Array(8)));
}

/** This tab from when it was opened. Its own changes never stand against each other. */
const sitting = hexadecimal(crypto.getRandomValues(new Uint8Array(8)));

let asked = 0;

/** A fresh name for a request of this tab. */
export function newRequest(): string {
  asked += 1;
  return `${sitting}/${Date.now().toString(36)}-${asked}`;
}

/** Whether a request of this name was made here. */
export function isOurs(request: string | null): boolean {
  return request?.startsWith(`${sitting}/`) ?? false;
}
