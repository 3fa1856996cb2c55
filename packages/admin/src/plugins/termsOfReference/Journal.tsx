import { useTranslate } from 'react-admin';
import { Card, formatDay, DeskTime, useConsoleLocale } from '@reglament/admin/kit';
import type { Act } from './documents.ts';

const factOf = (act: Act, name: string): string | undefined => act.params.find((param) => param.name === name)?.value;

const Line = ({ act }: { act: Act }) => {
  const translate = useTranslate();
  const locale = useConsoleLocale();
  const done = act.type === 'DECIDED' ? `termsOfReference.done.${factOf(act, 'decision') ?? ''}` : `termsOfReference.done.${act.type}`;
  const [termText, termOn, revision] = [factOf(act, 'termText'), factOf(act, 'termOn'), factOf(act, 'revision')];
  return (
    <li>
      <b>{translate(done, { _: act.type })}</b>
      {act.type === 'SUBMITTED' && revision && Number(revision) > 1 && <> · {translate('termsOfReference.revision', { number: revision })}</>}
      <div className="rg-meta"><DeskTime at={act.at} style="message" /> · {act.author.name}</div>
      {(termText ?? termOn) && <p>{translate('termsOfReference.field.term')}: {termText}{termText && termOn && ', '}{termOn && formatDay(termOn, locale)}</p>}
      {act.body && <p className="rg-prose">{act.body}</p>}
    </li>
  );
};

/** What was done with the document, the latest first: who, when, and what was said. */
export const Journal = ({ acts }: { acts: readonly Act[] }) => {
  const translate = useTranslate();
  return (
    <Card title={translate('termsOfReference.section.journal')}>
      {acts.length === 0 ? <p className="rg-meta">{translate('termsOfReference.hint.noActs')}</p> : <ol className="terms-journal">{acts.toReversed().map((act) => <Line key={act.id} act={act} />)}</ol>}
    </Card>
  );
};
