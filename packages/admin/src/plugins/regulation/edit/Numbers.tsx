import { useTranslate } from 'react-admin';
import { quarantineClocks } from '@reglament/schema';
import { TextField } from '@reglament/admin/kit';
import { PlainField, TermField } from './fields.tsx';
import { ParameterGroup } from './ParameterFrame.tsx';
import type { DraftForm } from './useDraftForm.ts';

const records = ['ticket', 'termsOfReference', 'featureRequest'] as const;

const Prefixes = ({ form }: { form: DraftForm }) => {
  const translate = useTranslate();
  const { numberPrefixes } = form.values;
  return (
    <ParameterGroup form={form} parameter="numberPrefixes" hint={translate('regulation.hint.prefixes')}>
      <div className="regulation-row">
        {records.map((record) => (
          <TextField key={record} {...form.at('numberPrefixes', record)} label={translate(`regulation.prefix.${record}`)} autoComplete="off" maxLength={10} value={numberPrefixes[record]}
            onValue={(value) => form.set('numberPrefixes', { ...numberPrefixes, [record]: value })} />
        ))}
      </div>
    </ParameterGroup>
  );
};

/** §4.4: numbers, and when letters join or a ticket comes back. */
export const Correspondence = ({ form }: { form: DraftForm }) => {
  const translate = useTranslate();
  return <>
    <PlainField form={form} parameter="archiveAfterDays" inputMode="numeric" hint={translate('regulation.hint.archive')} />
    <PlainField form={form} parameter="combinedNoticeMinutes" inputMode="numeric" hint={translate('regulation.hint.combined')} />
    <Prefixes form={form} />
  </>;
};

/** §4.9: from when a letter released from quarantine is counted. */
export const Quarantine = ({ form }: { form: DraftForm }) => <TermField form={form} parameter="quarantineClock" vocabulary={quarantineClocks} />;

/** §3.16: by when Terms of Reference are to be reviewed. */
export const TermsReview = ({ form }: { form: DraftForm }) => {
  const translate = useTranslate();
  return <PlainField form={form} parameter="termsOfReferenceReviewDays" inputMode="numeric" hint={translate('regulation.hint.termsReview')} />;
};

/** §6: what a change of the calendar leaves at least. */
export const Grace = ({ form }: { form: DraftForm }) => {
  const translate = useTranslate();
  return <PlainField form={form} parameter="graceWorkingMinutes" inputMode="numeric" hint={translate('regulation.hint.grace')} />;
};
