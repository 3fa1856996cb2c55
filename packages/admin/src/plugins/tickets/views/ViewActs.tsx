import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useTranslate } from 'ra-core';
import { ActDialog, Button, ConfirmDialog, readKey, TextField, useAct, useCan } from '@reglament/admin/kit';
import type { QueueAddress } from '../queue/useQueueAddress.ts';
import { CHANGE_VIEW, DELETE_VIEW, MOVE_VIEW, SHARE_VIEW, VIEW_COUNTERS, VIEWS, type View } from './documents.ts';

const invalidates = [readKey(VIEWS), readKey(VIEW_COUNTERS)];

/** What may be done with the open view: kept with its changes, renamed, moved, shared, deleted. Views of the team are the head's. */
export default function ViewActs({ view, address, onDone }: { view: View; address: QueueAddress; onDone: () => void }) {
  const translate = useTranslate();
  const can = useCan();
  const navigate = useNavigate();
  const { act, pending } = useAct();
  const [dialog, setDialog] = useState<'rename' | 'delete' | null>(null);
  const [name, setName] = useState(view.name);
  const on = { id: view.id, expectedVersion: view.version };
  if (view.scope === 'TEAM' && !can('views.team')) return null;
  const keep = async (): Promise<void> => {
    const { filter, order, columns, density } = address.listing;
    const { ok } = await act(CHANGE_VIEW, { ...on, filter, order, columns, density }, { success: 'tickets.view.saved', successArgs: { name: view.name }, invalidates });
    if (!ok) return;
    onDone();
    void navigate({ search: address.searchOfView(view.id) }, { replace: true });
  };
  const remove = async (): Promise<void> => {
    const { ok } = await act(DELETE_VIEW, on, { success: 'tickets.view.deleted', successArgs: { name: view.name }, invalidates });
    if (!ok) return;
    onDone();
    void navigate({ search: '' });
  };
  const move = (position: number): void => { void act(MOVE_VIEW, { ...on, position }, { invalidates }); };
  const other = view.scope === 'TEAM' ? 'PRIVATE' : 'TEAM';
  return (
    <>
      {address.isChanged && <Button size="small" kind="primary" pending={pending} onClick={() => { void keep(); }}>{translate('tickets.view.keepChanges')}</Button>}
      <Button size="small" onClick={() => setDialog('rename')}>{translate('tickets.view.renameAsk')}</Button>
      <Button size="small" pending={pending} disabled={view.position === 0} onClick={() => move(view.position - 1)}>{translate('tickets.view.up')}</Button>
      <Button size="small" pending={pending} onClick={() => move(view.position + 1)}>{translate('tickets.view.down')}</Button>
      {can('views.team') && <Button size="small" pending={pending} onClick={() => { void act(SHARE_VIEW, { ...on, scope: other }, { invalidates }); }}>{translate(`tickets.view.give.${other}`)}</Button>}
      <Button size="small" onClick={() => setDialog('delete')}>{translate('tickets.view.deleteAsk')}</Button>
      <ActDialog
        open={dialog === 'rename'} title={translate('tickets.view.renameTitle', { name: view.name })} submit={translate('tickets.view.rename')} document={CHANGE_VIEW} input={() => ({ ...on, name })}
        success="tickets.view.saved" successArgs={{ name }} invalidates={invalidates} onClose={() => setDialog(null)}
      >
        {(errors) => <TextField label={translate('tickets.view.name')} name="name" value={name} onValue={setName} error={errors['name']} maxLength={80} required autoFocus />}
      </ActDialog>
      <ConfirmDialog open={dialog === 'delete'} title={translate('tickets.view.deleteTitle', { name: view.name })} submit={translate('tickets.view.delete')} kind="danger" pending={pending} onConfirm={() => { void remove(); }} onClose={() => setDialog(null)}>
        {translate('tickets.view.deleteHint')}
      </ConfirmDialog>
    </>
  );
}
