import { useFormContext, useWatch } from 'react-hook-form';
import { useTranslate } from 'react-admin';
import { Button, TextInput, useRead, useSettled } from '@reglament/admin/kit';
import { TICKETS_OF_RELEASE } from './documents.ts';
import { withNumbers } from './toInput.ts';

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Numbers of the requests that the release solves; those that development mended in it are offered (§3.2, §3.3). */
export const SolvedTicketsInput = () => {
  const translate = useTranslate();
  const { setValue } = useFormContext();
  const [product = '', version = '', typed = ''] = useWatch({ name: ['productId', 'productVersion', 'solvedTickets'] }).map(textOf);
  const productVersion = useSettled(version);
  const isNamed = product !== '' && productVersion !== '';
  const { data, isPlaceholderData } = useRead(TICKETS_OF_RELEASE, { productId: product, productVersion }, { enabled: isNamed });
  const { added, all } = withNumbers(typed, isNamed && !isPlaceholderData ? (data ?? []) : []);
  return (
    <div>
      <TextInput source="solvedTickets" label={translate('resources.announcements.fields.solvedTickets')} hint={translate('announcements.hint.solvedTickets')} />
      {added > 0 && (
        <p className="announcements-mended">
          {translate('announcements.mended', { smart_count: added })}{' '}
          <Button size="small" onClick={() => setValue('solvedTickets', all, { shouldDirty: true, shouldValidate: true })}>{translate('announcements.act.addMended')}</Button>
        </p>
      )}
    </div>
  );
};
