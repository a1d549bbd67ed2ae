import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const source = fileURLToPath(new URL('../src/', import.meta.url));

interface Example {
  readonly file: string;
  readonly line: number;
  readonly expression: string;
  readonly value: string;
}

/** The `@example expression → value` lines of the docstrings in `src`. */
const examples: readonly Example[] = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .sort()
  .flatMap((file) =>
    readFileSync(join(source, file), 'utf8')
      .split('\n')
      .flatMap((text, index) => {
        const [, expression, value] = /^\s*\*\s*@example\s+(.+?)\s+→\s+(.+?)(?:\s+\*\/)?$/u.exec(text) ?? [];
        return expression === undefined || value === undefined ? [] : [{ file, line: index + 1, expression, value }];
      }),
  );

/** What an example may name: the exports of its file, and what the file imports from other files of ours. */
async function scopeOf(file: string): Promise<Record<string, unknown>> {
  const scope: Record<string, unknown> = {};
  const text = readFileSync(join(source, file), 'utf8');
  for (const [, names = '', specifier = ''] of text.matchAll(/^import (?!type)\{([^}]*)\} from '(\.[^']+)';$/gmu)) {
    const module = (await import(resolve(source, dirname(file), specifier.replace(/\.js$/u, '.ts')))) as Record<string, unknown>;
    for (const name of names.split(',').map((each) => each.trim())) scope[name] = module[name];
  }
  return { ...scope, ...((await import(join(source, file))) as Record<string, unknown>) };
}

function evaluate(expression: string, scope: Record<string, unknown>): unknown {
  // An example is a line of this project's own source.
  // eslint-disable-next-line @typescript-eslint/no-implied-eval
  const run = new Function(...Object.keys(scope), `return (${expression});`) as (...values: unknown[]) => unknown;
  return run(...Object.values(scope));
}

test('there are examples', () => {
  expect(examples.length).toBeGreaterThan(0);
});

test('every @example has the form that is run', () => {
  const written = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => readFileSync(join(source, file), 'utf8').match(/@example/gu) ?? []);
  expect(examples.length).toBe(written.length);
});

test.each(examples.map((example) => [`${example.file}:${String(example.line)} ${example.expression}`, example] as const))('%s', async (_, example) => {
  const scope = await scopeOf(example.file);
  const found = evaluate(example.expression, scope);
  const decimals = /^-?\d+\.(\d+)$/u.exec(example.value)?.[1]?.length;
  if (decimals !== undefined && typeof found === 'number') expect(found.toFixed(decimals)).toBe(example.value);
  else expect(found).toEqual(evaluate(example.value, scope));
});
