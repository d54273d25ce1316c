// Requests that can be given up together: a link that changed leaves them waiting for an answer that never comes.

export interface Line {
  readonly fetch: typeof fetch;
  /** Everything under way on this line, and everything asked of it later, ends unanswered. */
  cut(): void;
}

/** Where the browser cannot join two signals (before 2023) a request still ends by its own time limit. */
export function openLine(send: typeof fetch): Line {
  const whole = new AbortController();
  return {
    fetch(input, init) {
      const own = init?.signal;
      const signal = own && 'any' in AbortSignal ? AbortSignal.any([own, whole.signal]) : own;
      return send(input, { ...init, signal: signal ?? whole.signal });
    },
    cut: () => whole.abort(),
  };
}
