import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { showControls } from '../core/visible.js';
import { defaultFolder } from '../workspace/versions/searched-names.js';
import { openForms, schemaOption } from './run/form-library.js';
import type { FormOptions } from './run/form-library.js';
import { interruptible } from './run/interrupt.js';
import { fileNameParts, patternFault } from '../core/text/file-name.js';
import { formatUsageError } from './run/named-paths.js';
import { planOutputs } from './pdf/plan-outputs.js';
import type { AddCommand } from './run/run-program.js';
import type { World } from './run/world.js';
import type { FormLibrary } from '../forms/form-library.js';
import type { openRedline } from './documents/open-redline.js';

interface RenderOptions extends FormOptions {
  readonly output?: string;
  readonly html?: true;
  readonly draft?: true;
  readonly force?: true;
  readonly name?: string;
  readonly redline?: string;
  readonly browser?: string;
}

/** `hyokasho render`: prints documents as the official PDF. Exits 1 if one could not be printed. */
export const renderCommand: AddCommand = (program, context) => {
  const { world } = context;
  program
    .command('render')
    .usage('[パス…] [オプション]')
    .description('評価書を公式の様式の PDF にする')
    .argument('[パス...]', `評価書のファイル、又は評価書のあるフォルダー（省くと ${defaultFolder}）`)
    .option('-o, --output <出力先>', '出力先のフォルダー、又は .pdf で終わるファイル名（評価書が一つのとき）。省くと out')
    .option('--name <名前>', `ファイル名の付け方（例 "{評価書番号}_{評価書名}_{公表日}"。使えるもの: ${fileNameParts.join('、')}）。出力先のフォルダーに並ぶ`)
    .option('--redline <前の版>', '前の版（例 2024-12-26、又はファイル）から変わった所に印を付けた「見え消し」を作る。公式の様式ではない')
    .option('--html', 'PDF の代わりに HTML を書き出す（ブラウザーは使わない）')
    .option('--draft', '「案」の透かしとページ番号を付ける')
    .option('--force', '変わりのない PDF も、もう一度印刷する')
    .option('--browser <パス>', 'PDF を作るのに使う Chromium 又は Google Chrome')
    .addOption(schemaOption())
    .action(async (paths: string[], options: RenderOptions) => {
      const fault = options.name === undefined ? undefined : patternFault(options.name);
      if (fault !== undefined) {
        world.stderr.write(formatUsageError(`--name の${fault}`, `${fileNameParts.map((part) => `{${part}}`).join('、')} が使えます`));
        context.exit(2);
        return;
      }
      const forms = await openForms(options, world);
      if (!forms) {
        context.exit(2);
        return;
      }
      const redline = options.redline === undefined ? undefined : await redlineOf(paths, options.redline, forms, world);
      if (redline && 'messages' in redline) {
        for (const { text, mend = '' } of redline.messages) world.stderr.write(formatUsageError(text, mend));
        context.exit(2);
        return;
      }
      const { openPrinter } = await import('../print/print-pdf.js');
      const printer =
        options.html === true
          ? undefined
          : openPrinter({
              environment: world.env,
              note: (text) => {
                world.stderr.write(`${showControls(text)}\n`);
              },
              ...(options.browser === undefined ? {} : { browser: options.browser }),
            });
      const { output, draft, force, name } = options;
      const request = {
        paths: redline ? [redline.file] : paths,
        ...(redline ? { marksOf: redline.marksOf } : {}),
        forms,
        draft: draft === true,
        force: force === true,
        ...(output === undefined ? {} : { target: output }),
      };
      const plan = planOutputs({
        ...request,
        ...(name === undefined ? {} : { name }),
        ...(redline ? { suffix: '_見え消し' } : {}),
        cwd: world.cwd,
        ending: printer ? '.pdf' : '.html',
      });
      const standing = plan.outputs.some((planned) => existsSync(resolve(world.cwd, planned.output)));
      const failed = await interruptible(async (signal) => {
        signal.addEventListener('abort', () => void printer?.close());
        try {
          // Where nothing is printed yet the browser starts while the rest of the program is loaded. Else it may not be needed.
          if (plan.outputs.length > 0 && (force === true || !standing)) void printer?.ready();
          const { renderDocuments } = await import('./render-documents.js');
          return await renderDocuments({ ...request, plan, signal }, printer, world);
        } finally {
          await printer?.close();
        }
      });
      context.exit(failed ? 1 : 0);
    });
};

async function redlineOf(paths: readonly string[], former: string, forms: FormLibrary, world: World): Promise<ReturnType<typeof openRedline>> {
  const module = await import('./documents/open-redline.js');
  return module.openRedline(paths, former, forms, world);
}
