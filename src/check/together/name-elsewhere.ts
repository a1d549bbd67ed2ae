import type { Message } from '../../core/message.js';
import { findStanding } from '../what-else/find-standing.js';
import { phraseStanding } from '../what-else/phrase-standing.js';
import type { DocumentSummary } from './document-summary.js';
import { byBody, isSameProcess, newestOfEach } from './group-processes.js';
import type { WorkspaceContext, WorkspaceRule } from './workspace-rule.js';

/**
 * Asks about a name that went in the newest version of one document and still stands in another of the same 評価実施機関. A notice if the
 * other document is about another 事務 and no new name took the place of the old one: what one 事務 gave up another may still use.
 */
export const nameElsewhere: WorkspaceRule = {
  id: 'name-elsewhere',
  title: 'なくなった名前がほかの評価書に残っている',
  async *check(documents, context) {
    for (const group of byBody(documents)) {
      const newest = newestOfEach(group);
      const changed = newest.filter(({ file }) => (context.gone.get(file)?.length ?? 0) > 0);
      for (const other of newest) {
        const sources = changed.filter(({ folder }) => folder !== other.folder);
        if (sources.length > 0) yield* standingIn(other, sources, context);
      }
    }
  },
};

async function* standingIn(other: DocumentSummary, sources: readonly DocumentSummary[], { gone, open }: WorkspaceContext): AsyncIterable<Message> {
  const version = await open(other.file);
  if (!version) return;
  // Its own step tells of a name that went there too.
  const told = new Set((gone.get(other.file) ?? []).map(({ name }) => name.name));
  for (const source of sources) {
    const names = (gone.get(source.file) ?? []).filter(({ name }) => !told.has(name.name));
    const places = new Map(names.map(({ name, place }) => [name, place] as const));
    for (const standing of findStanding([...places.keys()], version)) {
      told.add(standing.gone.name);
      const where = places.get(standing.gone);
      if (!where) continue;
      const severity = standing.gone.now !== undefined || isSameProcess(source, other) ? 'warning' : 'notice';
      yield* phraseStanding(standing, { ruleId: nameElsewhere.id, severity, where, from: `${source.form}（${source.file}）の` });
    }
  }
}
