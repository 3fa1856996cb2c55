import { useState, type FormEvent } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { useTranslate } from 'react-admin';
import { termsOfReferenceStandards } from '@reglament/schema';
import { beginningIn, Button, ChoiceField, FormSection, Loaded, PickField, TextField, useAct, useChoices, useRead, Wide } from '@reglament/admin/kit';
import { FIND_CLIENTS, FIND_PRODUCTS, FIND_TICKETS, SUBMIT, TEMPLATE, type Submission, type Terms, type TemplateSection } from './documents.ts';
import { Contents, SectionFields } from './SectionFields.tsx';
import { filledOf, missingOf } from './sections.ts';
import { emptyDraft, useDraft, type Draft } from './useDraft.ts';
import './terms.css';

const draftOf = (terms: Terms | null): Draft => (terms ? {
  client: terms.client, product: terms.product, ticket: terms.ticket && { id: terms.ticket.id, name: terms.ticket.number }, title: terms.title, standard: terms.standard,
  texts: Object.fromEntries(terms.sections.map(({ code, text }) => [code, text])),
} : emptyDraft);

const submissionOf = (draft: Draft, sections: readonly TemplateSection[], terms: Terms | null): Submission => ({
  title: draft.title, productId: draft.product?.id ?? null, ticketId: draft.ticket?.id ?? null, sections: filledOf(sections, draft.texts),
  ...(terms ? { termsOfReferenceId: terms.id, expectedVersion: terms.version } : { standard: draft.standard, ...(draft.client ? { clientId: draft.client.id } : {}) }),
});

/** The document as a form driven by its standard; `terms` are those that were sent back for revision. */
export const TermsForm = ({ terms }: { terms: Terms | null }) => {
  const translate = useTranslate();
  const navigate = useNavigate();
  const { act, pending } = useAct();
  const [from] = useState(beginningIn(useLocation().search));
  const [start] = useState(() => ({ ...draftOf(terms), ...(terms ? {} : { ...from?.picked, ...from?.texts }) }));
  // a document that comes from a ticket is another one than the draft that waits
  const { draft, change, discard, isKept } = useDraft(terms ? `${terms.id}/${terms.version}` : from ? `from/${from.picked['ticket']?.id}` : 'new', start);
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [isTried, setTried] = useState(false);
  const template = useRead(TEMPLATE, { standard: draft.standard }, { staleMs: Number.POSITIVE_INFINITY });
  const standards = useChoices(termsOfReferenceStandards);
  const label = (field: string): string => translate(`termsOfReference.field.${field}`);

  const write = (texts: Draft['texts']): void => {
    // What the server said about the sections was about others than these.
    setErrors(({ sections: _said, ...others }) => others);
    change({ texts });
  };
  const submit = async (sections: readonly TemplateSection[]): Promise<void> => {
    setTried(true);
    const { ok, data, fieldErrors } = await act(SUBMIT, submissionOf(draft, sections, terms), {
      fields: 'return', success: terms ? 'termsOfReference.notification.resubmitted' : 'termsOfReference.notification.submitted', patches: 'termsOfReference', invalidates: [['termsOfReference', 'getList']],
    });
    setErrors(fieldErrors);
    if (!ok || !data?.termsOfReference) return;
    discard();
    void navigate(`/termsOfReference/${data.termsOfReference.id}/show`);
  };
  return (
    <Loaded result={template}>
      {({ sections }) => {
        const missing = missingOf(sections, draft.texts);
        return (
          <form className="terms-form" noValidate onSubmit={(event: FormEvent) => { event.preventDefault(); if (!pending) void submit(sections); }}>
            <Contents sections={sections} texts={draft.texts} open={missing} />
            <div>
              <FormSection title={translate('termsOfReference.section.whose')} hint={translate('termsOfReference.hint.module')}>
                <Wide><TextField name="title" label={label('title')} value={draft.title} error={errors['title']} required onValue={(title) => change({ title })} /></Wide>
                <PickField label={label('client')} search={FIND_CLIENTS} value={draft.client} error={isTried && !draft.client ? translate('termsOfReference.hint.whose') : errors['clientId']} required disabled={terms !== null} onValue={(client) => change({ client })} />
                <PickField label={label('product')} search={FIND_PRODUCTS} value={draft.product} error={errors['productId']} empty={translate('termsOfReference.none')} onValue={(product) => change({ product })} />
                <PickField label={label('ticket')} search={FIND_TICKETS} value={draft.ticket} error={errors['ticketId']} empty={translate('termsOfReference.none')} onValue={(ticket) => change({ ticket })} />
                <ChoiceField label={label('standard')} choices={standards} value={draft.standard} error={errors['standard']} disabled={terms !== null} hint={translate('termsOfReference.hint.standard')} onValue={(standard) => change({ standard: standard as Draft['standard'] })} />
              </FormSection>
              <FormSection title={translate('termsOfReference.section.document')} hint={translate('termsOfReference.filled', { filled: filledOf(sections, draft.texts).length, all: sections.length })}>
                <Wide><div className="terms-sections"><SectionFields sections={sections} texts={draft.texts} missing={isTried ? missing : []} onChange={write} /></div></Wide>
              </FormSection>
              <footer className="rg-form-foot">
                {errors['sections'] && <p className="rg-error" role="alert">{errors['sections']}</p>}
                <Button type="submit" kind="primary" pending={pending}>{translate(terms ? 'termsOfReference.act.resubmit' : 'termsOfReference.act.submit')}</Button>
                {isKept && <Button kind="quiet" onClick={discard}>{translate('termsOfReference.act.discard')}</Button>}
                {isKept && <span className="rg-meta">{translate('termsOfReference.hint.kept')}</span>}
              </footer>
            </div>
          </form>
        );
      }}
    </Loaded>
  );
};
