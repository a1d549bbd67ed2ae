import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // The default leaves one core idle: with two there would be one worker.
    maxWorkers: availableParallelism(),
    globalSetup: ['test/generated-modules.ts'],
    // Documents are printed by a real browser, which a bare machine unpacks first.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    reporters: ['default', './test/summary-reporter.ts'],
    projects: [
      // Without isolation the modules and the forms are loaded once a worker. A test leaves environment, folder and modules as they were.
      { extends: true, test: { name: 'unit', include: ['test/**/*.test.ts'], isolate: false } },
      // Megabytes and ten thousand edits, so that time and memory stay linear in the text.
      { extends: true, test: { name: 'large', include: ['test/**/*.large.ts'], isolate: false } },
      { extends: true, test: { name: 'property', include: ['test/**/*.property.ts'], setupFiles: ['test/property-seed.ts'], isolate: false } },
      // Browsers, other processes, and processes that are killed.
      { extends: true, test: { name: 'print', include: ['test/**/*.print.ts'], globalSetup: ['test/compiled-program.ts'] } },
    ],
  },
});
