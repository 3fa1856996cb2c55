import { useTranslate } from 'react-admin';
import { Card, DeskTime, Sheet, useConsoleLocale, type SheetColumn } from '@reglament/admin/kit';
import type { GivenUpLetter, Mailbox } from './documents.ts';

type Row = GivenUpLetter & { id: string };

const Size = ({ bytes }: { bytes: number | null }) => {
  const locale = useConsoleLocale();
  return bytes === null ? '' : new Intl.NumberFormat(locale, { style: 'unit', unit: 'kilobyte', maximumFractionDigits: 0 }).format(Math.ceil(bytes / 1000));
};

const columns: readonly SheetColumn<Row>[] = [
  { id: 'when', label: 'mailboxes.field.arrivedAt', render: ({ arrivedAt }) => arrivedAt && <DeskTime at={arrivedAt} style="message" /> },
  { id: 'size', label: 'mailboxes.field.size', kind: 'meta', render: ({ bytes }) => <Size bytes={bytes} /> },
  { id: 'said', label: 'mailboxes.field.said', render: ({ said }) => <span className="rg-meta" style={{ overflowWrap: 'anywhere' }}>{said}</span> },
  { id: 'tried', label: 'mailboxes.field.failedAt', kind: 'meta', render: ({ failedAt }) => failedAt && <DeskTime at={failedAt} /> },
  { id: 'uid', label: 'mailboxes.field.uid', kind: 'meta', render: ({ uid }) => uid },
];

/** Letters that lie in the mailbox and could not be taken: which they are, why, and what to do. Nothing while there are none. */
export const GivenUpCard = ({ mailbox: { lettersGivenUp } }: { mailbox: Mailbox }) => {
  const translate = useTranslate();
  if (lettersGivenUp.length === 0) return null;
  return (
    <Card title={translate('mailboxes.section.givenUp')}>
      <p className="rg-prose">{translate('mailboxes.hint.givenUp')}</p>
      <Sheet rows={lettersGivenUp.map((letter) => ({ ...letter, id: String(letter.uid) }))} columns={columns} caption={translate('mailboxes.section.givenUp')} />
    </Card>
  );
};
