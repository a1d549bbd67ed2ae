import { boxOptions, printedLabel, tick, tickedKey } from '../../src/forms/form.js';
import type { Field, Form, Item, ItemBase, Section } from '../../src/forms/form.js';

/** A document whose every leaf holds something found nowhere else, and what must stand on the pages for each leaf. */
export interface TokenDocument {
  readonly data: Record<string, unknown>;
  /** Texts that must occur exactly once, white space removed: a label (or a box) with its value behind it. */
  readonly beside: readonly string[];
  /** The tokens themselves; each occurs exactly once. */
  readonly tokens: readonly string[];
  /** What is said instead of a figure to those who can't see it: no visible text, but the /Alt of a Figure in the PDF. */
  readonly alternatives: readonly string[];
  /** The files of figures, by name. */
  readonly files: ReadonlyMap<string, string>;
}

/** How many of every repeated thing the document holds: enough to fill the frame of 1 and part of the frame of 2～5. */
const repeats = 2;

/** Fills a form to the last leaf. */
export function tokenDocument(form: Form): TokenDocument {
  const filler = new Filler();
  const data: Record<string, unknown> = { 様式: form.form, 改定: form.revision };
  for (const field of form.cover) filler.fillCover(field, data);
  const files = Array.from({ length: repeats }, (_, index): Record<string, unknown> => ({ id: `file-${String(index + 1)}` }));
  if (form.filesKey !== '') data[form.filesKey] = files;
  for (const part of form.parts) {
    for (const scope of part.perFile ? files : [data]) {
      switch (part.body.kind) {
        case 'field':
          filler.fillField(part.body.field, scope, '');
          break;
        case 'changes': {
          const { columns } = part.body;
          scope[part.key] = Array.from({ length: repeats }, () => filler.fillRow(columns));
          break;
        }
        case 'sections':
          scope[part.key] = filler.fillSections(part.body.sections);
      }
    }
  }
  return { data, beside: filler.beside, tokens: filler.tokens, alternatives: filler.alternatives, files: filler.files };
}

class Filler {
  readonly beside: string[] = [];
  readonly tokens: string[] = [];
  readonly alternatives: string[] = [];
  readonly files = new Map<string, string>();

  /** The digits are kept apart from anything that the form prints. */
  token(): string {
    const token = `TOKEN${String(this.tokens.length + 1).padStart(4, '0')}X`;
    this.tokens.push(token);
    return token;
  }

  /** A day that no other leaf holds, counted up from a day no form mentions. */
  day(): string {
    const token = `令和5年${String(1 + Math.floor(this.tokens.length / 28))}月${String(1 + (this.tokens.length % 28))}日`;
    this.tokens.push(token);
    return token;
  }

  fillCover(field: Field, data: Record<string, unknown>): void {
    data[field.key] = field.kind === 'date' ? this.day() : this.token();
  }

  fillRow(columns: readonly Field[]): Record<string, unknown> {
    const row: Record<string, unknown> = {};
    let printed = '';
    for (const column of columns) {
      const value = column.kind === 'choice' ? (column.options[0] ?? '') : column.kind === 'date' ? this.day() : this.token();
      row[column.key] = value;
      printed += value;
    }
    this.expect(printed);
    return row;
  }

  fillSections(sections: readonly Section[]): Record<string, unknown> {
    const part: Record<string, unknown> = {};
    for (const section of sections) {
      const scope = section.direct ? part : (part[section.key] = {} as Record<string, unknown>);
      let title = `${section.no}${section.label}${section.marked ? '※' : ''}${section.note}`;
      for (const head of section.heads) {
        scope[head.key] = tick;
        title += `[○]${head.label}`;
      }
      this.expect(title);
      for (const item of section.items) this.fillItem(item, scope, section.direct ? title : '');
    }
    return part;
  }

  fillItem(item: Item, scope: Record<string, unknown>, title: string): void {
    switch (item.kind) {
      case 'group':
      case 'risk': {
        const inner: Record<string, unknown> = (scope[item.key] = {});
        for (const child of item.items) this.fillItem(child, inner, '');
        break;
      }
      case 'band':
        for (const child of item.items) this.fillItem(child, scope, '');
        break;
      case 'repeat':
        scope[item.key] = Array.from({ length: repeats }, (_, index) => (item.figures ? this.fillFigure(index) : this.fillEntry(item, index)));
        break;
      default:
        this.fillField(item, scope, title);
    }
  }

  fillEntry(item: Item & { kind: 'repeat' }, index: number): Record<string, unknown> {
    const entry: Record<string, unknown> = { id: `entry-${String(index + 1)}` };
    if (item.named) {
      const token = this.token();
      entry[item.named.key] = token;
      this.expect(`${item.of}${String(index + 1)}${token}`);
    }
    for (const child of item.items) this.fillItem(child, entry, '');
    return entry;
  }

  /** The first figure is a diagram in the YAML, the second a file that lies across. The title prints above the words of the picture. */
  fillFigure(index: number): Record<string, unknown> {
    const [title, word] = [this.token(), this.token()];
    const number = String(index + 1);
    const alternative = `ALTERNATIVE${number}`;
    this.alternatives.push(alternative);
    this.expect(title + word);
    const file = `figure${number}.svg`;
    if (index > 0) this.files.set(file, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 50"><text x="10" y="20">${word}</text></svg>`);
    return {
      id: `figure-${number}`,
      題: title,
      ...(index > 0 ? { ファイル: file } : { 図式: `digraph { a [label="${word}"] }` }),
      代替テキスト: alternative,
      向き: index > 0 ? '横' : '縦',
    };
  }

  /** @param title What is printed in front of a value that has no label of its own. */
  fillField(field: Field, scope: Record<string, unknown>, title: string): void {
    const label = title === '' ? labelOf(field) : title;
    switch (field.kind) {
      case 'line':
      case 'text':
      case 'date': {
        const token = this.token();
        scope[field.key] = token;
        this.expect(label + token);
        break;
      }
      case 'choice': {
        const option = field.options[0] ?? '';
        scope[field.key] = option;
        let printed = `${label}[${option}]`;
        if (field.count) {
          scope[field.count.key] = repeats;
          printed += `（${String(repeats)}）件`;
        }
        this.expect(printed + `＜選択肢＞1${field.bracket}${option}`);
        break;
      }
      case 'boxes': {
        const options = boxOptions(field);
        const value: Record<string, unknown> = { [tickedKey]: options.map((option) => option.label) };
        options.forEach((option, index) => {
          let printed = `[○]${option.label}`;
          if (option.counts !== undefined) {
            value[option.label] = repeats;
            printed += `（${String(repeats)}）件`;
          } else if (option.takesText) {
            const token = this.token();
            value[option.label] = token;
            printed += `（${token}）`;
          }
          this.expect(index === 0 && field.blocks[0]?.heading === '' ? label + printed : printed);
        });
        scope[field.key] = value;
        break;
      }
      case 'static':
        this.expect(label + field.text);
        break;
      case 'check':
        scope[field.key] = tick;
        this.expect(`[○]${field.label}`);
    }
  }

  private expect(printed: string): void {
    this.beside.push(printed.replace(/\s+/gu, ''));
  }
}

function labelOf(item: ItemBase): string {
  return `${printedLabel(item)}${item.marked ? '※' : ''}`;
}
