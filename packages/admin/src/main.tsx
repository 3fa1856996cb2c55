import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { plugins } from './console.config.ts';
import { ConsoleApp } from './shell/ConsoleApp.tsx';
import { createConsole } from './shell/createConsole.ts';
import { StartFailure } from './shell/StartFailure.tsx';
import { startAtSignIn } from './shell/startAtSignIn.ts';
import './shell/fonts.css';
import './kit/ui/ui.css';
import './shell/shell.css';

// A page from before a new release asks for files that are gone: load the new one, but not in circles.
globalThis.addEventListener('vite:preloadError', () => {
  if (sessionStorage.getItem('reglament.reloaded') === '1') return;
  sessionStorage.setItem('reglament.reloaded', '1');
  globalThis.location.reload();
});

const root = createRoot(document.getElementById('root') as HTMLElement);
const start = async (): Promise<void> => {
  try {
    const built = await createConsole(plugins, import.meta.env);
    sessionStorage.removeItem('reglament.reloaded');
    await startAtSignIn(built.console.session, built.console.registry);
    root.render(<StrictMode><ConsoleApp built={built} /></StrictMode>);
  } catch (error) {
    globalThis.console.error(error);
    root.render(<StartFailure error={error} onRetry={() => { void start(); }} />);
  }
};
void start();
