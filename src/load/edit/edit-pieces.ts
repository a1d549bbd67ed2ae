import { blockText, indentStep, keyText, scalarText } from './edit-scalars.js';
import type { NewItem } from './edit.js';

/** Writes an entry of a list as lines, with its dash and comment. Each line ends in a line break. */
export function yamlItemLines({ value, comment }: NewItem, indent: number): string {
  const lead = ' '.repeat(indent);
  return `${comment === undefined ? '' : `${lead}# ${comment}\n`}${lead}-${behindDash(value, indent)}`;
}

/** Writes a pair whose value is a list of entries, as lines. */
export function listLines(key: string, items: readonly NewItem[], indent: number): string {
  return `${' '.repeat(indent)}${keyText(key)}:\n${items.map((item) => yamlItemLines(item, indent + indentStep)).join('')}`;
}

/** Writes a pair as lines, with a list or a map between brackets. */
export function insertedLines(key: string, value: unknown, indent: number): string {
  return typeof value === 'object' && value !== null ? `${' '.repeat(indent)}${keyText(key)}: ${flowText(value)}\n` : pairLines(key, value, indent);
}

function pairLines(key: string, value: unknown, indent: number): string {
  return `${' '.repeat(indent)}${keyText(key)}:${behindColon(value, indent)}`;
}

/** Writes plain data on one line, lists and maps between brackets. */
export function flowText(value: unknown): string {
  return JSON.stringify(value);
}

/** Writes a value as the text behind its key's colon, line breaks included. */
function behindColon(value: unknown, indent: number): string {
  if (Array.isArray(value))
    return value.length === 0 ? ' []\n' : `\n${value.map((entry: unknown) => yamlItemLines({ value: entry }, indent + indentStep)).join('')}`;
  if (typeof value === 'object' && value !== null) {
    const pairs = Object.entries(value);
    return pairs.length === 0 ? ' {}\n' : `\n${pairs.map(([key, inner]) => pairLines(key, inner, indent + indentStep)).join('')}`;
  }
  return scalarBehind(value, indent);
}

function behindDash(value: unknown, indent: number): string {
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0) return behindColon(value, indent);
  const inner = indent + indentStep;
  const lines = Array.isArray(value)
    ? value.map((entry: unknown) => yamlItemLines({ value: entry }, inner))
    : Object.entries(value).map(([key, entry]) => pairLines(key, entry, inner));
  return ` ${lines.join('').slice(inner)}`;
}

function scalarBehind(value: unknown, indent: number): string {
  if (value === null || value === undefined) return '\n';
  if (typeof value !== 'string') return ` ${JSON.stringify(value)}\n`;
  return ` ${blockText(value, indent + indentStep) ?? `${scalarText(value)}\n`}`;
}
