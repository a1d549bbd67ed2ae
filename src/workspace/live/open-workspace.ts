import { checkStep } from '../../check/check-step.js';
import { countFindings, markCarried } from '../../check/carried-findings.js';
import { judgeDocument } from '../../check/check-document.js';
import type { CheckedDocument, ReadDocument } from '../../check/check-document.js';
import { unusedSlips } from '../../check/published-slips.js';
import { checkWorkspace } from '../../check/together/check-workspace.js';
import type { FileOutcome, Files } from '../../core/files.js';
import { compareMessages, hasErrors } from '../../core/message.js';
import type { Message } from '../../core/message.js';
import { baseName, folderName, joinPath } from '../../core/text/path-steps.js';
import type { RunGraphviz } from '../../figures/dot/dot-layout.js';
import { runGraphvizHere } from '../../figures/dot/dot-layout.js';
import { digestPictures } from '../../figures/digest-pictures.js';
import type { FormLibrary } from '../../forms/form-library.js';
import type { Assessment } from '../../model/assessment.js';
import type { Version } from '../../model/version.js';
import { workspaceStatus } from '../../status/workspace-status.js';
import { openStep } from '../../step/open-step.js';
import type { Step } from '../../step/step.js';
import { ownWordsName } from '../../words/own-words.js';
import { findVersionFiles } from '../versions/find-version-files.js';
import { groupVersions } from '../versions/group-versions.js';
import { ownWordsIn } from '../versions/read-own-words.js';
import type { OwnWords } from '../versions/read-own-words.js';
import { defaultFolder } from '../versions/searched-names.js';
import { strayFiles } from '../versions/stray-files.js';
import { versionBefore, versionTwice, versionsAmong } from '../versions/version-names.js';
import { dependents } from './dependents.js';
import { documentAnswer } from './document-answer.js';
import type { DocumentAnswer } from './document-answer.js';
import { documentStore } from './document-store.js';
import type { DocumentState } from './document-store.js';
import { readPictures } from './picture-files.js';
import type { PictureFiles } from './picture-files.js';
import { recent } from './recent.js';
import { rememberedRun } from './remembered-run.js';
import { otherDay, undecidable } from './step-faults.js';
import type { CheckedVersion, ReadVersion } from './checked-version.js';
import type { OpenDocument, Workspace } from './workspace.js';

export interface WorkspaceOptions {
  /** The package's own forms if left out. */
  readonly forms?: FormLibrary | undefined;
  /** Folder below which `versions` searches; `assessments` if left out. */
  readonly root?: string;
  /** Folder of the department's own list of words, beside `assessments`; the folder of the port if left out. */
  readonly wordsFolder?: string;
  /** Lays diagrams out. Without it they are laid out in this thread, where nothing can stop them. */
  readonly run?: RunGraphviz;
  /** Called between rules, so that other work gets its turn. */
  readonly pause?: () => Promise<void>;
  /** Most documents that are kept parsed and judged; 8 if left out. Each takes about 10 MB. */
  readonly keep?: number;
}

/** A version with the pictures that it names. */
interface KnownState {
  readonly state: DocumentState;
  readonly pictures: PictureFiles;
}

/** What was found about one state of a document, and what it rests on besides. */
interface Judged extends KnownState {
  readonly words: string;
  readonly read: Promise<ReadDocument>;
  checked?: Promise<CheckedDocument>;
}

/** The step between two states. */
interface KnownStep {
  readonly before: KnownState;
  readonly after: KnownState;
  readonly step: Step;
  faults?: readonly Message[];
}

/** What stands around a document in its folder. */
interface Neighbours {
  readonly versions: readonly string[];
  /** Words of the fault if this version or the one before it has two files. Nothing is compared then. */
  readonly twice?: string;
  readonly before?: KnownState;
}

/** Opens a folder of assessments. Reads nothing until something is asked for. */
export function openWorkspace(files: Files, options: WorkspaceOptions = {}): Workspace {
  const { forms, root = defaultFolder, wordsFolder = '.', pause, keep = 8 } = options;
  const store = documentStore(files, forms, keep);
  const judgedBefore = recent<Judged>(keep);
  const stepsBefore = recent<KnownStep>(keep);
  const drawings = rememberedRun(options.run ?? runGraphvizHere);
  const restsOn = dependents();

  const known = async (file: string): Promise<KnownState> => {
    const state = await store.state(file);
    return { state, pictures: await readPictures(file, state.parsed.assessment, files) };
  };
  const versionsIn = async (folder: string): Promise<readonly string[]> => {
    const listed = await files.list(folder);
    // A version that was begun and not saved yet counts as well.
    const begun = store.edited().flatMap((file) => (folderName(file) === folder ? [baseName(file)] : []));
    return versionsAmong([...new Set([...(listed.ok ? listed.value.map(({ name }) => name) : []), ...begun])], folder);
  };

  const judgedOf = (now: KnownState, { words, stamp }: OwnWords): Judged => {
    const { file, source, parsed } = now.state;
    const before = judgedBefore.get(file);
    if (before && isSame(before, now) && before.words === stamp) return before;
    const read = judgeDocument(source, parsed, now.pictures.files, { forms, ownWords: words, run: drawings, ...(pause ? { pause } : {}) });
    const judged: Judged = { ...now, words: stamp, read };
    judgedBefore.set(file, judged);
    return judged;
  };

  const stepBetween = (before: KnownState, after: KnownState, drawn: Version['drawn']): KnownStep | undefined => {
    const { file } = after.state;
    const last = stepsBefore.get(file);
    if (last && isSame(last.before, before) && isSame(last.after, after)) return last;
    const [old, now] = [versionOf(before.state), versionOf(after.state)];
    if (!old || !now) return undefined;
    const pictures = { before: digestsOf(before, old), after: digestsOf(after, now) };
    const step: KnownStep = { before, after, step: openStep(old, { ...now, ...(drawn ? { drawn } : {}) }, pictures) };
    stepsBefore.set(file, step);
    return step;
  };

  /** Finds the versions around a document, and notes what the answer about it rests on. */
  const neighboursOf = async ({ state: { file }, pictures }: KnownState): Promise<Neighbours> => {
    const versions = await versionsIn(folderName(file));
    const before = versionBefore(file, versions);
    const twice = versionTwice(file, versions) ?? (before === undefined ? undefined : versionTwice(before, versions));
    const old = before === undefined || twice !== undefined ? undefined : await known(before);
    const rests = [file, ...pictures.paths, joinPath(wordsFolder, ownWordsName), ...(old ? [old.state.file, ...old.pictures.paths] : [])];
    restsOn.note(file, rests, versions);
    return { versions, ...(twice === undefined ? {} : { twice }), ...(old ? { before: old } : {}) };
  };

  const checkedOf = (judged: Judged): Promise<CheckedDocument> => (judged.checked ??= judged.read.then((read) => read.judge()));

  /** Finds what is wrong between a version and the one before it. */
  const between = (
    now: KnownState,
    version: Version,
    { versions, twice, before }: Neighbours,
  ): { readonly found: readonly Message[]; readonly step?: Step } => {
    const { file } = now.state;
    if (twice !== undefined) return { found: [undecidable(file, twice)] };
    const contradiction = otherDay(file, version, versions);
    const step = before && stepBetween(before, now, version.drawn);
    const faults = step && (step.faults ??= checkStep(step.step));
    return { found: [...(contradiction ? [contradiction] : []), ...(faults ?? [])], ...(step ? { step: step.step } : {}) };
  };

  const readWith = async (path: string, words: OwnWords): Promise<ReadVersion> => {
    const now = await known(path);
    const judged = judgedOf(now, words);
    const { source, printable, drawn } = await judged.read;
    const judge = async (): Promise<CheckedVersion> => {
      const document = await checkedOf(judged);
      const around = await neighboursOf(now);
      const earlier = around.before && document.messages.length > 0 ? (await checkedOf(judgedOf(around.before, words))).messages : [];
      const own = markCarried(document.messages, countFindings(earlier), document.shaped);
      const version = document.shaped && { source, assessment: document.shaped, ...(drawn ? { drawn } : {}) };
      const { found, step } = version ? between(now, version, around) : { found: [] };
      const whole = version ? [...found, ...unusedSlips([...document.messages, ...found], version)] : found;
      return { document, between: whole, messages: [...own, ...whole].sort(compareMessages), ...(step ? { step } : {}) };
    };
    return { source, judge, ...(printable ? { printable } : {}) };
  };
  const read = async (path: string): Promise<ReadVersion> => readWith(path, await ownWordsIn(wordsFolder, files));

  async function* checkAll(paths?: readonly string[]): AsyncGenerator<DocumentAnswer> {
    // One look at the list serves all: a run over thousands of documents is one moment.
    const words = await ownWordsIn(wordsFolder, files);
    for (const path of paths ?? (await findVersionFiles(root, files))) {
      const document = await readWith(path, words);
      yield documentAnswer(path, await document.judge());
    }
  }

  const opened = ({ source, parsed }: DocumentState): OpenDocument => ({ source, ...parsed });
  const openedOutcome = (outcome: FileOutcome<DocumentState>): FileOutcome<OpenDocument> => (outcome.ok ? { ok: true, value: opened(outcome.value) } : outcome);

  return {
    versions: async () => groupVersions(await findVersionFiles(root, files)),
    open: async (path) => opened(await store.state(path)),
    step: async (path) => {
      const before = versionBefore(path, await versionsIn(folderName(path)));
      if (before === undefined) return undefined;
      const now = await known(path);
      const { drawn } = await judgedOf(now, await ownWordsIn(wordsFolder, files)).read;
      return stepBetween(await known(before), now, drawn)?.step;
    },
    read,
    check: async (path) => (await read(path)).judge(),
    checkAll,
    beside: async (folders, answers) => {
      const strays: Message[] = [];
      for (const folder of folders) for (const stray of await strayFiles(folder, files)) strays.push(stray);
      const { messages } = await ownWordsIn(wordsFolder, files);
      const gone = new Map(answers.flatMap(({ file, gone: names }) => (names ? [[file, names] as const] : [])));
      const across = await checkWorkspace(
        answers.flatMap(({ summary }) => (summary ? [summary] : [])),
        { gone, open: async (file) => versionOf(await store.state(file)) },
      );
      return [...strays, ...messages, ...across].sort(compareMessages);
    },
    status: async (today, paths) => {
      const answers: DocumentAnswer[] = [];
      for await (const answer of checkAll(paths)) answers.push(answer);
      return answersStatus(
        answers,
        today,
        answers.flatMap(({ messages }) => messages),
      );
    },
    edit: async (path, edits) => openedOutcome(await store.edit(path, edits)),
    replace: async (path, text) => openedOutcome(await store.replace(path, text)),
    discard: (path) => {
      store.discard(path);
    },
    save: (path) => store.save(path),
    edited: () => store.edited(),
    watch: (changed, first) =>
      files.watch?.((paths) => {
        void restsOn.affected(paths, versionsIn).then((affected) => {
          changed(affected, paths);
        });
      }, first) ?? ((): void => undefined),
    affected: (paths) => restsOn.affected(paths, versionsIn),
  };
}

/** True if two looks at a document saw the same text and the same pictures. */
function isSame(a: KnownState, b: KnownState): boolean {
  return a.state === b.state && a.pictures.stamp === b.pictures.stamp;
}

/** Returns a document of right shape as a version. */
function versionOf({ source, parsed: { assessment, messages } }: DocumentState): Version | undefined {
  return assessment && !hasErrors(messages) ? { source, assessment } : undefined;
}

/** Returns the digests of a version's pictures. Leaves out those that can't be read, which the check of the document reports. */
function digestsOf({ state: { file, source }, pictures }: KnownState, { assessment }: { readonly assessment: Assessment }): ReadonlyMap<string, string> {
  return digestPictures(assessment, { source, document: file, files: pictures.files }).digests;
}

/** Joins answers to the status of their assessments on a day. `messages`: what was found about them and beside them, for the counts. */
export function answersStatus(
  answers: readonly DocumentAnswer[],
  today: Parameters<typeof workspaceStatus>[2],
  messages: readonly Message[],
): ReturnType<typeof workspaceStatus> {
  const facts = {
    documents: new Map(answers.map(({ file, facts: found }) => [file, found])),
    steps: new Map(answers.flatMap(({ file, step }) => (step ? [[file, step] as const] : []))),
    messages,
  };
  return workspaceStatus(groupVersions([...facts.documents.keys()]), facts, today);
}
