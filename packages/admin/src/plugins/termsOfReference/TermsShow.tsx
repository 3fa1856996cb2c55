import { useTranslate } from 'react-admin';
import { termsOfReferenceStandards } from '@reglament/schema';
import { BackLink, Card, DeskTime, formatDay, KeyValue, Name, Page, RecordLink, ShowPage, useConsoleLocale, useTerm } from '@reglament/admin/kit';
import { Decisions } from './Decisions.tsx';
import type { Terms } from './documents.ts';
import { Journal } from './Journal.tsx';
import { StandingChip } from './StandingChip.tsx';
import './terms.css';

/** The day of the review is of use while the review is owed. */
const isInReview = ({ status }: Terms): boolean => status === 'SUBMITTED' || status === 'UNDER_REVIEW';

const Standing = ({ terms }: { terms: Terms }) => {
  const translate = useTranslate();
  const locale = useConsoleLocale();
  const label = (field: string): string => translate(`termsOfReference.field.${field}`);
  return (
    <Card title={translate('termsOfReference.section.standing')} action={<StandingChip terms={terms} />}>
      <KeyValue pairs={[
        [label('term'), terms.termText],
        [label('termOn'), terms.termOn && formatDay(terms.termOn, locale)],
        [label('revision'), terms.revision],
        [label('submittedAt'), terms.submittedAt && <DeskTime key="at" at={terms.submittedAt} style="message" />],
        [label('decisionDueOn'), isInReview(terms) && terms.decisionDueOn && formatDay(terms.decisionDueOn, locale)],
      ]} />
      {terms.decisionComment && <p className="rg-prose">{terms.decisionComment}</p>}
      {!terms.termText && !terms.termOn && terms.status !== 'REJECTED' && <p className="rg-meta">{translate('termsOfReference.hint.term')}</p>}
    </Card>
  );
};

const Facts = ({ terms }: { terms: Terms }) => {
  const translate = useTranslate();
  const term = useTerm();
  const label = (field: string): string => translate(`termsOfReference.field.${field}`);
  const { client, product, ticket } = terms;
  return (
    <Card title={translate('termsOfReference.section.whose')}>
      <KeyValue pairs={[
        [label('client'), <RecordLink key="client" resource="clients" id={client.id}><Name of={client} /></RecordLink>],
        [label('product'), product && <RecordLink key="product" resource="products" id={product.id}><Name of={product} /></RecordLink>],
        [label('ticket'), ticket && <RecordLink key="ticket" resource="tickets" id={ticket.id}>{ticket.number} · {ticket.subject}</RecordLink>],
        [label('standard'), term(termsOfReferenceStandards, terms.standard)],
      ]} />
    </Card>
  );
};

/** One document: its sections, where it stands, what was done (§3.16). */
export default function TermsShow() {
  const translate = useTranslate();
  return (
    <ShowPage<Terms> whole={['sections', 'acts']}>
      {(terms) => (
        <Page title={`${terms.number} · ${terms.title}`} subtitle={<BackLink resource="termsOfReference" label={translate('termsOfReference.menu')} />} actions={<Decisions terms={terms} />}>
          <div className="rg-columns">
            <article className="terms-document">
              {terms.sections.map(({ code, name, text }) => (
                <section key={code} data-depth={code.split('.').length}>
                  <h2><span className="rg-num">{code}</span> {name}</h2>
                  <p className="rg-prose">{text}</p>
                </section>
              ))}
            </article>
            <aside className="rg-stack"><Standing terms={terms} /><Facts terms={terms} /><Journal acts={terms.acts} /></aside>
          </div>
        </Page>
      )}
    </ShowPage>
  );
}
