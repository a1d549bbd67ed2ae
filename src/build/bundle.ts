import { chmodSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

/** Packages that stay apart: they hold files of their own, or are needed by few runs. */
const apart = ['@expo-google-fonts/*', '@sparticuz/chromium', '@viz-js/viz', 'ajv', 'puppeteer-core', 'tar-fs'];

/** Packages in CommonJS ask for Node's modules by a `require` that a module of the language lacks. */
const banner = `import { createRequire as requireOf } from 'node:module';\nconst require = requireOf(import.meta.url);`;

const common = { bundle: true, format: 'esm', charset: 'utf8', logLevel: 'warning' } as const;

/**
 * Bundles the command, its threads and the API for Node to `cli.js`, `check-thread.js`, `index.js` and chunks that they share, because Node takes longer to find 300
 * small modules than to read a few large ones; the API for pages to `browser.js`, one file; and every module by itself, for tools. Types are
 * not checked: `npm run types` does. `root` is the folder of the package.
 */
export function bundleProgram(root: string, folder: string): void {
  rmSync(join(folder, 'chunks'), { recursive: true, force: true });
  // Tools and benchmarks ask single modules. Those of this program alone are written first, so that the bundles take the place of their entries.
  buildSync({
    absWorkingDir: root,
    entryPoints: ['src/**/*.ts'],
    outbase: 'src',
    outdir: folder,
    format: 'esm',
    target: 'node20',
    charset: 'utf8',
    logLevel: 'warning',
  });
  buildSync({
    ...common,
    absWorkingDir: root,
    entryPoints: ['src/cli.ts', 'src/index.ts', 'src/check-thread.ts'],
    outdir: folder,
    chunkNames: 'chunks/[name]-[hash]',
    splitting: true,
    platform: 'node',
    target: 'node20',
    external: apart,
    banner: { js: banner },
  });
  buildSync({
    ...common,
    absWorkingDir: root,
    entryPoints: ['src/browser.ts'],
    outdir: folder,
    platform: 'browser',
    target: 'es2022',
    // What Node would take is no use in a page, and a worker is nearer to it than a page is.
    conditions: ['worker', 'browser'],
    external: ['@viz-js/viz'],
  });
  chmodSync(join(folder, 'cli.js'), 0o755);
}
