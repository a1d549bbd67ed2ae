import { chmodSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

/** Packages that stay apart: they hold files of their own, or are needed by few runs. */
const apart = ['@expo-google-fonts/*', '@sparticuz/chromium', '@viz-js/viz', 'ajv', 'puppeteer-core', 'tar-fs'];

/** Packages in CommonJS ask for Node's modules by a `require` that a module of the language lacks. */
const banner = `import { createRequire as requireOf } from 'node:module';\nconst require = requireOf(import.meta.url);`;

/**
 * Bundles the program to `cli.js` and chunks beside it, one for what several commands share, because Node takes longer to find 300
 * small modules than to read a few large ones. `root` is the folder of the package.
 */
export function bundleProgram(root: string, folder: string): void {
  rmSync(join(folder, 'chunks'), { recursive: true, force: true });
  buildSync({
    absWorkingDir: root,
    entryPoints: ['src/cli.ts'],
    outdir: folder,
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    charset: 'utf8',
    external: apart,
    banner: { js: banner },
    logLevel: 'warning',
  });
  if (!readdirSync(folder).includes('cli.js')) throw new Error(`${folder} has no cli.js`);
  chmodSync(join(folder, 'cli.js'), 0o755);
}
