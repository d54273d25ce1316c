// How a rival's tablet is run: in a process of its own, told by message what to do, answering with what it took.

/** `tasks` by name; each is handed its input, and its result is told to whoever asked. */
export function play(tasks) {
  // Whoever measures is gone: so is this.
  process.on('disconnect', () => process.exit());
  process.on('message', ({ task, input }) => {
    tasks[task](input).then(
      (value) => process.send({ value }),
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
