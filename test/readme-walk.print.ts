import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';

const root = fileURLToPath(new URL('../', import.meta.url));
const [, section = ''] = /^### はじめての改定$([\s\S]*?)^### /mu.exec(readFileSync(join(root, 'README.md'), 'utf8')) ?? [];
const blocks = [...section.matchAll(/^```([a-z]+)\n([\s\S]*?)^```$/gmu)].map(([, language = '', text = '']) => ({
  language,
  lines: text.trimEnd().split('\n'),
}));

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hyokasho-walk-'));
  mkdirSync(join(folder, 'bin'));
  mkdirSync(join(folder, 'work/assessments'), { recursive: true });
  cpSync(join(root, 'assessments/iwakuni-yobosesshu'), join(folder, 'work/assessments/iwakuni-yobosesshu'), { recursive: true });
  // What npx does with an installed package, without npm.
  writeFileSync(
    join(folder, 'bin/npx'),
    `#!/bin/sh\n[ "$1" = hyokasho ] || exit 9\nshift\nexec "${process.execPath}" "${inject('program')}/dist/cli.js" "$@"\n`,
  );
  chmodSync(join(folder, 'bin/npx'), 0o755);
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Types the lines of a block one after another, and returns all that they said. Only a block whose result shows an error may end with 1. */
function type(lines: readonly string[], codes: readonly number[]): string {
  const env = { ...process.env, PATH: `${join(folder, 'bin')}:${process.env['PATH'] ?? ''}` };
  return lines
    .map((line) => {
      const { status, stdout, stderr } = spawnSync('/bin/sh', ['-c', line], { cwd: join(folder, 'work'), env, encoding: 'utf8' });
      expect([line, status, codes.includes(status ?? -1) ? '' : `${stdout}${stderr}`]).toEqual([line, expect.any(Number), '']);
      return `${stdout}${stderr}`;
    })
    .join('');
}

/** Replaces the lines with `-` by those with `+`, once, as a person does in an editor. */
function edit(lines: readonly string[]): void {
  const file = join(folder, 'work/assessments/はじめての改定/draft.yaml');
  const side = (mark: string): string =>
    lines
      .filter((line) => line.startsWith(mark))
      .map((line) => `${line.slice(1)}\n`)
      .join('');
  const parts = readFileSync(file, 'utf8').split(side('-'));
  expect([side('-'), parts.length]).toEqual([side('-'), 2]);
  writeFileSync(file, parts.join(side('+')));
}

test('the first revision of the README goes as it is written, from the copy to the PDF that is published', () => {
  expect(blocks.filter(({ language }) => language === 'sh').length).toBeGreaterThan(5);
  for (const name of ['draft', 'replace', 'check', 'amend', 'render']) expect(section).toContain(`\nnpx hyokasho ${name} `);
  let said = '';
  for (const [index, { language, lines }] of blocks.entries()) {
    if (language === 'sh') {
      const shown = blocks[index + 1]?.language === 'text' ? (blocks[index + 1]?.lines.join('\n') ?? '') : '';
      said = type(lines, [shown.includes('エラー') ? 1 : 0]);
    } else if (language === 'text') for (const line of lines) expect(said).toContain(line);
    else edit(lines);
  }
  for (const name of ['draft', '2027-01-15'])
    expect(
      readFileSync(join(folder, `work/out/はじめての改定/${name}.pdf`))
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
  const published = readFileSync(join(folder, 'work/assessments/はじめての改定/2027-01-15.yaml'), 'utf8');
  const rows = published
    .slice(0, published.indexOf('\n変更の説明:'))
    .split(/\n {2}- 変更日: (?=令和9年)/u)
    .slice(1);
  // The day of an important change is that from which it holds; the others carry the day of publication.
  const cells = rows.map((row) => [row.split('\n')[0], /^ {4}提出時期: (.*)$/mu.exec(row)?.[1]]);
  const [important, other] = [
    ['令和9年4月1日', '事前'],
    ['令和9年1月15日', '事後'],
  ];
  expect(cells).toEqual([important, important, ...Array.from({ length: 7 }, () => other)]);
});

test('the finding that the README shows at its head is one of the walk', () => {
  const [head = ''] = readFileSync(join(root, 'README.md'), 'utf8').split(/^## 使い方$/mu);
  const [, shown = ''] = /^```text\n(.*)$/mu.exec(head) ?? [];
  expect(shown).toContain('エラー');
  expect(section).toContain(shown);
});
