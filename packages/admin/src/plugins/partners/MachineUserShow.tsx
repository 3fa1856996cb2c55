import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { BackLink, Button, Card, DeskTime, GuardedButton, KeyValue, Name, Page, RecordLink, ShownOnce, ShowPage } from '@reglament/admin/kit';
import type { MachineUserRecord } from './documents.ts';
import { IssueKeyDialog } from './IssueKeyDialog.tsx';
import { KeyList } from './KeyList.tsx';

const Keys = ({ user }: { user: MachineUserRecord }) => {
  const translate = useTranslate();
  const [isIssuing, setIssuing] = useState(false);
  const [issued, setIssued] = useState<string | null>(null);
  return (
    <Card title={translate('partners.section.keys')} action={user.active && <Button size="small" kind="primary" onClick={() => setIssuing(true)}>{translate('partners.act.issue')}…</Button>}>
      {issued !== null && <ShownOnce title={translate('partners.newKey.title')} secret={issued} onClose={() => setIssued(null)}>{translate('partners.newKey.text')}</ShownOnce>}
      {!user.active && <p className="rg-meta">{translate('partners.hint.off')}</p>}
      <KeyList user={user} />
      {isIssuing && <IssueKeyDialog user={user} onClose={() => setIssuing(false)} onIssued={(key) => { setIssuing(false); setIssued(key); }} />}
    </Card>
  );
};

/** A system: for whom it acts, and its keys. */
export default function MachineUserShow() {
  const translate = useTranslate();
  return (
    <ShowPage<MachineUserRecord>>
      {(user) => (
        <Page
          title={user.name} subtitle={<BackLink resource="machineUsers" label={translate('partners.menu')} />}
          actions={<GuardedButton permission="partners.keep" right="partners.right" to={`/machineUsers/${user.id}`}>{translate('ra.action.edit')}</GuardedButton>}
        >
          <div className="rg-columns">
            <div className="rg-stack"><Keys key={user.id} user={user} /></div>
            <aside className="rg-stack">
              <Card title={translate('partners.section.who')}>
                <KeyValue pairs={[
                  [translate('partners.field.actsFor'), user.client ? <RecordLink key="client" resource="clients" id={user.client.id}><Name of={user.client} /></RecordLink> : translate('partners.ofDesk')],
                  [translate('partners.field.state'), translate(user.active ? 'partners.state.on' : 'partners.state.off')],
                  [translate('partners.field.lastUsedAt'), user.lastUsedAt ? <DeskTime key="used" at={user.lastUsedAt} style="message" /> : translate('partners.never')],
                ]} />
                <p className="rg-meta">{translate(user.client ? 'partners.hint.ofClient' : 'partners.hint.ofDesk')}</p>
              </Card>
            </aside>
          </div>
        </Page>
      )}
    </ShowPage>
  );
}
