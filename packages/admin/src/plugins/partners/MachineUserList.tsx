import { useTranslate } from 'react-admin';
import { ActiveFilter, DeskTime, GuardedButton, Name, RecordList, SearchFilter, type SheetColumn } from '@reglament/admin/kit';
import type { MachineUserRecord } from './documents.ts';

const ActsFor = ({ user }: { user: MachineUserRecord }) => {
  const translate = useTranslate();
  return user.client ? <Name of={user.client} /> : <>{translate('partners.ofDesk')}</>;
};
const Keys = ({ user }: { user: MachineUserRecord }) => {
  const translate = useTranslate();
  const working = user.keys.filter(({ state }) => state === 'WORKS').length;
  return working === 0 ? <span className="rg-meta">{translate('partners.noKeys')}</span> : <span className="rg-num">{working}</span>;
};
const LastUsed = ({ user }: { user: MachineUserRecord }) => {
  const translate = useTranslate();
  return user.lastUsedAt ? <DeskTime at={user.lastUsedAt} /> : <>{translate('partners.never')}</>;
};
const Off = () => <span className="rg-chip">{useTranslate()('partners.state.off')}</span>;

const columns: readonly SheetColumn<MachineUserRecord>[] = [
  { id: 'name', label: 'resources.machineUsers.fields.name', source: 'name', render: (user) => <span className="rg-row">{user.name} {!user.active && <Off />}</span> },
  { id: 'client', label: 'partners.field.actsFor', source: 'client', render: (user) => <ActsFor user={user} /> },
  { id: 'keys', label: 'partners.field.keys', kind: 'meta', render: (user) => <Keys user={user} /> },
  { id: 'lastUsedAt', label: 'partners.field.lastUsedAt', kind: 'meta', render: (user) => <LastUsed user={user} /> },
];

/** Systems that use the API (§4.1): for whom each acts, how many keys open the door, when it last came. */
export default function MachineUserList() {
  const translate = useTranslate();
  const create = <GuardedButton permission="partners.keep" right="partners.right" kind="primary" to="/machineUsers/create">{translate('partners.act.create')}</GuardedButton>;
  // a page of its own, which the router of the console does not know
  const explorer = <a className="rg-button" data-kind="plain" href="/explorer" target="_blank" rel="noreferrer">{translate('partners.act.explore')}</a>;
  return (
    <RecordList<MachineUserRecord>
      resource="machineUsers" title={translate('partners.menu')} count="partners.count" columns={columns} order={{ field: 'name', order: 'ASC' }} to={({ id }) => `/machineUsers/${id}/show`}
      isOff={({ active }) => !active} actions={<>{explorer}{create}</>} filters={<><SearchFilter label={translate('partners.search')} /><ActiveFilter /></>}
      empty={{ title: translate('partners.empty.title'), text: translate('partners.empty.text'), action: create }}
    />
  );
}
