// How a rival's tablet is run: in a process of its own, told by message what to do, answering with what it took.

/**
 * `evening` makes the edits of the day over the direct port, offline where the product is offline, and then joins
 * again through the link; it resolves to the seconds of that last part. Nothing else may use the link.
 */
export function play(evening) {
  // Whoever measures is gone: so is this.
  process.on('disconnect', () => process.exit());
  process.once('message', (task) => {
    evening(task).then(
      (seconds) => process.send({ seconds }),
      (error) => process.send({ error: error instanceof Error ? error.stack : String(error) }),
    );
  });
}

/** Resolves once `holds()`; a rival that never gets there is an error, not a hang. */
export async function until(what, holds, limit = 240_000) {
  const end = performance.now() + limit;
  while (!holds()) {
    if (performance.now() > end) throw new Error(`never happened: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Seconds since `start`, a `performance.now()`. */
export const secondsSince = (start) => (performance.now() - start) / 1000;
