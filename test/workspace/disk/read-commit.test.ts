import { expect, test } from 'vitest';
import { splitCommitPath } from '../../../src/workspace/disk/read-commit.js';

test('what could be a revision, and what could not', () => {
  expect(splitCommitPath('HEAD:a.yaml')).toEqual({ commit: 'HEAD', path: 'a.yaml' });
  expect(splitCommitPath('origin/main:a:b.yaml')).toEqual({ commit: 'origin/main', path: 'a:b.yaml' });
  expect(splitCommitPath('HEAD@{2025-03-10 12:00}:./a.yaml')).toEqual({ commit: 'HEAD@{2025-03-10 12:00}', path: './a.yaml' });
  for (const name of ['a.yaml', 'C:\\x.yaml', 'c:/x.yaml', ':a.yaml', '', 'HEAD@{1:2}']) expect(splitCommitPath(name), name).toBeUndefined();
});
