import type { ReactNode } from 'react';
import { useTranslate } from 'ra-core';
import { Card, DensitySwitch, LanguageSwitch, Page, Segments, SingleKeysSwitch, Slot, ThemeSwitch, useHomes, undoChoices, usePreference } from '@reglament/admin/kit';
import './preferences.css';

const Row = ({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) => (
  <div className="preferences-row">
    <div><b>{title}</b>{hint && <p className="rg-meta">{hint}</p>}</div>
    {children}
  </div>
);

const StartChoice = () => {
  const translate = useTranslate();
  const homes = useHomes();
  const [chosen, choose] = usePreference('startPage');
  const label = translate('preferences.start');
  return (
    <Row title={label} hint={translate('preferences.startHint')}>
      <select className="rg-input preferences-choice" aria-label={label} value={homes.some(({ to }) => to === chosen) ? chosen ?? '' : ''} onChange={({ target }) => choose(target.value === '' ? null : target.value)}>
        <option value="">{translate('preferences.byRole')}</option>
        {homes.map((home) => <option key={home.to} value={home.to}>{translate(home.label)}</option>)}
      </select>
    </Row>
  );
};

const UndoChoice = () => {
  const translate = useTranslate();
  const [seconds, choose] = usePreference('undoSeconds');
  const label = translate('preferences.undo');
  return (
    <Row title={label} hint={translate('preferences.undoHint')}>
      <Segments label={label} value={String(seconds)} onChange={(value) => choose(undoChoices.find((choice) => String(choice) === value) ?? 10)}
        options={undoChoices.map((choice) => [String(choice), choice === 0 ? translate('kit.preference.off') : translate('preferences.seconds', { count: choice })])} />
    </Row>
  );
};

/** What a person prefers; it holds at once and follows to every machine. */
export default function PreferencesPage() {
  const translate = useTranslate();
  return (
    <Page title={translate('preferences.title')} subtitle={translate('preferences.everywhere')}>
      <div className="rg-cards">
        <Card title={translate('preferences.look')}>
          <Row title={translate('kit.preference.language')}><LanguageSwitch /></Row>
          <Row title={translate('kit.preference.theme')}><ThemeSwitch /></Row>
          <Row title={translate('kit.preference.density')}><DensitySwitch /></Row>
        </Card>
        <Card title={translate('preferences.work')}>
          <StartChoice />
          <Row title={translate('kit.preference.singleKeys')} hint={translate('preferences.singleKeysHint')}><SingleKeysSwitch /></Row>
          <UndoChoice />
        </Card>
        <Slot id="preferences.page" context={{}} />
      </div>
    </Page>
  );
}
