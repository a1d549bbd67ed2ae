import { existsSync } from 'node:fs';
import { dirname, extname, join, resolve } from 'node:path';
import { hasErrors } from '../../core/message.js';
import type { Message } from '../../core/message.js';
import { digestPictures } from '../../figures/digest-pictures.js';
import type { FormLibrary } from '../../forms/form-library.js';
import type { DocumentMarks } from '../../layout/value-marks.js';
import type { Assessment } from '../../model/assessment.js';
import { diffAssessments } from '../../diff/diff-assessments.js';
import { markDocument } from '../../redline/mark-document.js';
import { viewDiff } from '../../redline/view-changes.js';
import { parseDocument } from '../../validate/parse-document.js';
import { chooseVersions, openVersion } from '../../workspace/typed/choose-versions.js';
import { documentPath } from '../../workspace/typed/find-documents.js';
import { kindAt } from '../../workspace/disk/kind-at.js';
import type { World } from '../run/world.js';

/** The document to mark, and the function that marks it. */
export interface OpenRedline {
  readonly file: string;
  readonly marksOf: (assessment: Assessment) => DocumentMarks;
}

/** Finds the two versions of a 見え消し and reads the older one. `former` is a version (2024-12-26) or a file, of a git commit too (REV:path). */
export function openRedline(
  paths: readonly string[],
  former: string,
  forms: FormLibrary,
  world: World,
): OpenRedline | { readonly messages: readonly Message[] } {
  const [path, ...more] = paths;
  if (path === undefined || more.length > 0)
    return { messages: [problem('--redline では、印を付ける評価書を一つだけ指定します', '「hyokasho render 評価書 --redline 前の版」のように書いてください')] };
  const chosen = chooseVersions(versionsGiven(path, former, world.cwd), world.cwd);
  if ('message' in chosen) return { messages: [chosen.message] };
  if (kindAt(resolve(world.cwd, chosen.after)) !== 'file')
    return { messages: [problem(`印を付ける版「${chosen.after}」がファイルではありません`, '手元のファイルを指定してください')] };
  const [before, after] = [openVersion(chosen.before, world), openVersion(chosen.after, world)];
  const { assessment: old, messages } = parseDocument(before.source, forms);
  if (!old || hasErrors(messages)) return { messages: messages.filter(({ severity }) => severity === 'error') };
  const digests = digestPictures(old, before).digests;
  return {
    file: chosen.after,
    marksOf: (assessment) => {
      const diff = diffAssessments(old, assessment, { before: digests, after: digestPictures(assessment, after).digests });
      return markDocument(diff, viewDiff(diff, { before: chosen.before, after: chosen.after }));
    },
  };
}

/** Returns what `diff` would be asked: a folder with its two versions, or two files. */
function versionsGiven(path: string, former: string, cwd: string): readonly string[] {
  const file = documentPath(path, cwd);
  if (kindAt(resolve(cwd, file)) !== 'file') return [path, former];
  const beside = join(dirname(file), extname(former) === '.yaml' ? former : `${former}.yaml`);
  return [!existsSync(resolve(cwd, former)) && existsSync(resolve(cwd, beside)) ? beside : former, file];
}

function problem(text: string, mend: string): Message {
  return { ruleId: 'output-conflict', severity: 'error', text, mend, place: { file: '', line: 1, column: 1 } };
}
