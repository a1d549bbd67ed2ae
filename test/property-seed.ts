import fc from 'fast-check';
import { runs, seed } from './property-runs.js';

/** The same cases in every run, so that one commit has one verdict; `npm run soak` looks for new ones. */
fc.configureGlobal({ seed: seed(), numRuns: runs() });
