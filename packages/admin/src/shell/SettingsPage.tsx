import { useSyncExternalStore } from 'react';
import { Link } from 'react-router';
import { useTranslate } from 'ra-core';
import { useCan, useConsole } from '../kit/console.ts';
import { nameOf } from '../kit/registry.ts';
import { MoscowTime } from '../kit/ui/MoscowTime.tsx';
import { Card } from '../kit/ui/Card.tsx';
import { Page } from '../kit/ui/Page.tsx';

const OwnPages = () => {
  const { registry } = useConsole();
  const can = useCan();
  const translate = useTranslate();
  const pages = registry.settings.filter((item) => can(item.permission));
  if (pages.length === 0) return null;
  return <Card><ul className="rg-plain-list">{pages.map((item) => <li key={nameOf(item)}><Link to={`/settings/${item.path}`}>{translate(item.label)}</Link></li>)}</ul></Card>;
};

/** Settings pages of the plugins, and what the console consists of: plugins at work, plugins left out, failures in this window. */
export default function SettingsPage() {
  const { registry, incidents } = useConsole();
  const translate = useTranslate();
  const failed = useSyncExternalStore(incidents.subscribe, incidents.all);
  return (
    <Page title={translate('shell.settings.title')}>
      <div className="rg-cards">
        <OwnPages />
        <h2 className="rg-heading">{translate('shell.settings.extensions')}</h2>
        <span className="rg-meta">{translate('shell.extensions.intro')}</span>
        <Card title={translate('shell.extensions.active', { smart_count: registry.active.length })}>
          <ul className="rg-plain-list">
            {registry.active.map(({ id, version }) => <li key={id}>{id} {version && <span className="rg-meta">{translate('shell.extensions.version', { version })}</span>}</li>)}
          </ul>
        </Card>
        {registry.errors.length > 0 && (
          <Card title={translate('shell.extensions.problems')}>
            <ul className="rg-plain-list">{registry.errors.map((error) => <li key={error.message}>{error.message}</li>)}</ul>
          </Card>
        )}
        <Card title={translate('shell.extensions.incidents')}>
          {failed.length === 0 ? <span className="rg-meta">{translate('shell.extensions.none')}</span> : (
            <ul className="rg-plain-list">{failed.map((incident) => (
              <li key={`${incident.at}${incident.plugin}${incident.item}`}><MoscowTime at={new Date(incident.at).toISOString()} style="time" /> {incident.plugin}/{incident.item}: {incident.message}</li>
            ))}</ul>
          )}
        </Card>
      </div>
    </Page>
  );
}
