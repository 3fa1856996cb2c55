import { Link } from 'react-router';
import { useTranslate } from 'ra-core';
import { useCan, useConsole } from '../kit/console.ts';
import { nameOf } from '../kit/registry.ts';
import { Card } from '../kit/ui/Card.tsx';
import { Page } from '../kit/ui/Page.tsx';

/** Settings pages of the plugins, and the page of extensions. */
export default function SettingsPage() {
  const { registry } = useConsole();
  const can = useCan();
  const translate = useTranslate();
  return (
    <Page title={translate('shell.settings.title')}>
      <div className="rg-cards">
        <Card>
          <ul className="rg-plain-list">
            {registry.settings.filter((item) => can(item.permission)).map((item) => <li key={nameOf(item)}><Link to={`/settings/${item.path}`}>{translate(item.label)}</Link></li>)}
            <li><Link to="/settings/extensions">{translate('shell.settings.extensions')}</Link> <span className="rg-meta">{translate('shell.extensions.intro')}</span></li>
          </ul>
        </Card>
      </div>
    </Page>
  );
}
