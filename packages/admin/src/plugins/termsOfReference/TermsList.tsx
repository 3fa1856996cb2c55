import { useTranslate } from 'react-admin';
import { termsOfReferenceStandards, termsOfReferenceStatuses } from '@reglament/schema';
import { ChoiceFilter, DeskTime, formatDay, GuardedButton, Name, RecordList, SearchFilter, useChoices, useConsoleLocale, useTerm, type SheetColumn } from '@reglament/admin/kit';
import type { TermsRow } from './documents.ts';
import { StandingChip } from './StandingChip.tsx';
import './terms.css';

const Term = ({ terms }: { terms: TermsRow }) => {
  const locale = useConsoleLocale();
  return <>{terms.termOn ? formatDay(terms.termOn, locale) : terms.termText}</>;
};
const Standard = ({ terms }: { terms: TermsRow }) => <>{useTerm()(termsOfReferenceStandards, terms.standard)}</>;

const columns: readonly SheetColumn<TermsRow>[] = [
  { id: 'title', label: 'termsOfReference.field.title', source: 'title', render: ({ title }) => title },
  { id: 'number', label: 'termsOfReference.field.number', source: 'number', kind: 'meta', render: ({ number }) => number },
  { id: 'client', label: 'termsOfReference.field.client', source: 'client', render: ({ client }) => <Name of={client} /> },
  { id: 'standard', label: 'termsOfReference.field.standard', kind: 'meta', render: (terms) => <Standard terms={terms} /> },
  { id: 'status', label: 'termsOfReference.field.status', source: 'status', render: (terms) => <StandingChip terms={terms} /> },
  { id: 'term', label: 'termsOfReference.field.term', render: (terms) => <Term terms={terms} /> },
  { id: 'submitted', label: 'termsOfReference.field.submittedAt', source: 'submittedAt', kind: 'meta', render: ({ submittedAt }) => submittedAt && <DeskTime at={submittedAt} style="date" /> },
];

/** What clients want to have developed (§3.16). */
export default function TermsList() {
  const translate = useTranslate();
  const create = <GuardedButton permission="development.submit" right="termsOfReference.right.submit" kind="primary" to="/termsOfReference/create">{translate('termsOfReference.act.create')}</GuardedButton>;
  return (
    <RecordList<TermsRow>
      resource="termsOfReference" title={translate('termsOfReference.menu')} count="termsOfReference.count" columns={columns} order={{ field: 'submittedAt', order: 'DESC' }} actions={create}
      to={({ id }) => `/termsOfReference/${id}/show`} isOff={({ status }) => status === 'REJECTED' || status === 'WITHDRAWN'}
      filters={<>
        <SearchFilter label={translate('termsOfReference.search')} />
        <ChoiceFilter source="status" label={translate('termsOfReference.field.status')} all={translate('termsOfReference.all')} choices={useChoices(termsOfReferenceStatuses)} toValue={(status) => [status]} />
      </>}
      empty={{ title: translate('termsOfReference.empty.title'), text: translate('termsOfReference.empty.text'), action: create }}
    />
  );
}
