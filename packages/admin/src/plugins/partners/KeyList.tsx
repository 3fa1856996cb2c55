import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { keyScopes } from '@reglament/schema';
import { ActDialog, Button, DeskTime, Sheet, useTerm, type SheetColumn } from '@reglament/admin/kit';
import { REVOKE_KEY, type ApiKey, type MachineUserRecord } from './documents.ts';

const colours = { WORKS: 'ok', EXPIRED: undefined, REVOKED: undefined } as const;
const State = ({ apiKey: { state } }: { apiKey: ApiKey }) => <span className="rg-chip" data-state={colours[state]}>{useTranslate()(`partners.keyState.${state}`)}</span>;
const Scopes = ({ apiKey: { scopes } }: { apiKey: ApiKey }) => {
  const term = useTerm();
  return <span className="rg-meta">{scopes.map((scope) => term(keyScopes, scope)).join(' · ')}</span>;
};
const At = ({ at, otherwise }: { at: string | null; otherwise: string }) => {
  const translate = useTranslate();
  return at ? <DeskTime at={at} /> : <>{translate(otherwise)}</>;
};

/** Keys of a system, those that work first: how each begins, what it may do, until when; a way to take one back. */
export const KeyList = ({ user }: { user: MachineUserRecord }) => {
  const translate = useTranslate();
  const [revoking, setRevoking] = useState<ApiKey | null>(null);
  const columns: readonly SheetColumn<ApiKey>[] = [
    { id: 'label', label: 'partners.field.label', render: (key) => <>{key.label ?? translate('partners.unnamed')}<br /><code className="rg-meta">{key.prefix}…</code></> },
    { id: 'state', label: 'partners.field.state', render: (key) => <State apiKey={key} /> },
    { id: 'scopes', label: 'partners.field.scopes', render: (key) => <Scopes apiKey={key} /> },
    { id: 'expiresAt', label: 'partners.field.expiresAt', kind: 'meta', render: (key) => <At at={key.expiresAt} otherwise="partners.untilRevoked" /> },
    { id: 'lastUsedAt', label: 'partners.field.lastUsedAt', kind: 'meta', render: (key) => <At at={key.lastUsedAt} otherwise="partners.never" /> },
    { id: 'act', label: 'partners.field.act', kind: 'act', render: (key) => key.state === 'WORKS' && <Button size="small" kind="quiet" onClick={() => setRevoking(key)}>{translate('partners.act.revoke')}…</Button> },
  ];
  if (user.keys.length === 0) return <p className="rg-meta">{translate('partners.hint.noKeys')}</p>;
  return (
    <>
      <Sheet rows={user.keys.toSorted((a, b) => Number(b.state === 'WORKS') - Number(a.state === 'WORKS'))} columns={columns} isOff={({ state }) => state !== 'WORKS'} caption={translate('partners.section.keys')} />
      <ActDialog
        open={revoking !== null} kind="danger" title={translate('partners.title.revoke', { name: revoking?.label ?? revoking?.prefix ?? '' })} submit={translate('partners.act.revoke')} document={REVOKE_KEY}
        input={() => revoking && { keyId: revoking.id }} onClose={() => setRevoking(null)} success="partners.notification.revoked" patches="machineUsers" invalidates={[['machineUsers', 'getOne'], ['machineUsers', 'getList']]}
      >
        {() => <p className="rg-prose">{translate('partners.hint.revoke')}</p>}
      </ActDialog>
    </>
  );
};
