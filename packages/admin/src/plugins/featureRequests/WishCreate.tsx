import { useLocation } from 'react-router';
import { useRecordContext, useTranslate } from 'react-admin';
import { BackLink, beginningIn, CreatePage, FormSection, LongTextInput, PickInput, TextInput, Wide } from '@reglament/admin/kit';
import { FIND_CLIENTS, FIND_PRODUCTS, FIND_TICKETS, type FeatureRequest } from './documents.ts';

const Fields = () => {
  const translate = useTranslate();
  const given = useRecordContext<Partial<FeatureRequest>>();
  const known = beginningIn(useLocation().search);
  const label = (field: string): string => translate(`featureRequests.field.${field}`);
  return (
    <>
      <FormSection title={translate('featureRequests.section.whose')}>
        <PickInput source="clientId" label={label('client')} search={FIND_CLIENTS} known={known?.picked['client'] ?? given?.client} required />
        <PickInput source="productId" label={label('product')} search={FIND_PRODUCTS} known={known?.picked['product'] ?? given?.product} empty={translate('featureRequests.noProduct')} />
        <PickInput source="ticketId" label={label('ticket')} search={FIND_TICKETS} known={known?.picked['ticket'] ?? (given?.ticket && { id: given.ticket.id, name: given.ticket.number })} empty={translate('featureRequests.noTicket')} hint={translate('featureRequests.hint.ticket')} />
      </FormSection>
      <FormSection title={translate('featureRequests.section.what')} hint={translate('featureRequests.hint.module')}>
        <Wide><TextInput source="title" label={label('title')} required /></Wide>
        <Wide><LongTextInput source="text" label={label('text')} hint={translate('featureRequests.hint.text')} rows={6} required /></Wide>
        <Wide><LongTextInput source="benefit" label={label('benefit')} hint={translate('featureRequests.hint.benefit')} rows={3} /></Wide>
      </FormSection>
    </>
  );
};

/** Takes down a wish for a client (§3.12). */
export default function WishCreate() {
  const translate = useTranslate();
  const known = beginningIn(useLocation().search);
  const { client, product, ticket } = known?.picked ?? {};
  const start = known ? { defaultValues: { clientId: client?.id ?? null, productId: product?.id ?? null, ticketId: ticket?.id ?? null, ...known.texts } } : {};
  return (
    <CreatePage {...start} title={translate('featureRequests.title.create')} submit={translate('featureRequests.act.submit')} back={<BackLink resource="featureRequests" label={translate('featureRequests.menu')} />}>
      <Fields />
    </CreatePage>
  );
}
