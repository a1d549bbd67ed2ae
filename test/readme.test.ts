import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readDeclarations } from '../src/classify/facts/read-declarations.js';
import { explainCommand } from '../src/commands/explain.js';
import { runProgram } from '../src/commands/run/run-program.js';
import { parseSource } from '../src/load/read/parse-source.js';
import { parseDocument } from '../src/validate/parse-document.js';
import { withoutRow } from '../src/forms/internal-keys.js';
import { testWorld } from './commands/test-world.js';
import { ownKeys } from './forms/own-keys.js';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const blocks = (language: string): readonly string[] =>
  [...readme.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gmu'))].map(([, text]) => text ?? '');

test('the YAML of the README is fit to be written in a document', () => {
  const [document = '', declarations = ''] = blocks('yaml');
  expect(document).toContain('様式: 様式３');
  expect(declarations).toContain('変更の説明:');
  // The declared item belongs to a 特定個人情報ファイル, of which the short example has none.
  const source = parseSource('README.md', `${document}特定個人情報ファイル:\n  - id: kodomo\n${declarations}`);
  const { messages, assessment } = parseDocument(source);
  expect(messages).toEqual([]);
  if (!assessment) throw new Error('the example is no document');
  const read = readDeclarations(source, assessment);
  expect(read.messages).toEqual([]);
  expect(read.declarations).toMatchObject([{ ground: '組織改正', replacements: [{ former: '健康推進課' }] }, { effective: { day: 20261001 } }]);
});

test('the README names no command that is not there, and every one that is', () => {
  const named = new Set([...readme.matchAll(/(?<!import \* as )hyokasho ([a-z]+)/gu)].map(([, name]) => name ?? ''));
  expect([...named].filter((name) => !existsSync(new URL(`../src/commands/${name}.ts`, import.meta.url)))).toEqual(['keeps']);
  const program = readFileSync(new URL('../src/cli.ts', import.meta.url), 'utf8');
  const commands = [...program.matchAll(/import\('\.\/commands\/([a-z]+)\.js'\)/gu)].map(([, name]) => name ?? '');
  expect(commands.length).toBeGreaterThan(5);
  expect(commands.filter((name) => !named.has(name))).toEqual([]);
});

test('what the README asks explain is answered', async () => {
  const asked = [...readme.matchAll(/`npx hyokasho explain "?([^"`]+)"?`/gu)].map(([, name]) => name ?? '');
  expect(asked.length).toBeGreaterThan(1);
  for (const name of asked) expect([name, await runProgram([explainCommand], ['explain', name], testWorld('.'))]).toEqual([name, 0]);
});

test('the scripts that the README names are there', () => {
  const { scripts } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { scripts: Record<string, string> };
  const named = [...readme.matchAll(/npm run ([a-z]+)/gu)].map(([, name]) => name ?? '');
  expect(named.length).toBeGreaterThan(1);
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});

test('every key that is no item of a form stands in the README', () => {
  expect(ownKeys.filter((key) => !new RegExp(`\`(?:変更箇所: )?${key}[\`:]`, 'u').test(readme))).toEqual([]);
  expect(readme).toContain(`\`変更箇所: ${withoutRow}\``);
});
