import { options, render } from 'preact';
import { startRouter } from '#routing/router.ts';
import { Banner } from '#ui/banner.tsx';
import { AppShell } from './app-shell.tsx';
import { boot } from './boot.ts';
import { t } from './messages.ts';
import { startPreferences } from './preferences.ts';
import '#ui/tokens.css';
import '#ui/base.css';

const root = document.querySelector('#app');

/** Said before anything is typed: a tablet that cannot keep data must not look as if it could. */
function refuse(title: string, help: string): void {
  if (!root) return;
  render(
    <main>
      <h1>{title}</h1>
      <Banner tone="danger">{help}</Banner>
    </main>,
    root,
  );
}

/**
 * What was tapped is on its way into the database before the screen is drawn again: so many turns of the same task does
 * an act need to ask it. A frame is never missed by that.
 */
const TURNS = 4;

options.debounceRendering = (draw) => {
  let turns = TURNS;
  const turn = (): void => {
    turns -= 1;
    if (turns > 0) queueMicrotask(turn);
    else draw();
  };
  queueMicrotask(turn);
};

async function start(): Promise<void> {
  if (!root) return;
  if (!isSecureContext) return refuse(t().insecureTitle, t().insecureHelp);
  const app = await boot();
  if (!app.opened) return refuse(t().storageTitle, t().storageHelp);
  await startPreferences(app.store);
  startRouter(window, t().brand);
  render(<AppShell app={app} />, root);
}

void start();
