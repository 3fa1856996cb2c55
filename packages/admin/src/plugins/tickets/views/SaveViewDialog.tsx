import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useTranslate } from 'ra-core';
import { ActDialog, readKey, TextField, TickField, useCan } from '@reglament/admin/kit';
import { requestOf } from '../tabs.ts';
import type { QueueAddress } from '../queue/useQueueAddress.ts';
import { CREATE_VIEW, VIEW_COUNTERS, VIEWS, type ViewScope } from './documents.ts';

/** Saves the list as it stands, tab and changes together, under a name. */
export default function SaveViewDialog({ address, onClose }: { address: QueueAddress; onClose: () => void }) {
  const translate = useTranslate();
  const can = useCan();
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const [isTeams, setIsTeams] = useState(false);
  const scope: ViewScope = isTeams ? 'TEAM' : 'PRIVATE';
  const { listing, tab } = address;
  return (
    <ActDialog
      open title={translate('tickets.view.saveTitle')} submit={translate('tickets.view.save')} document={CREATE_VIEW}
      input={() => ({ name, scope, filter: requestOf(tab, listing.filter), order: listing.order, columns: listing.columns, density: listing.density })}
      success="tickets.view.saved" successArgs={{ name }} invalidates={[readKey(VIEWS), readKey(VIEW_COUNTERS)]} onClose={onClose}
      onDone={({ view }) => { onClose(); if (view) void navigate({ search: address.searchOfView(view.id) }); }}
    >
      {(errors) => (
        <>
          <TextField label={translate('tickets.view.name')} name="name" value={name} onValue={setName} error={errors['name']} maxLength={80} required autoFocus />
          {can('views.team') && <TickField label={translate('tickets.view.forTeam')} hint={translate('tickets.view.forTeamHint')} checked={isTeams} onValue={setIsTeams} />}
        </>
      )}
    </ActDialog>
  );
}
