import { maxFindings, moreFindings } from '../core/message.js';
import type { Message } from '../core/message.js';
import type { Form, ShapeFault, ShapeValidator } from '../forms/form.js';
import { shapeValidators } from '../generated/shape-validators.js';
import { clip } from '../core/clip.js';
import type { Path, Source } from '../load/read/source.js';
import { buildAssessment } from '../model/build-parts.js';
import { nodeNames } from '../model/node-at.js';
import { keyParents } from './key-parents.js';
import type { KeyParents } from './key-parents.js';
import { phraseEnum } from './phrase-enum.js';
import { numberName, phraseType } from './phrase-type.js';
import { formSchema } from './form-schema.js';
import { proposeId } from './propose-id.js';
import { phraseUnknownKey } from './phrase-unknown-key.js';
import type { SchemaError, SchemaMessage } from './schema-error.js';

/** Most errors that get their words. Each is compared with every key of its map; further ones are counted. */
const mostPhrased = maxFindings;

/** The result of checking a shape. */
export interface Shape {
  /** One message a fault, at its place. */
  readonly messages: readonly Message[];
  /** True if no fault is an error. A key with an invisible character is one without a message here: `load` reports it. */
  readonly right: boolean;
}

/** Checks the shape of a document against its form with ajv. Words each fault in Japanese and finds its place, which ajv does not know. */
export function checkShape(form: Form, source: Source): Shape {
  const all = validatorOf(form)(source.data);
  if (all.length === 0) return { messages: [], right: true };
  const keys = keyParents(formSchema(form));
  const nameOf = nodeNames(buildAssessment(form, source.data));
  const errors = all.filter((error) => !isComposedOption(error));
  const faults = errors.slice(0, mostPhrased).map((error) => phraseError(schemaErrorOf(error, source, keys)));
  const messages = faults.flatMap((message): readonly Message[] => {
    if (!message) return [];
    const { path, at, ...words } = message;
    const item = nameOf(path);
    const place = at === 'key' ? source.keyPlace(path) : source.valuePlace(path);
    const related = message.relatedPath && source.valuePlace(message.relatedPath);
    return [
      {
        ruleId: words.ruleId,
        severity: words.severity,
        text: words.text,
        mend: words.mend,
        place,
        ...(item === undefined ? {} : { item }),
        ...(related ? { related } : {}),
      },
    ];
  });
  const right = errors.length <= mostPhrased && faults.every((message) => message !== undefined && message.severity !== 'error');
  if (errors.length <= mostPhrased) return { messages, right };
  return { messages: [...messages, moreFindings(errors.length - mostPhrased, 'error', messages.at(-1) ?? { place: source.valuePlace([]) })], right };
}

/** True if a value is an option of the form but for the composition of its characters: no reader sees a difference. */
function isComposedOption({ keyword, params, data }: ShapeFault): boolean {
  const options: unknown = params['allowedValues'];
  return keyword === 'enum' && typeof data === 'string' && Array.isArray(options) && options.includes(data.normalize('NFC'));
}

/** Returns the validator of a form. Throws if it has none, which is a bug of who read its description. */
function validatorOf(form: Form): ShapeValidator {
  const validator = form.validator ?? shapeValidators[form.slug];
  if (!validator) throw new Error(`${form.slug} has no validator`);
  return validator;
}

function schemaErrorOf(error: ShapeFault, source: Source, keys: KeyParents): SchemaError {
  const schema = (error.parentSchema ?? {}) as SchemaError['schema'];
  return { keyword: error.keyword, params: error.params, value: error.data, schema, path: pathOf(error.instancePath, source.data), source, keys };
}

/** Returns a JSON pointer as a path. List positions in it are numbers. */
function pathOf(pointer: string, data: unknown): Path {
  const path: (string | number)[] = [];
  let value = data;
  for (const step of pointer.split('/').slice(1)) {
    const key = step.replace(/~1/g, '/').replace(/~0/g, '~');
    path.push(Array.isArray(value) ? Number(key) : key);
    value = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
  }
  return path;
}

function phraseError(error: SchemaError): SchemaMessage | undefined {
  const { keyword, params, path, value, schema } = error;
  switch (keyword) {
    case 'additionalProperties':
      return phraseUnknownKey(error, String(params['additionalProperty']));
    case 'enum':
      return phraseEnum(error);
    case 'type':
      return phraseType(error);
    case 'required':
      return {
        ruleId: 'missing-id',
        severity: 'error',
        at: 'key',
        path,
        text: `「${String(params['missingProperty'])}」がありません`,
        mend: `「- id: ${proposeId(path, error.source.data)}」のように、この並びの中で重ならない短い名前を半角の英小文字・数字・ハイフンで付けてください（印刷はされません）`,
      };
    case 'pattern':
      return {
        ruleId: 'bad-id',
        severity: 'error',
        at: 'value',
        path,
        text: `「id」は半角の英小文字・数字・ハイフンのはずですが、「${clip(String(value))}」とあります`,
        mend: 'system1 や jukyo-net のように、英小文字か数字で始めて書いてください',
      };
    case 'minimum':
      return {
        ruleId: 'schema-count',
        severity: 'error',
        at: 'value',
        path,
        text: `${numberName(schema)}は ${String(params['limit'])} 以上のはずですが、${clip(String(value))} とあります`,
        mend: `${String(params['limit'])} 以上の整数を書いてください`,
      };
    case 'maxItems': {
      const max = Number(params['limit']);
      const found = Array.isArray(value) ? value.length : 0;
      return {
        ruleId: 'too-many-repeats',
        severity: 'error',
        at: 'value',
        path: [...path, max],
        text: `様式の欄は ${String(max)} 個までですが、${String(found)} 個あります`,
        mend: `${String(max)} 個に収まるようにまとめてください`,
      };
    }
    case 'uniqueItems': {
      const [first, second] = [Number(params['i']), Number(params['j'])].sort((a, b) => a - b);
      return {
        ruleId: 'duplicate-option',
        severity: 'error',
        at: 'value',
        path: [...path, second ?? 0],
        relatedPath: [...path, first ?? 0],
        text: `「${String((value as unknown[])[second ?? 0])}」が二度選ばれています`,
        mend: 'どちらか一方を消してください',
      };
    }
    default:
      // jsonSchemaOf does not write other keywords.
      throw new Error(`schema keyword ${keyword} has no Japanese wording: ${JSON.stringify(schema)}`);
  }
}
