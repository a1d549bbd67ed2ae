import { parseDocument as parseYaml } from 'yaml';
import { checkText } from '../src/check/check-text.js';
import { boxOptions, tickedKey } from '../src/forms/form.js';
import { parseSource } from '../src/load/read/parse-source.js';
import type { FieldNode } from '../src/model/assessment.js';

/** An answer with which the form asks for no more. */
const least = /しない|ない$|なし$|無料|未満/u;

/**
 * Returns a document with a value in every item that must be filled in before publication, so that it may have a 公表日. Keeps the other
 * values and the comments.
 */
export function filledDocument(text: string): string {
  const document = parseYaml(text);
  // A new value may ask for others.
  for (let round = 0; round < 5; round++) {
    const { assessment, messages } = checkText(parseSource('draft.yaml', document.toString({ lineWidth: 0 })));
    const asked = messages.filter(({ ruleId, text: words }) => ruleId === 'unfilled' || words.includes('空いています'));
    const names = new Set(asked.map(({ item }) => item));
    if (names.size === 0 || !assessment) break;
    const filesKey = assessment.form.filesKey;
    if (names.has(filesKey)) {
      document.set(filesKey, document.createNode([{ id: 'file-1' }]));
      continue;
    }
    for (const { node } of assessment.visits) {
      if (!names.has(node.name) || node.kind === 'static') continue;
      for (let length = 1; length < node.path.length; length++) {
        const above = node.path.slice(0, length);
        if (document.getIn(above) === null) document.deleteIn(above);
      }
      document.setIn(node.kind === 'boxes' ? [...node.path, tickedKey] : node.path, document.createNode(valueFor(node)));
    }
  }
  return document.toString({ lineWidth: 0 });
}

function valueFor(node: FieldNode): unknown {
  if (node.kind === 'choice') return node.item.options.find((option) => least.test(option)) ?? node.item.options[0];
  if (node.kind === 'boxes') {
    const options = boxOptions(node.item).filter(({ takesText }) => !takesText);
    return [(options.find(({ label }) => least.test(label)) ?? options[0])?.label];
  }
  if (node.kind === 'check') return '○';
  return node.kind === 'text' && node.item.kind === 'date' ? '令和7年1月1日' : '－';
}
