import { useState } from 'react';
import { useRecordContext, useTranslate } from 'react-admin';
import { useFormContext } from 'react-hook-form';
import { Button, FormSection, useAct, Wide } from '@reglament/admin/kit';
import { TRY_MAILBOX, type ConnectionTest, type MailboxRecord } from './documents.ts';
import { orderOf } from './toInput.ts';

/** Opens the mailbox as the form stands, and says what came of it; nothing is saved and nothing in the mailbox changes. */
export const ConnectionTrial = () => {
  const translate = useTranslate();
  const { getValues, setError } = useFormContext();
  const known = useRecordContext<MailboxRecord>();
  const { act, pending } = useAct();
  const [test, setTest] = useState<ConnectionTest | null>(null);
  const attempt = async (): Promise<void> => {
    setTest(null);
    const { data, fieldErrors } = await act(TRY_MAILBOX, { ...orderOf(getValues()), ...(known ? { id: known.id } : {}) }, { fields: 'return' });
    for (const [field, message] of Object.entries(fieldErrors)) setError(field, { type: 'server', message });
    setTest(data?.test ?? null);
  };
  return (
    <FormSection title={translate('mailboxes.section.test')} hint={translate('mailboxes.hint.test')}>
      <Wide>
        <div className="rg-stack" role="status">
          <div><Button pending={pending} onClick={() => { void attempt(); }}>{translate('mailboxes.act.test')}</Button></div>
          {pending && <p className="rg-meta">{translate('mailboxes.trying')}</p>}
          {test && !test.fault && <p><span className="rg-chip" data-state="ok">{translate('mailboxes.works')}</span> {translate('mailboxes.holds', { smart_count: test.letters ?? 0 })}</p>}
          {test?.fault && <p className="rg-error">{test.sentence}{test.detail && `\n${translate('mailboxes.field.said')}: ${test.detail}`}</p>}
        </div>
      </Wide>
    </FormSection>
  );
};
