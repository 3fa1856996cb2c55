import { useTranslate } from 'react-admin';
import { BackLink, Page } from '@reglament/admin/kit';
import { TermsForm } from './TermsForm.tsx';

/** Submits new Terms of Reference for a client (§3.16). */
export default function TermsCreate() {
  const translate = useTranslate();
  return (
    <Page title={translate('termsOfReference.title.create')} subtitle={<BackLink resource="termsOfReference" label={translate('termsOfReference.menu')} />}>
      <TermsForm terms={null} />
    </Page>
  );
}
