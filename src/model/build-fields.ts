import { formatEra, isDay, readDate } from '../core/dates.js';
import { boxOptions, isTick, tickedKey } from '../forms/form.js';
import type { BoxesField, ChoiceField, Field, TextField } from '../forms/form.js';
import { officialOption } from '../forms/official-option.js';
import type { BoxesNode, ChoiceNode, CountNode, FieldNode, NodeBase, TextNode } from './assessment.js';

/**
 * Reads the value of a field from `scope`, the plain data that contains it, and lays it over the form.
 * @param base Path, key and name of the field itself.
 */
export function buildField(item: Field, scope: unknown, base: NodeBase): FieldNode {
  switch (item.kind) {
    case 'line':
    case 'text':
    case 'date':
      return buildText(item, scope, base);
    case 'choice':
      return buildChoice(item, scope, base);
    case 'boxes':
      return buildBoxes(item, scope, base);
    case 'check':
      return { kind: 'check', item, ...base, ticked: isTick(writtenText(member(scope, item.key))) };
    case 'static':
      return { kind: 'static', item, ...base };
  }
}

/** Reads the value of a text field; see {@link buildField}. */
export function buildText(item: TextField, scope: unknown, base: NodeBase): TextNode {
  return { kind: 'text', item, ...base, text: printedText(item, scope) };
}

/**
 * Returns the text of a field as it prints: an ISO day in 和暦, any other text without the line break that ends a `|` block.
 * @example printedText({ key: '公表日', exact: true }, { 公表日: '2025-06-27' }) → '令和7年6月27日'
 * @example printedText({ key: '公表日', exact: true }, { 公表日: '2025-6-27' }) → '2025-6-27'
 */
export function printedText(item: TextField, scope: unknown): string {
  const written = writtenText(member(scope, item.key));
  return item.exact ? asEra(written) : withoutFinalBreak(written);
}

/** Returns an ISO day in 和暦, as every published assessment writes it; any other text as written. */
function asEra(written: string): string {
  const reading = /^\d{4}-\d{2}-\d{2}$/u.test(written) ? readDate(written) : undefined;
  return reading?.ok === true && isDay(reading.date) ? formatEra(reading.date) : written;
}

/** Removes the line break that ends a `|` block: YAML adds it, not the author. */
function withoutFinalBreak(written: string): string {
  return written.endsWith('\n') ? written.slice(0, -1) : written;
}

function buildChoice(item: ChoiceField, scope: unknown, base: NodeBase): ChoiceNode {
  return {
    kind: 'choice',
    item,
    ...base,
    choice: officialOption(writtenText(member(scope, item.key)), item.options) ?? '',
    ...(item.count ? { count: buildCount(member(scope, item.count.key), [...base.path.slice(0, -1), item.count.key], item.count.counts) } : {}),
  };
}

function buildBoxes(item: BoxesField, scope: unknown, base: NodeBase): BoxesNode {
  const value = member(scope, item.key);
  const options = boxOptions(item);
  const labels = options.map((option) => option.label);
  const ticked = new Set(writtenList(member(value, tickedKey)).map((entry) => officialOption(writtenText(entry), labels)));
  return {
    kind: 'boxes',
    item,
    ...base,
    options: options.map((option) => {
      const path = [...base.path, option.label];
      const written = member(value, option.label);
      return {
        label: option.label,
        ticked: ticked.has(option.label),
        takesText: option.takesText,
        text: withoutFinalBreak(writtenText(written)),
        path,
        ...(option.counts === undefined ? {} : { count: buildCount(written, path, option.counts) }),
      };
    }),
  };
}

function buildCount(written: unknown, path: CountNode['path'], counts: string): CountNode {
  return { path, count: typeof written === 'number' ? written : undefined, counts };
}

/** Returns the value under a key. Undefined if `value` is no map. */
export function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;
}

/** Returns the entries of a list. Empty if `value` is none. */
export function writtenList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Returns a text or number as text. Empty for any other value. */
export function writtenText(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}
