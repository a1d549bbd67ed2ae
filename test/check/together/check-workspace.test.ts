import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { checkDocuments } from '../../../src/commands/documents/check-documents.js';
import { renderCommand } from '../../../src/commands/render.js';
import { runProgram } from '../../../src/commands/run/run-program.js';
import { workspaceRules } from '../../../src/check/together/check-workspace.js';
import { testWorld } from '../../commands/test-world.js';
import { fileLineAndColumn, showMessage } from '../show-message.js';
import { ruleFolders, testRules } from '../test-rules.js';

const place = new URL('.', import.meta.url);
const sources = new URL('../../../src/check/together/', import.meta.url);

/** A case is documents that are checked in one run. They hold no more than the rule reads, so blank items are no errors here. */
testRules(workspaceRules, { place, sources }, async (rule, { folder }) => {
  const { messages } = await checkDocuments(['.'], folder);
  expect(messages.filter(({ severity, ruleId }) => severity === 'error' && ruleId !== 'unfilled')).toEqual([]);
  const ofRule = messages.filter(({ ruleId }) => ruleId === rule.id);
  return ofRule.map((message) => showMessage(message, fileLineAndColumn)).join('');
});

test('every folder has its rule, and the list is frozen', () => {
  expect(ruleFolders(place)).toEqual(workspaceRules.map(({ id }) => id).sort());
  expect(Object.isFrozen(workspaceRules)).toBe(true);
});

test('render counts what the documents say against one another', async () => {
  const here = mkdtempSync(`${tmpdir()}/hyokasho-workspace-`);
  try {
    cpSync(fileURLToPath(new URL('basic-assessment-disagreement/disagrees', place)), here, { recursive: true });
    const world = testWorld(here);
    expect(await runProgram([renderCommand], ['render', '.', '--html', '--draft'], world)).toBe(0);
    expect(world.err()).toContain('警告が 1 件あります');
  } finally {
    rmSync(here, { recursive: true });
  }
});
