import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, inject, test } from 'vitest';

const published = fileURLToPath(new URL('../../../assessments/suginami-yobosesshu/2025-03-10.yaml', import.meta.url));
const program = inject('program');

/** Writes the appendix of a draft in which hundreds of items changed, in a process that lives somewhere else. */
function amendIn(world: Record<string, string>): { readonly draft: string; readonly report: string } {
  const folder = mkdtempSync(join(tmpdir(), 'hyokasho-amend-'));
  try {
    const assessment = join(folder, 'assessments/suginami');
    mkdirSync(assessment, { recursive: true });
    copyFileSync(published, join(assessment, '2025-03-10.yaml'));
    const [body = '', rest = ''] = readFileSync(published, 'utf8').split('\n変更箇所:\n');
    const rows = rest.slice(0, rest.indexOf('\n# 公表された'));
    const draft = body.replaceAll('予防接種', '予防接種等').replaceAll('区民', '区の住民').replaceAll('（ＶＲＳ）', '（VRS）');
    writeFileSync(join(assessment, 'draft.yaml'), `${draft}\n変更箇所:\n${rows}\n`);
    const env = { PATH: process.env['PATH'] ?? '', ...world };
    const { stdout, stderr } = spawnSync(process.execPath, [join(program, 'dist/cli.js'), 'amend', 'suginami', '--write'], {
      cwd: folder,
      encoding: 'utf8',
      env,
    });
    return { draft: readFileSync(join(assessment, 'draft.yaml'), 'utf8'), report: stdout + stderr };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test('the same versions give the same appendix wherever they are compared', () => {
  const here = amendIn({ TZ: 'Asia/Tokyo', LC_ALL: 'ja_JP.UTF-8' });
  expect(here.report).toContain('加えた行: ');
  expect(here.draft.length).toBeGreaterThan(readFileSync(published, 'utf8').length + 30_000);
  expect(amendIn({ TZ: 'America/Lima', LC_ALL: 'tr_TR.UTF-8' })).toEqual(here);
  expect(amendIn({ TZ: 'Pacific/Auckland', LC_ALL: 'C' })).toEqual(here);
});
