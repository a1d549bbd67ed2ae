import { expect, test } from 'vitest';
import { revisionName } from '../../../src/workspace/disk/read-commit.js';

test('what could be a revision, and what could not', () => {
  expect(revisionName('HEAD:a.yaml')).toEqual({ revision: 'HEAD', path: 'a.yaml' });
  expect(revisionName('origin/main:a:b.yaml')).toEqual({ revision: 'origin/main', path: 'a:b.yaml' });
  expect(revisionName('HEAD@{2025-03-10 12:00}:./a.yaml')).toEqual({ revision: 'HEAD@{2025-03-10 12:00}', path: './a.yaml' });
  for (const name of ['a.yaml', 'C:\\x.yaml', 'c:/x.yaml', ':a.yaml', '', 'HEAD@{1:2}']) expect(revisionName(name), name).toBeUndefined();
});
