import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { plugins } from './console.config.ts';
import { ConsoleApp } from './shell/ConsoleApp.tsx';
import { createConsole, rebuildConsole, type BuiltConsole } from './shell/createConsole.ts';
import { StartFailure } from './shell/StartFailure.tsx';
import { startAtSignIn } from './shell/startAtSignIn.ts';
import './shell/fonts.css';
import './kit/ui/ui.css';
import './shell/shell.css';

// A page from before a new release asks for files that are gone: load the new one, but not in circles.
globalThis.addEventListener('vite:preloadError', (event) => {
  const file = String((event as Event & { payload?: unknown }).payload);
  const reloaded = JSON.parse(sessionStorage.getItem('reglament.reloaded') ?? '[]') as string[];
  // one that is still missing afterwards is a failure of its view alone
  if (reloaded.includes(file)) return;
  sessionStorage.setItem('reglament.reloaded', JSON.stringify([...reloaded.slice(-20), file]));
  globalThis.location.reload();
});

const root = createRoot(document.getElementById('root') as HTMLElement);
let running: BuiltConsole | undefined;
const draw = (built: BuiltConsole): void => {
  running = built;
  root.render(<StrictMode><ConsoleApp built={built} /></StrictMode>);
};
const start = async (): Promise<void> => {
  try {
    const built = await createConsole(plugins, import.meta.env);
    await startAtSignIn(built.console.session, built.console.registry);
    draw(built);
  } catch (error) {
    globalThis.console.error(error);
    root.render(<StartFailure error={error} onRetry={start} />);
  }
};
void start();

// While developing: a plugin that was changed takes its new place in the running console, and the page stays as it is.
import.meta.hot?.accept('./console.config.ts', (changed) => {
  const list = changed?.['plugins'] as typeof plugins | undefined;
  if (list && running) void rebuildConsole(running, list, import.meta.env).then(draw);
});
