import { useState } from 'react';
import { useTranslate } from 'ra-core';
import { codesOf, notificationKinds, type NotificationKind } from '@reglament/schema';
import { Card, Segments, usePreference, useTerm, useViewer, type NotificationChoices } from '@reglament/admin/kit';
import { keepToldTo } from './tabs.ts';
import { placeOf } from './telling.ts';
import { useNotifications } from './useNotifications.ts';
import './notifications.css';

type Flag = 'desktop' | 'quietOutOfHours' | 'sound' | 'withText';

/** Whether the browser lets the desk tell something; a question to the person the first time. */
const isPermitted = async (): Promise<boolean> => 'Notification' in globalThis && (Notification.permission === 'granted' || (await Notification.requestPermission()) === 'granted');

/** What to be told outside of the window: nothing until it is chosen here. */
export default function NotificationSettings() {
  const translate = useTranslate();
  const term = useTerm();
  const [choices, choose] = usePreference('notifications');
  const [letters, chooseLetters] = usePreference('staffLetters');
  const viewerId = useViewer()?.id;
  const { refetch } = useNotifications();
  const [isForbidden, setForbidden] = useState(false);
  const change = (part: Partial<NotificationChoices>): void => choose({ ...choices, ...part });
  const set = async (flag: Flag, value: boolean): Promise<void> => {
    const may = flag !== 'desktop' || !value || await isPermitted();
    setForbidden(!may);
    if (!may) return;
    if (flag === 'desktop' && value) await forgetWhatWas();
    change({ [flag]: value });
  };
  // what happened before it was chosen is no news, and the page may not know yet what did
  const forgetWhatWas = async (): Promise<void> => {
    const { data } = await refetch();
    if (viewerId !== undefined && data !== undefined) keepToldTo(viewerId, placeOf(data.cursor));
  };
  const toggle = (kind: NotificationKind): void => change({ muted: choices.muted.includes(kind) ? choices.muted.filter((one) => one !== kind) : [...choices.muted, kind] });
  const flags: readonly Flag[] = choices.desktop ? ['desktop', 'quietOutOfHours', 'withText', 'sound'] : ['desktop'];
  return (
    <Card title={translate('notifications.title')}>
      <div className="notifications-choice">
        <div><b>{translate('notifications.choice.letters')}</b><p className="rg-meta">{translate('notifications.hint.letters')}</p></div>
        <Segments label={translate('notifications.choice.letters')} value={letters ? 'on' : 'off'} options={[['on', translate('kit.preference.on')], ['off', translate('kit.preference.off')]]} onChange={(value) => chooseLetters(value === 'on')} />
      </div>
      {flags.map((flag) => (
        <div key={flag} className="notifications-choice">
          <div><b>{translate(`notifications.choice.${flag}`)}</b><p className="rg-meta">{translate(`notifications.hint.${flag}`)}</p></div>
          <Segments label={translate(`notifications.choice.${flag}`)} value={choices[flag] ? 'on' : 'off'} options={[['on', translate('kit.preference.on')], ['off', translate('kit.preference.off')]]} onChange={(value) => { void set(flag, value === 'on'); }} />
        </div>
      ))}
      {isForbidden && <p className="rg-error" role="alert">{translate('notifications.forbidden')}</p>}
      {choices.desktop && (
        <fieldset className="notifications-kinds">
          <legend>{translate('notifications.kinds')}</legend>
          {codesOf(notificationKinds).map((kind) => <label key={kind}><input type="checkbox" checked={!choices.muted.includes(kind)} onChange={() => toggle(kind)} /> {term(notificationKinds, kind)}</label>)}
        </fieldset>
      )}
    </Card>
  );
}
