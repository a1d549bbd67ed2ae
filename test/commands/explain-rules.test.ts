import { describe, expect, test } from 'vitest';
import { explainCommand } from '../../src/commands/explain.js';
import { runProgram } from '../../src/commands/run/run-program.js';
import { testWorld } from './test-world.js';

async function explain(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const world = testWorld('.');
  const code = await runProgram([explainCommand], ['explain', ...args], world);
  return { code, out: world.out(), err: world.err() };
}

describe('a rule of check or of a command', () => {
  test('is explained with what it protects from, an example and how to turn it off', async () => {
    const { code, out, err } = await explain('count-mismatch');
    expect([code, err]).toEqual([0, '']);
    for (const part of ['件数と並びの数が違う（count-mismatch）', '何を防ぐか', '  → 件数は2件とありますが', 'hyokasho check --rule count-mismatch=off'])
      expect(out).toContain(part);
    expect((await explain('件数と並びの数が違う')).out).toBe(out);
    expect((await explain('important-row-afterwards')).out).toContain(
      '『当該特定個人情報ファイルについて、第十一条に規定する重要な変更を加えようとするときも、同様とする。』',
    );
  });

  test('is JSON for programs', async () => {
    const { out } = await explain('amend-stopped', '--format', 'json');
    expect(JSON.parse(out)).toMatchObject({ rule: { id: 'amend-stopped', group: 'command', example: null, off: null } });
  });

  test('stands in the list beside those of the classification', async () => {
    const { code, out } = await explain('--list');
    expect(code).toBe(0);
    for (const line of [
      '  important-change  重要な変更',
      '  count-mismatch  件数と並びの数が違う',
      '  change-without-row  変更箇所に行のない変更',
      '  no-browser  ',
    ])
      expect(out).toContain(`\n${line}`);
    const { rules } = JSON.parse((await explain('--list', '--format', 'json')).out) as { readonly rules: readonly { readonly id: string }[] };
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  });
});
