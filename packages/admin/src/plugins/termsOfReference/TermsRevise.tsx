import { useTranslate } from 'react-admin';
import { BackLink, EmptyState, Page, RecordLink, ShowPage } from '@reglament/admin/kit';
import type { Terms } from './documents.ts';
import { TermsForm } from './TermsForm.tsx';

/** What was sent back for revision is written anew and submitted as the next revision (§3.16). */
export default function TermsRevise() {
  const translate = useTranslate();
  return (
    <ShowPage<Terms> whole={['sections', 'acts']}>
      {(terms) => (
        <Page title={translate('termsOfReference.title.revise', { number: terms.number })} subtitle={<BackLink resource="termsOfReference" label={translate('termsOfReference.menu')} />}>
          {terms.status === 'DRAFT' ? <TermsForm key={terms.version} terms={terms} /> : (
            <EmptyState title={translate('termsOfReference.notDraft.title')} action={<RecordLink resource="termsOfReference" id={terms.id}>{terms.number}</RecordLink>}>{translate('termsOfReference.notDraft.text')}</EmptyState>
          )}
        </Page>
      )}
    </ShowPage>
  );
}
