import { foldText } from '../core/fold.js';
import type { Message } from '../core/message.js';
import { findRevision, phraseUndescribed } from '../forms/find-revision.js';
import type { RevisionSearch } from '../forms/find-revision.js';
import { formKey, keptKey, revisionKey } from '../forms/form.js';
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
  const described = ofForm.map((each) => each.revision);
  const name = ofForm[0]?.form ?? '';
  const found = typeof revision === 'string' && revision.trim() !== '' ? findRevision(name, revision, described) : undefined;
  const match = found?.kind === 'described' && found.exact ? ofForm.find((candidate) => candidate.revision === found.revision) : undefined;
  const form = match && forms.load(match.form, match.revision);
  if (form) return { form };
  if (found === undefined || found.kind === 'unreadable') return { message: unknown(source, revisionKey, revision, described) };
  return { message: otherRevision(source, name, String(revision), found) };
}

/** Reports a revision that has no description, or one in another spelling. Names the described one with which work can go on. */
function otherRevision(source: Source, form: string, written: string, found: Exclude<RevisionSearch, { kind: 'unreadable' }>): Message {
  const base = { ruleId: 'unknown-form', severity: 'error', place: source.valuePlace([revisionKey]) } as const;
  const shown = clip(written);
  if (found.kind === 'described') {
    return {
      ...base,
      text: `「${revisionKey}」の「${shown}」は、「${found.revision}」の別の書き方です`,
      mend: `「${revisionKey}: ${found.revision}」と書いてください`,
    };
  }
  const { month, nearest } = found;
  return {
    ...base,
    text: `「${revisionKey}」に「${shown}」とあります。${phraseUndescribed(form, found)}`,
    mend: `「${nearest}」の様式で続けるには、この行を「${revisionKey}: ${nearest}」に書き改めてください。検査・比較・印刷ができます（印刷には「${nearest}」の様式の印が付きます。その様式にない項目は check が示すので、「${keptKey}」の下に移せば、印刷されずに残ります）。${month}の様式のまま扱うには、その記述を「--schema フォルダー」で加えてください。改定は公表日からは決まりません。評価書の表紙の印で確かめてください`,
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
