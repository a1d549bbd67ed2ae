import { diffText } from '../../../src/diff/text/diff-text.js';

/**
 * A text with its edits written into it: 「[-旧-]」 went, 「{+新+}」 came, 「[~旧→新~]」 differs in form only, 「<-段落->」 and 「<+段落+>」
 * moved away and here. Line breaks inside are ⏎.
 */
export function showHunks(before: string, after: string): string {
  let shown = '';
  let from = 0;
  for (const hunk of diffText(before, after)) {
    const went = before.slice(hunk.before.start, hunk.before.end);
    const came = after.slice(hunk.after.start, hunk.after.end);
    shown += before.slice(from, hunk.before.start);
    from = hunk.before.end;
    if (hunk.moved) shown += went ? `<-${went}->` : `<+${came}+>`;
    else if (hunk.formOnly) shown += `[~${went}→${came}~]`;
    else shown += (went ? `[-${went}-]` : '') + (came ? `{+${came}+}` : '');
  }
  return (shown + before.slice(from)).replaceAll('\n', '⏎');
}
