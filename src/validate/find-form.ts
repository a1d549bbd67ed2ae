import { foldText } from '../core/fold.js';
import type { Message } from '../core/message.js';
import { formKey, revisionKey } from '../forms/form.js';
import type { Form } from '../forms/form.js';
import { packageForms } from '../forms/form-library.js';
import type { FormLibrary } from '../forms/form-library.js';
import { clip } from '../core/clip.js';
import type { Source } from '../load/read/source.js';

/** Finds the form that a document names, or reports an unknown one. 「様式3」 finds 様式３; the schema warns of the spelling. */
export function findForm(source: Source, forms: FormLibrary = packageForms): { readonly form: Form } | { readonly message: Message } {
  const known = forms.list();
  const data = (source.data ?? {}) as Readonly<Record<string, unknown>>;
  const written = data[formKey];
  const ofForm = known.filter((candidate) => same(candidate.form, written));
  if (ofForm.length === 0)
    return {
      message: unknown(
        source,
        formKey,
        written,
        known.map((each) => each.form),
      ),
    };
  const revision = data[revisionKey];
  const match = ofForm.find((candidate) => same(candidate.revision, revision));
  const form = match && forms.load(match.form, match.revision);
  return form
    ? { form }
    : {
        message: unknown(
          source,
          revisionKey,
          revision,
          ofForm.map((each) => each.revision),
        ),
      };
}

function same(official: string, written: unknown): boolean {
  return typeof written === 'string' && foldText(official) === foldText(written);
}

function unknown(source: Source, key: string, written: unknown, known: readonly string[]): Message {
  const missing = written === undefined || written === null;
  const list = [...new Set(known)].map((each) => `「${each}」`).join('');
  const absent = written === undefined;
  return {
    ruleId: 'unknown-form',
    severity: 'error',
    text: missing
      ? `「${key}」が書かれていません`
      : `「${key}」の「${clip(typeof written === 'string' ? written : JSON.stringify(written))}」は、扱える${key}ではありません`,
    mend: `${absent ? `ファイルの先頭に「${key}: ${known[0] ?? ''}」のように書いてください` : '書ける値に直してください'}（書ける値: ${list}）`,
    place: absent ? { file: source.file, line: 1, column: 1 } : source.valuePlace([key]),
  };
}
