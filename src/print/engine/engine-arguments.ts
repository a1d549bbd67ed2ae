/**
 * Switches for every engine: headless, over two pipes instead of a TCP port. They turn off everything that would use a network,
 * write outside the given folders or let the machine change the page.
 */
const always: readonly string[] = [
  '--headless',
  '--remote-debugging-pipe',
  '--disable-gpu',
  // Looks up no name, for any request of a page.
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
  // /dev/shm of a container has 64 MB; a long document needs more.
  '--disable-dev-shm-usage',
  '--disable-features=Translate,OptimizationHints,MediaRouter,AcceptCHFrame',
  // Hinting follows the machine's settings and moves glyphs; lines must break alike everywhere.
  '--font-render-hinting=none',
  '--force-color-profile=srgb',
  '--hide-scrollbars',
  '--mute-audio',
  // The thread that composes pages for a screen costs an eighth of the processor time of a print.
  '--disable-threaded-compositing',
  // Otherwise a tab in the background gets less priority than this program.
  '--disable-renderer-backgrounding',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
];

/** Returns the switches for one start. Turns the sandbox off for root only, because Chromium refuses to sandbox root. */
export function engineArguments(options: { readonly profile?: string; readonly root: boolean }): string[] {
  return [
    ...always,
    ...(options.root ? ['--no-sandbox'] : []),
    ...(options.profile === undefined ? [] : [`--user-data-dir=${options.profile}`]),
    'about:blank',
  ];
}
