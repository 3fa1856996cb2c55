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
  const unblock = (sender: string): void => { void act(UNBLOCK_SENDER, { sender }, { success: 'mail.notification.unblocked', invalidates: [readKey(BLOCKED_SENDERS)] }); };
  const columns: readonly SheetColumn<Row>[] = [
    { id: 'sender', label: 'mail.field.blocked', render: ({ sender }) => sender },
    { id: 'letters', label: 'mail.field.letters', kind: 'meta', render: ({ letters }) => letters },
    { id: 'when', label: 'mail.field.blockedAt', kind: 'meta', render: ({ blockedAt }) => <DeskTime at={blockedAt} /> },
    { id: 'by', label: 'mail.field.blockedBy', kind: 'meta', render: ({ blockedBy }) => blockedBy },
    { id: 'act', label: 'mail.act.unblock', kind: 'act', render: ({ sender }) => can('mail.release') && <Button size="small" kind="quiet" pending={pending} onClick={() => unblock(sender)}>{translate('mail.act.unblock')}</Button> },
  ];
  return (
    <Page title={translate('mail.block.page')} subtitle={<BackLink resource="incomingLetters" label={translate('mail.menu')} />}>
      <Loaded result={result}>
        {(blocked) => (blocked.length === 0
          ? <EmptyState title={translate('mail.block.empty')}>{translate('mail.block.emptyText')}</EmptyState>
          : <Sheet rows={blocked.map((one) => ({ ...one, id: one.sender }))} columns={columns} caption={translate('mail.block.page')} />)}
      </Loaded>
    </Page>
  );
}
