/**
 * The switches every browser gets. Headless, over two pipes instead of a TCP port, with everything off that would talk to
 * a network, write outside our folders or let the machine change the page.
 */
const always: readonly string[] = [
  '--headless',
  '--remote-debugging-pipe',
  '--disable-gpu',
  // No name is looked up, whatever a page asks for.
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-default-apps',
  '--disable-extensions',
  '--disable-sync',
  '--metrics-recording-only',
  '--no-default-browser-check',
  '--no-first-run',
  '--no-pings',
  '--disable-breakpad',
  '--disable-crash-reporter',
  '--password-store=basic',
  '--use-mock-keychain',
  // Containers give /dev/shm 64 MB, which a long document outgrows.
  '--disable-dev-shm-usage',
  '--disable-features=Translate,OptimizationHints,MediaRouter,AcceptCHFrame',
  // Hinting follows the machine's settings and moves glyphs; lines must break alike everywhere.
  '--font-render-hinting=none',
  '--force-color-profile=srgb',
  '--hide-scrollbars',
  '--mute-audio',
  // Nobody looks at the pages: a thread that composes them for a screen costs an eighth of the processor time of a print.
  '--disable-threaded-compositing',
  // A tab that is not in front would be put behind our own process.
  '--disable-renderer-backgrounding',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
];

/** The switches for one start. The sandbox stays on except for root, whom Chromium refuses to sandbox. */
export function browserArguments(options: { readonly profile?: string; readonly root: boolean }): string[] {
  return [
    ...always,
    ...(options.root ? ['--no-sandbox'] : []),
    ...(options.profile === undefined ? [] : [`--user-data-dir=${options.profile}`]),
    'about:blank',
  ];
}
