import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Button, ConfirmDialog, GuardedButton, nameIn, useAct, useCan, useConsoleLocale } from '@reglament/admin/kit';
import { UPDATE_CLIENT, type ClientRecord } from './documents.ts';

/** What may be done to a client: change it, put it out of use, bring it back. Nothing is deleted: its tickets stay. */
export const ClientActs = ({ client }: { client: ClientRecord }) => {
  const translate = useTranslate();
  const locale = useConsoleLocale();
  const can = useCan();
  const { act, pending } = useAct();
  const [asking, setAsking] = useState(false);
  const use = async (active: boolean): Promise<void> => {
    setAsking(false);
    await act(UPDATE_CLIENT, { id: client.id, active, expectedVersion: client.version }, {
      success: active ? 'clients.notification.on' : 'clients.notification.off', patches: 'clients', invalidates: [['clients', 'getList']],
    });
  };
  return (
    <>
      <GuardedButton permission="directory.write" right="clients.right" to={`/clients/${client.id}`}>{translate('ra.action.edit')}</GuardedButton>
      {can('directory.write') && (client.active
        ? <Button kind="quiet" pending={pending} onClick={() => setAsking(true)}>{translate('clients.act.off')}</Button>
        : <Button pending={pending} onClick={() => { void use(true); }}>{translate('clients.act.on')}</Button>)}
      <ConfirmDialog open={asking} title={translate('clients.confirm.off', { name: nameIn(locale, client) })} submit={translate('clients.act.off')} onClose={() => setAsking(false)} onConfirm={() => { void use(false); }}>
        {translate('clients.confirm.offText')}
      </ConfirmDialog>
    </>
  );
};
