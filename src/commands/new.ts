import { showControls } from '../core/visible.js';
import { lstatSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { describeWriteFailure, makeFolder, writeFileAtomically } from '../workspace/disk/atomic-write.js';
import { removeFolders } from '../workspace/disk/make-folder.js';
import { foldText } from '../core/fold.js';
import type { Message } from '../core/message.js';
import type { Form } from '../forms/form.js';
import { listForms } from '../forms/form-library.js';
import { phraseNoRevision } from '../forms/find-revision.js';
import type { FormLibrary } from '../forms/form-library.js';
import type { DiskForms } from '../workspace/disk/installed-forms.js';
import { skeleton } from '../forms/skeleton.js';
import { lookAlikeNote } from '../core/text/radicals.js';
import { namesLike, pathOnDisk } from '../workspace/disk/path-on-disk.js';
import { alikeNames, displayName } from '../workspace/typed/find-documents.js';
import { defaultFolder } from '../workspace/versions/searched-names.js';
import { checkCall, newestRevision, openForms, schemaOption, writeSchema } from './run/form-library.js';
import type { FormOptions } from './run/form-library.js';
import type { AddCommand } from './run/run-program.js';
import type { ExitCode } from './run/world.js';

interface NewOptions extends FormOptions {
  readonly dir: string;
  readonly revision?: string;
}
type Created = { readonly file: string } | { readonly code: ExitCode; readonly message: Message };

const draftName = 'draft.yaml';
/** Longest name of a folder on most systems, in bytes of UTF-8. */
const longestName = 255;

/** `hyokasho new`: begins an assessment with an empty document that explains each item beside it. */
export const newCommand: AddCommand = (program, context) => {
  const { world } = context;
  program
    .command('new')
    .usage('<様式> <名前> [オプション]')
    .description('新しい評価書の下書きを作る')
    .argument('<様式>', `様式の番号（${[...new Set(listForms().map(({ form }) => form))].join('、')}）`)
    .argument('<名前>', '評価書のフォルダーの名前（例 予防接種）')
    .option('--dir <フォルダー>', '評価書のフォルダーを置く所', defaultFolder)
    .option('--revision <改定>', '様式の改定（例 平成30年5月。省くと最も新しいもの）')
    .addOption(schemaOption())
    .action(async (form: string, name: string, options: NewOptions) => {
      const forms = await openForms(options, world);
      if (!forms) {
        context.exit(2);
        return;
      }
      const created = await createDraft(form, name, options, forms, world.cwd);
      if ('file' in created) {
        world.stdout.write(
          `${showControls(created.file)} を作りました。\n次は、この下書きに書き込み、「${showControls(checkCall(created.file, options))}」で確かめます。\n`,
        );
        return;
      }
      const { text, mend } = created.message;
      world.stderr.write(`エラー: ${showControls(text)}\n${mend === undefined ? '' : `直し方: ${showControls(mend)}\n`}`);
      context.exit(created.code);
    });
};

async function createDraft(formName: string, name: string, { dir, revision }: NewOptions, forms: DiskForms, cwd: string): Promise<Created> {
  const form = chooseForm(formName, revision, forms);
  if ('message' in form) return form;
  const fault = nameFault(name);
  if (fault !== undefined)
    return refuse(2, 'bad-name', `評価書の名前に${fault}`, '「予防接種」「yobosesshu」のような、フォルダーの名前になるものを指定してください', name);
  const folder = pathOnDisk(dir, cwd);
  const composed = name.normalize('NFC');
  const path = resolve(cwd, folder.path, composed, draftName);
  const file = displayName(path, cwd);
  const [alike] = namesLike(resolve(cwd, folder.path), name).filter(
    (each) => each !== composed && !isSamePlace(dirname(path), join(dirname(path), '..', each)),
  );
  const twins = alike === undefined ? folder.twins : [join(folder.path, composed), join(folder.path, alike)];
  if (twins.length > 0) {
    const { text, mend } = alikeFolder(twins, alike, cwd);
    return refuse(1, 'alike-names', text, mend, file);
  }
  let made: readonly string[] = [];
  try {
    if (exists(path)) {
      return refuse(
        1,
        'draft-exists',
        `${file} はすでにあります。上書きはしません`,
        '別の名前を指定するか、今ある下書きに書き足してください。作り直すときは、先に名前を変えるか消してください',
        file,
      );
    }
    made = await makeFolder(dirname(path));
    const schema = relative(dirname(path), forms.schemaPath(form));
    const noSchema = await writeSchema(form, forms);
    if (noSchema) {
      await removeFolders(made);
      return { code: 1, message: noSchema };
    }
    await writeFileAtomically(path, skeleton(form, schema.split(sep).join('/')));
  } catch (error) {
    await removeFolders(made);
    const message = describeWriteFailure(error);
    return { code: 1, message: { ...message, text: `${file}: ${message.text}`, place: { file, line: 1, column: 1 } } };
  }
  return { file };
}

/** Finds a form by its name and revision. Takes 「様式3」 for 「様式３」, and the newest revision if none is given. */
function chooseForm(name: string, revision: string | undefined, library: FormLibrary): Form | (Created & { message: Message }) {
  const forms = library.list();
  const ofName = forms.filter(({ form }) => foldText(form) === foldText(name));
  if (ofName.length === 0) {
    const known = [...new Set(forms.map(({ form }) => form))].join('」「');
    return refuse(2, 'unknown-form', `様式「${shown(name)}」はありません`, `「${known}」のどれかを指定してください`, name);
  }
  const chosen = revision === undefined ? newestRevision(ofName) : ofName.find((candidate) => foldText(candidate.revision) === foldText(revision));
  const form = chosen && library.load(chosen.form, chosen.revision);
  if (form) return form;
  const known = ofName.map((candidate) => candidate.revision).join('」「');
  return refuse(
    2,
    'unknown-form',
    phraseNoRevision(
      ofName[0]?.form ?? name,
      shown(revision ?? ''),
      ofName.map((candidate) => candidate.revision),
    ),
    `「${known}」のどれかを指定してください`,
    name,
  );
}

/** Names that Windows keeps for devices, also with an ending. Digits may be superscript, letters full width: some programs fold them. */
const deviceName = /^(?:con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$)\s*(?:\.|$)/iu;

/** Phrases why no folder may have this name on all systems that may hold the documents. Undefined if it may. */
function nameFault(name: string): string | undefined {
  if (name.trim() === '') return '何も書かれていません';
  if (/[/\\]/u.test(name)) return '「/」や「\\」は使えません';
  if (name.startsWith('.')) return '「.」で始まるものは使えません';
  if (name.startsWith('-')) return '「-」で始まるものは使えません';
  if (/[\p{C}\u115f\u1160\u2800\u3164\uffa0]/u.test(name)) return '目に見えない文字は使えません';
  if (/[<>:"|?*]/u.test(name)) return '「<>:"|?*」は使えません（Windows で開けなくなります）';
  if (deviceName.test(name.normalize('NFKC'))) return `「${shown(name)}」は使えません（Windows が機器の名前としているので、開けなくなります）`;
  if (name === 'node_modules') return '「node_modules」は使えません（check が中を見ないフォルダーの名前です）';
  if (longestName < Buffer.byteLength(name.normalize('NFC')))
    return `これほど長いものは使えません（漢字やかなで${String(Math.floor(longestName / 3))}文字まで）`;
  if (/^\s|[\s.]$/u.test(name)) return '空白で始まるもの、空白や「.」で終わるものは使えません';
  return undefined;
}

function refuse(code: ExitCode, ruleId: string, text: string, mend: string, file: string): { code: ExitCode; message: Message } {
  return { code, message: { ruleId, severity: 'error', text, mend, place: { file, line: 1, column: 1 } } };
}

/** Phrases that a folder beside the new one would have a name that nobody can tell from it, or that the folder for both has such a twin. */
function alikeFolder(twins: readonly string[], alike: string | undefined, cwd: string): { readonly text: string; readonly mend: string } {
  if (alike === undefined) {
    const { text, mend = '' } = alikeNames(twins, cwd);
    return { text, mend };
  }
  const [first = '', second = ''] = twins.map((path) => displayName(path, cwd));
  return {
    text: `「${second}」というフォルダーがすでにあります。指定された名前と見た目は同じですが、文字の組み立て方が違います（${lookAlikeNote(first, second)}）`,
    mend: '今あるフォルダーを使うか、別の名前を指定してください',
  };
}

/** True if two paths lead to one place, as on a disk that takes both spellings for one. */
function isSamePlace(one: string, other: string): boolean {
  try {
    const [a, b] = [statSync(one), statSync(other)];
    return a.ino === b.ino && a.dev === b.dev;
  } catch {
    return false;
  }
}

/** True if there is anything at a path, even a link that leads nowhere. */
function exists(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    // Writing reports a path that may not be read, or is below a file.
    return false;
  }
}

/** Returns a typed text without the control characters that a terminal would obey. */
function shown(text: string): string {
  return text.replace(/\p{C}/gu, '');
}
