/** Questions that take the server a while are asked one after the other, so that quick ones never wait. */

let last: Promise<unknown> = Promise.resolve();

/** Ask when those before are answered; not at all if nobody wants to know any more. */
export function inTurn<Answer>(ask: () => Promise<Answer>, gone: AbortSignal): Promise<Answer> {
  const answer = last.then(() => {
    gone.throwIfAborted();
    return ask();
  });
  last = answer.catch(() => undefined);
  return answer;
}
