import { useSyncExternalStore } from 'react';
import { useTranslate } from 'ra-core';
import { useConsole } from '../kit/console.ts';
import { useRead } from '../kit/data/useRead.ts';
import { allowRetry } from '../kit/views.ts';
import type { Incident } from '../kit/incidents.ts';
import { Button } from '../kit/ui/Button.tsx';
import { Card } from '../kit/ui/Card.tsx';
import { DeskTime } from '../kit/ui/DeskTime.tsx';
import { Page } from '../kit/ui/Page.tsx';
import { CONSOLE_INCIDENTS, FAILING_JOBS, SERVER_PLUGINS, type ConsoleIncident, type FailingJob } from './serverPlugins.ts';

const Versioned = ({ id, version }: { id: string; version?: string | null | undefined }) => {
  const translate = useTranslate();
  return <li>{id} {version && <span className="rg-meta">{translate('shell.extensions.version', { version })}</span>}</li>;
};

/** What failed of one plugin in this window, with a way to try it again. */
const Failed = ({ plugin, failed }: { plugin: string; failed: readonly Incident[] }) => {
  const translate = useTranslate();
  const { incidents } = useConsole();
  const leftOut = [...new Set(failed.map(({ item }) => item))].filter((item) => incidents.isLeftOut(plugin, item));
  const tryAgain = (): void => {
    allowRetry();
    incidents.forgive(plugin);
  };
  return (
    <Card title={plugin} action={<Button size="small" onClick={tryAgain}>{translate('kit.action.retry')}</Button>}>
      {leftOut.length > 0 && <p className="rg-meta">{translate('shell.extensions.leftOut', { items: leftOut.join(', ') })}</p>}
      <ul className="rg-plain-list">
        {failed.map(({ at, item, message, times }) => <li key={`${item} ${message}`}><DeskTime at={new Date(at).toISOString()} style="time" /> <span className="rg-meta">{item}</span> {message}{times > 1 && <span className="rg-meta"> {translate('shell.extensions.times', { smart_count: times })}</span>}</li>)}
      </ul>
    </Card>
  );
};

/** What the server does by the clock and failed to do; it goes on trying. */
const FailingJobs = ({ jobs }: { jobs: readonly FailingJob[] }) => {
  const translate = useTranslate();
  return (
    <Card title={translate('shell.extensions.jobs')}>
      <ul className="rg-plain-list">
        {jobs.map(({ id, failures, nextAt, error }) => (
          <li key={id}>{id} <span className="rg-meta">{translate('shell.extensions.times', { smart_count: failures })}, {translate('shell.extensions.again')} <DeskTime at={nextAt} /></span> {error}</li>
        ))}
      </ul>
    </Card>
  );
};

/** What failed in the windows of all staff, whoever looks: an administrator learns of it before somebody calls. */
const Everywhere = ({ met }: { met: readonly ConsoleIncident[] }) => {
  const translate = useTranslate();
  return (
    <Card title={translate('shell.extensions.everywhere')}>
      <ul className="rg-plain-list">
        {met.map(({ plugin, item, message, windows, lastAt }) => (
          <li key={`${plugin} ${item} ${message}`}><DeskTime at={lastAt} /> <span className="rg-meta">{plugin}/{item}</span> {message} <span className="rg-meta">{translate('shell.extensions.windows', { smart_count: windows })}</span></li>
        ))}
      </ul>
    </Card>
  );
};

/** What console and server consist of, what is not at work and why, and what failed in this window. */
export default function ExtensionsPage() {
  const { registry, incidents } = useConsole();
  const translate = useTranslate();
  const failed = useSyncExternalStore(incidents.subscribe, incidents.all);
  const server = useRead(SERVER_PLUGINS, {});
  const jobs = useRead(FAILING_JOBS, {}, { staleMs: 0 }).data ?? [];
  const met = useRead(CONSOLE_INCIDENTS, {}, { staleMs: 0 }).data ?? [];
  const byPlugin = [...Map.groupBy(failed, ({ plugin }) => plugin)];
  return (
    <Page title={translate('shell.settings.extensions')}>
      <div className="rg-cards">
        <span className="rg-meta">{translate('shell.extensions.intro')}</span>
        {registry.errors.length > 0 && (
          <Card title={translate('shell.extensions.problems')}>
            <ul className="rg-plain-list">{registry.errors.map(({ message, said }) => <li key={message}>{said ? translate(said.key, { ...said.args }) : message}</li>)}</ul>
          </Card>
        )}
        <h2 className="rg-heading">{translate('shell.extensions.incidents')}</h2>
        {byPlugin.length === 0 && <span className="rg-meta">{translate('shell.extensions.none')}</span>}
        {jobs.length > 0 && <FailingJobs jobs={jobs} />}
        {byPlugin.map(([plugin, of]) => <Failed key={plugin} plugin={plugin} failed={of} />)}
        {met.length > 0 && <Everywhere met={met} />}
        <Card title={translate('shell.extensions.active', { smart_count: registry.active.length })}>
          <ul className="rg-plain-list rg-many">{registry.active.map(({ id, version }) => <Versioned key={id} id={id} version={version} />)}</ul>
        </Card>
        {server.data && (
          <Card title={translate('shell.extensions.server', { smart_count: server.data.length })}>
            <ul className="rg-plain-list rg-many">{server.data.map(({ id, version }) => <Versioned key={id} id={id} version={version} />)}</ul>
          </Card>
        )}
      </div>
    </Page>
  );
}
