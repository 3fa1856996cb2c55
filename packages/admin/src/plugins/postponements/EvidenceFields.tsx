import { useTranslate } from 'ra-core';
import { evidenceOf, postponementEvidence, type PostponementReason } from '@reglament/schema';
import { ChoiceField, LongTextField, DeskTime, useConsoleLocale, useTerm } from '@reglament/admin/kit';
import type { Category, Said } from './documents.ts';
import { clientMessagesIn, questionsIn, type Proofs } from './evidence.ts';

interface EvidenceFieldsProps {
  reason: PostponementReason;
  proofs: Proofs;
  onProofs: (proofs: Proofs) => void;
  timeline: readonly Said[];
  categories: readonly Category[];
  now: number;
  errors: Readonly<Record<string, string>>;
}

const SaidChoice = ({ name, said, chosen, onChosen, empty, error }: { name: 'questionId' | 'messageId'; said: readonly Said[]; chosen: string; onChosen: (id: string) => void; empty: string; error: string | undefined }) => {
  const term = useTerm();
  return (
    <fieldset className="postponements-choices">
      <legend>{term(postponementEvidence, name)}</legend>
      {said.length === 0 && <p className="postponements-none">{empty}</p>}
      {said.map((one) => (
        <label key={one.id}>
          <input type="radio" name={name} checked={chosen === one.id} onChange={() => onChosen(one.id)} />
          <span><span className="rg-meta"><DeskTime at={one.at} style="message" /> · {one.author.name}</span><br /><span className="postponements-quote">{one.body}</span></span>
        </label>
      ))}
      {error && <p className="rg-error" role="alert">{error}</p>}
    </fieldset>
  );
};

/** What the chosen reason must be proven by, and nothing else (§4.13). */
export const EvidenceFields = ({ reason, proofs, onProofs, timeline, categories, now, errors }: EvidenceFieldsProps) => {
  const translate = useTranslate();
  const locale = useConsoleLocale();
  const term = useTerm();
  const field = evidenceOf[reason];
  const value = proofs[field] ?? '';
  const set = (next: string): void => onProofs({ ...proofs, [field]: next });
  switch (field) {
    case 'testedConfiguration': case 'needed':
      return <LongTextField key={field} name={field} rows={2} required label={term(postponementEvidence, field)} hint={translate(`postponements.hint.${field}`)} value={value} error={errors[field]} onValue={set} />;
    case 'categoryCode':
      return (
        <ChoiceField name={field} required label={term(postponementEvidence, field)} empty={translate('postponements.choose')} value={value} error={errors[field]} onValue={set}
          choices={categories.filter(({ scope }) => scope !== 'IN').map((category) => ({ value: category.code, label: `§${category.clause} ${locale === 'ru' ? category.nameRu : category.nameEn}` }))} />
      );
    case 'questionId': return <SaidChoice name={field} said={questionsIn(timeline, now)} chosen={value} onChosen={set} empty={translate('postponements.noQuestion')} error={errors[field]} />;
    case 'messageId': return <SaidChoice name={field} said={clientMessagesIn(timeline)} chosen={value} onChosen={set} empty={translate('postponements.noMessage')} error={errors[field]} />;
  }
};
