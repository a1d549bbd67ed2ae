import { declarationsSchema } from './declarations-schema.js';
import { boxOptions, formKey, idKey, keptKey, printedLabel, printedPart, revisionKey, tick, tickedKey } from './form.js';
import type { BoxesField, ChoiceField, Field, Form, Item, Part, Repeat, Section, TextField } from './form.js';
import type { JsonSchema } from './json-schema-node.js';

type Properties = Record<string, JsonSchema>;

/** Pattern of an `id`. An `id` is never printed; it identifies an entry from version to version. */
const idPattern = '^[a-z0-9][a-z0-9-]*$';

/**
 * Returns the JSON Schema (2020-12) of a form's documents. Editors complete and explain by it, and `validate` checks it first.
 * It allows an item that is empty (null) or missing, but no key that the form lacks. No keyword holds alternatives (no anyOf),
 * so that one fault is one error.
 */
export function jsonSchemaOf(form: Form): JsonSchema {
  const perFile = form.parts.filter((part) => part.perFile);
  const properties: Properties = {
    [formKey]: { title: formKey, description: '評価書の様式。', enum: [form.form] },
    [revisionKey]: { title: revisionKey, description: '様式の改定。', enum: [form.revision] },
    ...propertiesOf(form.cover),
  };
  for (const part of form.parts) {
    if (!part.perFile) properties[part.key] = partSchema(part);
    else if (!(form.filesKey in properties)) {
      properties[form.filesKey] = {
        title: form.filesKey,
        description: `特定個人情報ファイルごとに、${perFile.map((each) => each.key).join('、')}を書く。`,
        type: ['array', 'null'],
        items: entrySchema(Object.fromEntries(perFile.map((each) => [each.key, partSchema(each)]))),
      };
    }
  }
  properties[keptKey] = {
    title: keptKey,
    description: '前の様式にあって、この様式に欄のない記載。「hyokasho migrate」が、前の様式での項目名と共に残す。印刷されない。',
    type: ['object', 'null'],
  };
  Object.assign(properties, declarationsSchema());
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: form.title,
    description: `${form.form}（${form.revision}）の YAML。`,
    type: 'object',
    required: [formKey, revisionKey],
    additionalProperties: false,
    properties,
    $defs: {
      text: { type: ['string', 'null'] },
      count: { type: ['integer', 'null'], minimum: 0 },
      id: {
        title: idKey,
        description: '版が変わっても同じものと分かるための名前。半角の英小文字・数字・ハイフン。印刷されない。',
        type: 'string',
        pattern: idPattern,
      },
    },
  };
}

function partSchema(part: Part): JsonSchema {
  const title = printedPart(part);
  switch (part.body.kind) {
    case 'field':
      return fieldSchema(part.body.field);
    case 'changes':
      return {
        title,
        description: '変更の一つごとに一行。「hyokasho amend --write」が、前の版との違いから書き足す。人が書いた行は書き換えない。',
        type: ['array', 'null'],
        items: mapSchema({}, propertiesOf(part.body.columns)),
      };
    case 'sections':
      return mapSchema({ title }, Object.fromEntries(part.body.sections.flatMap((section) => Object.entries(sectionProperties(section)))));
  }
}

function sectionProperties(section: Section): Properties {
  const title = `${section.no}${section.label}`;
  if (section.direct) {
    return Object.fromEntries(Object.entries(propertiesOf(section.items)).map(([key, schema]) => [key, key === section.key ? { ...schema, title } : schema]));
  }
  return { [section.key]: mapSchema({ title, ...described(section.help) }, { ...propertiesOf(section.heads), ...propertiesOf(section.items) }) };
}

/** Returns the properties of items in a document. A band's items take its place; a choice may add its 件数. */
function propertiesOf(items: readonly Item[]): Properties {
  const properties: Properties = {};
  for (const item of items) {
    if (item.kind === 'static') continue;
    if (item.kind === 'band') Object.assign(properties, propertiesOf(item.items));
    else properties[item.key] = itemSchema(item);
    if (item.kind === 'choice' && item.count) properties[item.count.key] = countSchema(item.count.key, item.count.counts);
  }
  return properties;
}

function itemSchema(item: Item): JsonSchema {
  switch (item.kind) {
    case 'group':
    case 'risk':
    case 'band':
      return mapSchema(annotations(item), propertiesOf(item.items));
    case 'repeat':
      return repeatSchema(item);
    default:
      return fieldSchema(item);
  }
}

function repeatSchema(item: Repeat): JsonSchema {
  const named = item.named ? { [item.named.key]: { ...textSchema(item.named), title: `${item.of}の${item.named.key}` } } : {};
  return {
    ...annotations(item),
    type: ['array', 'null'],
    maxItems: item.max,
    items: entrySchema({ ...named, ...propertiesOf(item.items) }),
  };
}

function entrySchema(properties: Properties): JsonSchema {
  return { type: 'object', required: [idKey], additionalProperties: false, properties: { [idKey]: { $ref: '#/$defs/id' }, ...properties } };
}

function fieldSchema(field: Field): JsonSchema {
  switch (field.kind) {
    case 'line':
    case 'text':
    case 'date':
      return textSchema(field);
    case 'choice':
      return choiceSchema(field);
    case 'boxes':
      return boxesSchema(field);
    case 'check':
      return { ...annotations(field), enum: [tick, null] };
    case 'static':
      return { ...annotations(field), type: 'null' };
  }
}

function textSchema(field: TextField): JsonSchema {
  return { ...annotations(field), $ref: '#/$defs/text' };
}

function choiceSchema(field: ChoiceField): JsonSchema {
  return { ...annotations(field), enum: [...field.options, null] };
}

function boxesSchema(field: BoxesField): JsonSchema {
  const options = boxOptions(field);
  const properties: Properties = {
    [tickedKey]: {
      title: tickedKey,
      description: '○を付ける選択肢を並べる。',
      type: ['array', 'null'],
      uniqueItems: true,
      items: { enum: options.map((option) => option.label) },
    },
  };
  for (const option of options) {
    if (option.counts !== undefined) properties[option.label] = countSchema(option.label, option.counts);
    else if (option.takesText)
      properties[option.label] = { title: `${option.label}（　）`, description: `「${option.label}」の（　）に書く文字。`, $ref: '#/$defs/text' };
  }
  return mapSchema(annotations(field), properties);
}

function countSchema(key: string, counts: string): JsonSchema {
  return { title: key, description: `${counts}の件数。`, $ref: '#/$defs/count' };
}

function mapSchema(about: JsonSchema, properties: Properties): JsonSchema {
  return { ...about, type: ['object', 'null'], additionalProperties: false, properties };
}

function annotations(item: Item): JsonSchema {
  return { title: printedLabel(item), ...described(item.help) };
}

function described(help: string): JsonSchema {
  return help === '' ? {} : { description: help };
}

/** Formats the JSON Schema of a form as the text of its file. */
export function schemaText(form: Form): string {
  return `${JSON.stringify(jsonSchemaOf(form), undefined, 2)}\n`;
}
