import { useTranslate } from 'react-admin';
import { BackLink, Button, EmptyState, Loaded, DeskTime, Page, readKey, Sheet, useAct, useCan, useRead, type SheetColumn } from '@reglament/admin/kit';
import { BLOCKED_SENDERS, UNBLOCK_SENDER, type BlockedSender } from './documents.ts';

type Row = BlockedSender & { id: string };

/** Whose letters are put aside (§4.9), by whom and since when; each can be heard again. */
export default function BlockedSenders() {
  const translate = useTranslate();
  const can = useCan();
  const result = useRead(BLOCKED_SENDERS, {});
  const { act, pending } = useAct();
  const unblock = (sender: string): void => { void act(UNBLOCK_SENDER, { sender }, { success: 'quarantine.notification.unblocked', invalidates: [readKey(BLOCKED_SENDERS)] }); };
  const columns: readonly SheetColumn<Row>[] = [
    { id: 'sender', label: 'quarantine.field.blocked', render: ({ sender }) => sender },
    { id: 'letters', label: 'quarantine.field.letters', kind: 'meta', render: ({ letters }) => letters },
    { id: 'when', label: 'quarantine.field.blockedAt', kind: 'meta', render: ({ blockedAt }) => <DeskTime at={blockedAt} /> },
    { id: 'by', label: 'quarantine.field.blockedBy', kind: 'meta', render: ({ blockedBy }) => blockedBy },
    { id: 'act', label: 'quarantine.act.unblock', kind: 'act', render: ({ sender }) => can('mail.release') && <Button size="small" kind="quiet" pending={pending} onClick={() => unblock(sender)}>{translate('quarantine.act.unblock')}</Button> },
  ];
  return (
    <Page title={translate('quarantine.block.page')} subtitle={<BackLink resource="incomingLetters" label={translate('quarantine.menu')} />}>
      <Loaded result={result}>
        {(blocked) => (blocked.length === 0
          ? <EmptyState title={translate('quarantine.block.empty')}>{translate('quarantine.block.emptyText')}</EmptyState>
          : <Sheet rows={blocked.map((one) => ({ ...one, id: one.sender }))} columns={columns} caption={translate('quarantine.block.page')} />)}
      </Loaded>
    </Page>
  );
}
