const asked = process.env['PROPERTY_RUNS'];

/**
 * Returns how many cases a property tries: `inTestRun` in a test run, where every commit pays for them, and as many as
 * PROPERTY_RUNS says in the soak.
 */
export function runs(inTestRun = 100): number {
  return asked === undefined ? inTestRun : Number(asked);
}
