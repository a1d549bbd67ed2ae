const asked = process.env['PROPERTY_RUNS'];

/**
 * Returns how many cases a property tries: `inTestRun` in a test run, where every commit pays for them, and as many as
 * PROPERTY_RUNS says in the soak.
 */
export function runs(inTestRun = 40): number {
  return asked === undefined ? inTestRun : Number(asked);
}

/** Returns the seed of this run, for cases that `fc.sample` makes: a property takes it from the configuration. */
export function seed(): number {
  return Number(process.env['PROPERTY_SEED'] ?? 27);
}
